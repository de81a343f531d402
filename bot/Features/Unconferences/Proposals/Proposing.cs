using System.Globalization;
using OtgBot.Cards.Rendering;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Storage;
using OtgBot.Turns;
using Fact = OtgBot.Turns.Fact;

namespace OtgBot.Features.Unconferences.Proposals;

/// <summary>What members do with topics: propose, read, and change or withdraw their own.</summary>
internal sealed class Proposing(UnconferencesStore store, CoHosts coHosts, Arranging arranging, DialogRunner dialogs) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.propose", new Text("foreslå", "føreslå", "propose"), UnconferencesTexts.ProposeHelp, Propose)
        {
            OpensForm = true,
            Example = new Text("foreslå Klarspråk i brev", "føreslå Klarspråk i brev", "propose Plain language in letters"),
        });
        map.Command(
            new Command("unconferences.topics", new Text("temaer|tema", "tema", "topics|topic"), UnconferencesTexts.TopicsHelp, Topics)
            {
                Example = new Text("tema 4", "tema 4", "topic 4"),
            });
        map.Command(new Command("unconferences.edit", new Text("endre tema", "endre tema", "edit topic"), UnconferencesTexts.EditHelp, Edit)
        {
            Example = new Text("endre tema 4", "endre tema 4", "edit topic 4"),
        });
        map.Command(new Command("unconferences.withdraw", new Text("trekk|trekk tema", "trekk|trekk tema", "withdraw|withdraw topic"),
            UnconferencesTexts.WithdrawHelp, Withdraw)
        {
            Deed = DeedOfWithdraw,
            MostWords = 1,
            Example = new Text("trekk 4", "trekk 4", "withdraw 4"),
        });
        map.Button(new Button("unconferences.topics", Topics));
        map.Button(new Button("unconferences.edit", Edit));
        map.Dialog(UnconferencesDialogs.Propose(Proposed));
        map.Dialog(UnconferencesDialogs.ProposeShared(Proposed));
        map.Dialog(UnconferencesDialogs.Edit(Edited));
        map.Dialog(UnconferencesDialogs.Alike(Chosen));
    }

    public async Task Propose(Turn turn, Arguments arguments)
    {
        var unconference = await Current(turn);
        unconference.CheckProposing();
        if (turn.Incoming.Text.Length > Topic.LongestAbout && arguments.All.Length > Topic.LongestAbout)
            await turn.Tell(UnconferencesTexts.TooLongToPropose(await turn.PersonLanguage(),
                Math.Max(arguments.All.Length, turn.Incoming.Text.Trim().Length)));
        await dialogs.Start(turn, unconference.Communities.Count > 1 ? "unconferences.propose-shared" : "unconferences.propose",
            UnconferencesDialogs.Prefill(arguments.All),
            WithLink(Context(unconference), turn.Incoming.Button?[CommandButtons.MessageLink]));
    }

    private static Dictionary<string, string> WithLink(Dictionary<string, string> context, string? link)
    {
        if (link is not null && SafeAddress.IsPage(link)) context[CommandButtons.MessageLink] = link;
        return context;
    }

    /// <summary>The dialog is filled in.</summary>
    public async Task Proposed(Turn turn, Answers answers)
    {
        var unconference = await Find(turn, answers.Context.GetValueOrDefault("u"));
        unconference.CheckProposing();
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        var draft = (await Draft(turn, unconference, answers.Values, topics, answers.Nonce))
            with
        { From = answers.Context.GetValueOrDefault(CommandButtons.MessageLink) };
        if (topics.All(topic => topic.Nonce != answers.Nonce) && Likeness.Of(draft.Title, topics) is { Count: > 0 } alike)
        {
            await turn.Reply(AlikeCards.Alike(draft.Title, alike, await turn.PersonLanguage()));
            await dialogs.Start(turn, "unconferences.alike", context: WithLink(new Dictionary<string, string>(answers.Values)
            {
                ["u"] = unconference.Id,
                ["nonce"] = answers.Nonce,
                ["like"] = alike[0].Number.ToString(CultureInfo.InvariantCulture),
            }, answers.Context.GetValueOrDefault(CommandButtons.MessageLink)));
            return;
        }

        await Propose(turn, unconference, draft);
    }

    /// <summary>The one who proposes has read what it is like, and said what they want.</summary>
    public async Task Chosen(Turn turn, Answers answers)
    {
        var unconference = await Find(turn, answers.Context.GetValueOrDefault("u"));
        var like = Number(answers.Context.GetValueOrDefault("like"));
        if (answers["then"] == UnconferencesDialogs.Drop)
        {
            var there = await store.Topic(unconference.Id, like, turn.Cancel) ?? throw Refusal.NoSuchTopic(like);
            await turn.Reply(TopicCards.One(unconference, there.Value, await turn.PersonLanguage(), reader: turn.SoleReader));
            return;
        }

        unconference.CheckProposing();
        var draft =
            (await Draft(turn, unconference, answers.Context, await store.Topics(unconference.Id, turn.Cancel), answers.Context["nonce"]))
                with
            { From = answers.Context.GetValueOrDefault(CommandButtons.MessageLink) };
        await Propose(turn, unconference, answers["then"] == UnconferencesDialogs.AskToMerge ? draft with { LikeTo = like } : draft);
    }

    private async Task<Topic> Draft(Turn turn, Unconference unconference, IReadOnlyDictionary<string, string> answers,
        IReadOnlyList<Topic> topics, string nonce) =>
        UnconferencesDialogs.Read(answers, new Topic
        {
            Number = 0,
            Title = "",
            About = "",
            Format = default,
            Minutes = 0,
            Language = (await turn.PersonLanguage()).Tag(),
            Host = new Domain.Host(turn.PersonKey.Value, UnconferencesDialogs.HostName(turn.Person.Name))
            {
                Handle = Mentioning.HandleOf(turn.Incoming.Address, turn.Person.Id),
                Organisation = answers.GetValueOrDefault(UnconferencesDialogs.Consent) == "true"
                    ? unconference.OrganisationOf(turn.Community.Address.Partition)
                    : null,
            },
            CoHosts = Few(await coHosts.Named(turn, unconference, answers.GetValueOrDefault("cohosts", ""), null, topics)),
            Nonce = nonce,
        });

    private static IReadOnlyList<Domain.Host> Few(IReadOnlyList<Domain.Host> hosts) =>
        hosts.Count < Topic.MostHosts ? hosts : throw TopicRefusal.TooManyHosts(null);

    private async Task Propose(Turn turn, Unconference unconference, Topic draft)
    {
        var (topic, isNew) = await store.Propose(unconference.Id, draft, turn.Cancel);
        await turn.Facts.Add(turn.Community.Address.Partition, turn.PersonKey, FactOf(turn, unconference, topic), turn.Cancel);
        if (isNew)
            await turn.Announce(unconference, (partition, language) => ValueTask.FromResult(
                HostingCommands.Welcoming(turn, partition, TopicCards.Proposed(unconference, topic, language), topic.CoHosts, language)),
                    isPost: true);
        else await turn.Tell(UnconferencesTexts.AlreadyThere(await turn.PersonLanguage(), topic.Number));
    }

    public async Task Topics(Turn turn, Arguments arguments)
    {
        var unconference = await store.Latest(turn.Community.Address.Partition, turn.Cancel);
        if (arguments.IsEmpty || PageNumber.Of(arguments) is not null)
        {
            var topics = await store.Topics(unconference.Id, turn.Cancel);
            await turn.Reply(TopicCards.List(unconference, topics, PageNumber.Of(arguments) ?? 1, turn.Language));
            return;
        }

        if (arguments.Number(0) is null && arguments.All.Any(char.IsLetter))
        {
            await Search(turn, unconference, arguments.All.Trim(' ', '«', '»', '"', '“', '”', '?', '!', '.'));
            return;
        }

        var number = Number(arguments);
        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        await turn.Reply(await Shown(turn, unconference, topic.Value));
    }

    /// <summary>By its words: the one that has them, else a list of all that do.</summary>
    private async Task Search(Turn turn, Unconference unconference, string words)
    {
        var found = TopicSearch.Find(await store.Topics(unconference.Id, turn.Cancel), words);
        if (found.Count == 0) throw Refusal.NoTopicAbout(CommandText.Short(words, 40));
        await turn.Reply(found is [var only]
            ? await Shown(turn, unconference, only)
            : TopicCards.Found(unconference, found, words, turn.Language));
    }

    /// <summary>One topic in full. What a lead has hidden only its hosts and leads may read, and only if nobody else does.</summary>
    private async Task<Cards.Card> Shown(Turn turn, Unconference unconference, Topic topic)
    {
        if (topic.IsHidden && !(turn.IsPersonal && (turn.IsLead || topic.IsHostedBy(turn.PersonKey.Value))))
            return AlikeCards.Hidden(topic, turn.Language);
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        var parts = topics.Where(part => part.MergedInto == topic.Number).Select(part => part.Number).ToList();
        return TopicCards.One(unconference, topic, turn.Language, parts, turn.SoleReader, topic.PartnerIn(topics)?.Number);
    }

    /// <summary>A page of the list: if another page was pressed for the one who pressed, else as an answer.</summary>
    public async Task Topics(Turn turn, ButtonPress press)
    {
        var unconference = await Find(turn, press["u"]);
        var list = TopicCards.List(unconference, await store.Topics(unconference.Id, turn.Cancel), PageNumber.Of(press), turn.Language);
        if (press["page"] is null) await turn.Reply(list);
        else await turn.TurnPage(list);
    }

    public async Task Edit(Turn turn, Arguments arguments) => await Edit(turn, await Current(turn), Number(arguments));

    public async Task Edit(Turn turn, ButtonPress press) => await Edit(turn, await Find(turn, press["u"]), Number(press["n"]));

    /// <summary>The changed topic was sent.</summary>
    public async Task Edited(Turn turn, Answers answers)
    {
        var unconference = await Find(turn, answers.Context.GetValueOrDefault("u"));
        unconference.CheckEditing(turn.Clock.GetUtcNow());
        var read = await Own(turn, unconference, Number(answers.Context.GetValueOrDefault("n")));
        if (read.Value.EditNonce == answers.Nonce)
        {
            await turn.Reply(TopicCards.One(unconference, read.Value, turn.Language, reader: turn.SoleReader));
            return;
        }

        var joined =
            await coHosts.Named(turn, unconference, answers["cohosts"], read.Value, await store.Topics(unconference.Id, turn.Cancel));
        var changed = UnconferencesDialogs.Read(answers.Values, read.Value) with { CoHosts = Few(joined), EditNonce = answers.Nonce };
        if (read.ETag == answers.Context.GetValueOrDefault("etag") && await store.Put(read, changed, turn.Cancel))
        {
            await turn.Announce(unconference, language => TopicCards.One(unconference, changed, language));
            return;
        }

        // Nobody's words are lost: what stands is shown, and what was written waits in a form that begins from there.
        var now = await Own(turn, unconference, read.Value.Number);
        await turn.Tell(UnconferencesTexts.ChangedMeanwhile(await turn.PersonLanguage(), now.Value.Number));
        await turn.Reply(TopicCards.One(unconference, now.Value, turn.Language, reader: turn.SoleReader));
        await dialogs.Start(turn, "unconferences.edit", UnconferencesDialogs.Prefill(changed), Context(unconference, now));
    }

    public async Task Withdraw(Turn turn, Arguments arguments) => await Withdraw(turn, await Meant(turn, arguments), Number(arguments));

    public async Task<Deed?> DeedOfWithdraw(Turn turn, Arguments arguments)
    {
        var unconference = await Meant(turn, arguments);
        unconference.CheckWithdrawing();
        var topic = (await Own(turn, unconference, Number(arguments))).Value;
        TopicRights.CheckWithdraw(topic, turn.PersonKey.Value);
        return new Deed(unconference.Id, topic.Words, DeedTexts.Withdraw(topic, unconference.Name), UnconferencesTexts.WithdrawNow);
    }

    private async Task Edit(Turn turn, Unconference unconference, int number)
    {
        unconference.CheckEditing(turn.Clock.GetUtcNow());
        var topic = await Own(turn, unconference, number);
        await dialogs.Start(turn, "unconferences.edit", UnconferencesDialogs.Prefill(topic.Value), Context(unconference, topic));
    }

    private async Task Withdraw(Turn turn, Unconference unconference, int number)
    {
        unconference.CheckWithdrawing();
        TopicRights.CheckWithdraw((await Own(turn, unconference, number)).Value, turn.PersonKey.Value);

        // The agenda first: if a host dies in between, the same words again do the rest.
        await arranging.TakeOut(turn, unconference, number);
        var topic = await store.Change(unconference.Id, number, old =>
        {
            TopicRights.CheckWithdraw(old, turn.PersonKey.Value);
            return old with { IsWithdrawn = true };
        }, turn.Cancel);
        await turn.Facts.Remove(turn.Community.Address.Partition, turn.PersonKey, FactOf(turn, unconference, topic), turn.Cancel);
        if (turn.Incoming.Kind == IncomingKind.Button) await turn.Replace(TopicCards.One(unconference, topic, turn.LanguageOfCard));
        else await turn.Reply(UnconferencesTexts.Withdrawn(turn.Language, number, topic.Title));
    }

    /// <summary>A topic of the person who asks. Throws a sentence if it is another's, withdrawn or not there.</summary>
    private async Task<Stored<Topic>> Own(Turn turn, Unconference unconference, int number)
    {
        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        TopicRights.Check(topic.Value, turn.PersonKey.Value);
        return topic;
    }

    private async Task<Unconference> Current(Turn turn) => await store.Current(turn.Community.Address.Partition, turn.Cancel);

    private Task<Unconference> Meant(Turn turn, Arguments arguments) =>
        store.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);

    private async Task<Unconference> Find(Turn turn, string? id) => await store.Find(turn.Community.Address.Partition, id, turn.Cancel);

    /// <summary>Sealed, since the topic says by name who proposed it.</summary>
    private static Fact FactOf(Turn turn, Unconference unconference, Topic topic) =>
        new(FactKind.Proposed, 0, turn.Seal(string.Create(CultureInfo.InvariantCulture, $"{unconference.Id}/{topic.Number}")));

    private static Dictionary<string, string> Context(Unconference unconference, Stored<Topic>? topic = null) => topic is null
        ? new() { ["u"] = unconference.Id }
        : new() { ["u"] = unconference.Id, ["n"] = topic.Value.Number.ToString(CultureInfo.InvariantCulture), ["etag"] = topic.ETag };

    private static int Number(Arguments arguments) => arguments.Number(0) ?? throw Refusal.NoTopicNumber();

    private static int Number(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Refusal.NoTopicNumber();
}
