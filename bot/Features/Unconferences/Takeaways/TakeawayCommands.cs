using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OtgBot.Cards.Inputs;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Takeaways;

/// <summary>
/// Members tell what came out of a session, and what they start and stop; one of them may go on as a suggested microaction.
/// </summary>
internal sealed class TakeawayCommands(UnconferencesStore store, TakeawayStore takeaways, DialogRunner dialogs) : IFeature
{
    private const string DialogName = "unconferences.takeaway";

    /// <summary>Another feature's command, by its name: if that feature is not there, neither is the button.</summary>
    private const string SuggestCommand = "suggestions.suggest";

    public void Map(FeatureMap map)
    {
        map.Command(new Command(DialogName, new Text("lærdom", "lærdom", "takeaway"), TakeawayTexts.TellHelp,
            Tell)
        { OpensForm = true, Example = TakeawayTexts.TellExample });
        map.Command(new Command("unconferences.takeaways", new Text("lærdommer|lærdommene", "lærdomar|lærdomane", "takeaways"),
            TakeawayTexts.ListHelp, List));
        map.Command(new Command("unconferences.remove-takeaway", new Text("fjern lærdom", "fjern lærdom", "remove takeaway"),
            TakeawayTexts.RemoveHelp, Remove)
        { Example = TakeawayTexts.RemoveExample });
        map.Command(new Command("unconferences.suggest-takeaway", new Text("tips fra lærdom", "tips frå lærdom", "suggest from takeaway"),
            TakeawayTexts.SuggestHelp, Suggest)
        { Example = TakeawayTexts.SuggestExample });
        map.Button(new Button(TakeawayCards.ListVerb, List));
        map.Dialog(new Dialog(DialogName, TakeawayTexts.Title,
        [
            new NumberQuestion("topic", TakeawayTexts.TopicLabel, 1, Topic.Most),
            new TextQuestion("out", TakeawayTexts.OutLabel,
                Takeaway.LongestOut) { Hint = TakeawayTexts.OutHint, IsMultiline = true, MayAsk = true },
            new TextQuestion("start", TakeawayTexts.StartLabel,
                Takeaway.LongestStep) { Hint = TakeawayTexts.StepHint, IsOptional = true, MayAsk = true },
            new TextQuestion("stop", TakeawayTexts.StopLabel,
                Takeaway.LongestStep) { Hint = TakeawayTexts.StepHint, IsOptional = true, MayAsk = true },
        ], Told)
        {
            Check = async (turn, answers) => await TopicOf(await store.Of(turn, answers), answers.Number("topic"), turn.Cancel),
            Introduction = TakeawayTexts.Introduction,
            Submit = TakeawayTexts.Submit,
        });
        map.Personal(new PersonalData(TakeawayTexts.Title, Read, Erase));
    }

    private async Task Tell(Turn turn, Arguments arguments)
    {
        var unconference = await Held(turn);
        if (arguments.Number(0) is { } number) await TopicOf(unconference, number, turn.Cancel);
        await dialogs.Start(turn, DialogName,
            arguments.Number(0) is { } topic
                ? new Dictionary<string, string> { ["topic"] = topic.ToString(CultureInfo.InvariantCulture) }
                : null,
            new Dictionary<string, string> { ["u"] = unconference.Id },
            new Dictionary<string, Choice[]> { ["topic"] = await Topics(unconference, turn.Cancel) });
    }

    /// <summary>Those that something can have come out of.</summary>
    private async Task<Choice[]> Topics(Unconference unconference, CancellationToken cancel) =>
    [
        .. (await store.Topics(unconference.Id, cancel)).Where(topic => topic.Stands)
            .Select(topic => new Choice($"{topic.Number}. {topic.Title}", topic.Number.ToString(CultureInfo.InvariantCulture))),
    ];

    private async Task Told(Turn turn, Answers answers)
    {
        var unconference = await store.Of(turn, answers);
        var topic = await TopicOf(unconference, answers.Number("topic"), turn.Cancel);
        var (takeaway, isNew) = await takeaways.Add(unconference.Id, new Takeaway
        {
            Number = 0,
            Topic = topic.Number,
            Out = answers["out"],
            Start = answers["start"] is { Length: > 0 } start ? start : null,
            Stop = answers["stop"] is { Length: > 0 } stop ? stop : null,
            Nonce = answers.Nonce,
            By = turn.PersonKey.Value,
        }, turn.Cancel);
        var canSuggest = turn.Routes.FindCommand(SuggestCommand) is not null;
        if (isNew)
            await turn.Announce(unconference, language => TakeawayCards.One(unconference.Id, takeaway, topic.Title, canSuggest, language));
        else await turn.Tell(TakeawayTexts.AlreadyTold(await turn.PersonLanguage(), takeaway.Number));
    }

    private async Task List(Turn turn, Arguments arguments)
    {
        var unconference = await Held(turn);
        await turn.Reply(await ListOf(turn, unconference, PageNumber.Of(arguments) ?? 1));
    }

    private async Task List(Turn turn, ButtonPress press)
    {
        var unconference = await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        await turn.TurnPage(await ListOf(turn, unconference, PageNumber.Of(press)));
    }

    private async Task<Cards.Card> ListOf(Turn turn, Unconference unconference, int page) =>
        TakeawayCards.List(unconference, await takeaways.Standing(unconference.Id, turn.Cancel),
            await store.Topics(unconference.Id, turn.Cancel), page, turn.Language);

    private async Task Remove(Turn turn, Arguments arguments)
    {
        var unconference = await Held(turn);
        var number = arguments.Number(0) ?? throw TakeawayRefusal.WhichTakeaway();
        await takeaways.Change(unconference.Id, number, old =>
        {
            // A lead of another community that takes part is a guest here.
            if (old.By != turn.PersonKey.Value && !turn.IsLead) throw TakeawayRefusal.NotYours(number);
            if (old.By != turn.PersonKey.Value) unconference.CheckOwner(turn.Community.Address.Partition);
            return old with { IsRemoved = true };
        }, turn.Cancel);
        await turn.Tell(TakeawayTexts.Removed(await turn.HeardLanguage(), number));
    }

    /// <summary>Runs the other feature's command as if it were typed, with the words of the takeaway.</summary>
    private async Task Suggest(Turn turn, Arguments arguments)
    {
        var unconference = arguments.Named is { } named
            ? await store.Find(turn.Community.Address.Partition, named.Object, turn.Cancel)
            : await Held(turn);
        var number = arguments.Number(0) ?? throw TakeawayRefusal.WhichTakeaway();
        var takeaway = (await takeaways.Standing(unconference.Id, turn.Cancel)).FirstOrDefault(told => told.Number == number)
            ?? throw TakeawayRefusal.WhichTakeaway();
        var suggest = turn.Routes.FindCommand(SuggestCommand) ?? throw TakeawayRefusal.CannotSuggest();
        var words = CommandText.Clean(takeaway.Step);
        await suggest.Run(turn, new Arguments(words, CommandText.Split(words), []));
    }

    private async Task<Topic> TopicOf(Unconference unconference, int number, CancellationToken cancel)
    {
        var topic = new Standing(await store.Topics(unconference.Id, cancel)).Find(number);
        return topic ?? throw TakeawayRefusal.NoSuchTopic(number);
    }

    /// <summary>The latest unconference that has come so far that something came out of it; a new one may have been opened since.</summary>
    private async Task<Unconference> Held(Turn turn)
    {
        var all = await store.All(turn.Community.Address.Partition, turn.Cancel);
        if (all.Count == 0) throw Refusal.NoneYet();
        return all.LastOrDefault(edition => edition.Unconference.Phase >= Phase.Published)?.Unconference
            ?? throw TakeawayRefusal.TooEarly();
    }

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var unconference in await store.Touched(scope.Communities, cancel))
        {
            foreach (var takeaway in (await takeaways.All(unconference.Id, cancel)).Where(takeaway => takeaway.By == scope.Key.Value))
                yield return new PersonalItem(TakeawayTexts.Personal(unconference.Name, takeaway),
                    JsonSerializer.SerializeToNode(takeaway, UnconferencesJson.Default.Takeaway)!);
        }
    }

    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var unconference in await store.Touched(scope.Communities, cancel))
            await takeaways.Erase(unconference.Id, scope.Key, cancel);
    }
}
