using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>How an agenda gets out: to all communities, and outside the chat.</summary>
internal sealed class Publishing(UnconferencesStore unconferences, AgendaStore agendas, Links links, LeadNews news, Following following,
    Notices notices) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Lead("publish", new Text("publiser|publiser programmet", "publiser|publiser programmet", "publish|publish the agenda"),
            PlanTexts.PublishHelp, Publish, deed: DeedOfPublish);
        map.Lead("export", new Text("eksporter", "eksporter", "export"), ExportTexts.ExportHelp, Export);
        map.Lead("new-link", new Text("ny lenke", "ny lenkje", "new link"), ExportTexts.NewLinkHelp, NewLink, inHelp: false,
            deed: DeedOfNewLink);
    }

    /// <summary>A yes is one to the draft that was looked at.</summary>
    public async Task<Deed?> DeedOfPublish(Turn turn, Arguments arguments)
    {
        var unconference = await Current(turn);
        var (plan, before, _, _) = await Ready(turn, unconference, turn.Clock.GetUtcNow());
        return new Deed(unconference.Id, plan.Id, DeedTexts.Publish(unconference.Name, before is not null), DeedTexts.PublishYes);
    }

    /// <summary>Tells the agenda that waits. Said twice, it is told once.</summary>
    public async Task Publish(Turn turn, Arguments arguments)
    {
        var unconference = await Meant(turn, arguments);
        var now = turn.Clock.GetUtcNow();
        var (plan, before, terms, topics) = await Ready(turn, unconference, now);
        if (arguments.Named is { } named && named.Version != plan.Id) throw PlanRefusal.PlanIsOld();
        var isOut = unconference.Phase == Phase.Published;

        if (plan.Sessions.Count == 0) throw PlanRefusal.IsEmpty();
        var told = News.Published(before?.Plan == plan.Id ? before.Version : plan.Before + 1);
        await news.Expect(unconference, told, now);
        await notices.Expect(unconference, now, turn.Cancel);

        // Two documents: if a host dies between them, the same word said again does the rest.
        var (agenda, isNew) = await agendas.Publish(unconference.Id, plan, now,
            made =>
                made with
                {
                    Items = Domain.Agenda.Programme.Placed(made.Items, terms, unconference.Date, unconference.TimeZone, now),
                    Zone = unconference.Zone,
                    Date = unconference.Date
                },
            (old, made) => notices.Of(unconference, old, made, turn.PersonKey, hostsOnly: true), turn.Cancel);
        var isFirst = false;
        unconference = await unconferences.Change(unconference.Id, old =>
        {
            isFirst = old.Phase != Phase.Published;
            return old.Publish(now);
        }, turn.Cancel);
        var url = await links.Public(unconference.Id, turn.Cancel);

        // Who took it into its phase tells it; if it was in that already, who wrote the new version.
        if (isOut ? !isNew : !isFirst)
        {
            // Another lead was faster by a moment, and all communities read it from there.
            await turn.Reply(AgendaCards.Agenda(unconference, agenda, topics, 1, url, turn.Language));
            return;
        }

        // What is as it was is no news.
        if (isOut && agenda.Changes.Count == 0)
        {
            await turn.Tell(AgendaTexts.SameAsBefore(await turn.HeardLanguage()));
            return;
        }

        if (turn.Incoming.Button is { } press && press[Confirming.Asked] is null)
            await turn.Replace(PlanCards.Told(unconference, turn.LanguageOfCard));
        await news.Tell(turn, unconference, told, now);
        if (url is not null) await Shelve(turn, unconference, url);
        await following.Changed(unconference.Id, turn.Cancel);
    }

    /// <summary>The page of the agenda, at the top of each channel that has a place for it.</summary>
    private async Task Shelve(Turn turn, Unconference unconference, string url)
    {
        var kind = url[..(url.LastIndexOf('/') + 1)];
        foreach (var partition in unconference.Communities)
        {
            if (await turn.Communities.Get(partition, turn.Cancel) is not { CanPost: true } community) continue;
            await turn.Communities.Shelve(community,
                new ShelfLink(AgendaTexts.Title(community.Language, unconference.Name), url, kind), turn.Cancel);
        }
    }

    public async Task Export(Turn turn, Arguments arguments) => await ShowLink(turn, await Current(turn), isNew: false);

    public async Task<Deed?> DeedOfNewLink(Turn turn, Arguments arguments)
    {
        var unconference = await Current(turn);
        if (!links.ArePossible) throw ExportTexts.NoAddress();
        return new Deed(unconference.Id, await links.Version(unconference.Id, turn.Cancel), DeedTexts.NewLink(unconference.Name),
            ExportTexts.NewLinkNow);
    }

    /// <summary>The old address shows nothing any more.</summary>
    public async Task NewLink(Turn turn, Arguments arguments) => await ShowLink(turn, await Meant(turn, arguments), isNew: true);

    private async Task ShowLink(Turn turn, Unconference unconference, bool isNew)
    {
        var url = await MakeLink(turn, unconference, isNew);
        var isOut = await agendas.Published(unconference.Id, turn.Cancel) is not null;
        if (isOut) await Shelve(turn, unconference, url);
        var card = ExportCard(unconference, url, await links.Version(unconference.Id, turn.Cancel), turn.LanguageOfCard, isOut);
        if (turn.Incoming.Button is null) await turn.Reply(card);
        else await turn.Replace(card);
    }

    public static Card ExportCard(Unconference unconference, string url, string version, Language language, bool isPublished)
    {
        var title = ExportTexts.Title(language, unconference.Name);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                new TextBlock(ExportTexts.Explanation(language, isPublished)),
                new TextBlock(ExportTexts.HostsAgree(language)),
                new TextBlock(url),
                new TextBlock(ExportTexts.HowToRevoke(language)) { Style = TextStyle.Subtle },
            ],
            Actions =
            [
                new ActionOpenUrl(ExportTexts.WebPage.In(language), url),
                new ActionOpenUrl(ExportTexts.Signs.In(language), url + "/signs"),
                new ActionOpenUrl(ExportTexts.Calendar.In(language), url + "/agenda.ics"),
                new ActionOpenUrl(ExportTexts.Csv.In(language), url + "/agenda.csv"),
                new ActionOpenUrl(ExportTexts.Json.In(language), url + "/agenda.json"),
                UnconferencesCards.Sure(ExportTexts.NewLink, ExportTexts.NewLinkSure,
                    CommandButtons.For("unconferences.new-link", ExportTexts.NewLinkNow.In(language), unconference.Id, version)
                        with { Style = ActionStyle.Destructive }, language),
            ],
        };
    }

    /// <summary>The draft that waits, and what people know. Throws a sentence if there is nothing to publish.</summary>
    private async Task<(PlannedAgenda Plan, PublishedAgenda? Before, AgendaTerms Terms, IReadOnlyList<Topic> Topics)> Ready(Turn turn,
        Unconference unconference, DateTimeOffset now)
    {
        _ = unconference.Publish(now);
        var plan = await agendas.Plan(unconference.Id, turn.Cancel) ?? throw PlanRefusal.NoPlan();
        var before = await agendas.Published(unconference.Id, turn.Cancel);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        if (before?.Plan == plan.Id && unconference.Phase == Phase.Published) throw PlanRefusal.NoPlan();
        if (before?.Plan != plan.Id && !Fits(unconference, plan, before, terms, topics)) throw PlanRefusal.PlanIsOld();
        return (plan, before, terms, topics);
    }

    /// <summary>False if what it was made from is no longer so.</summary>
    private static bool Fits(Unconference unconference, PlannedAgenda plan, PublishedAgenda? before, AgendaTerms terms,
        IReadOnlyList<Topic> topics) =>
        plan.Terms == terms.Revision && plan.Slots.All(terms.SlotsOn(unconference.Date, unconference.TimeZone).Contains)
            && plan.Before == (before?.Version ?? 0)
        && plan.Sessions.All(session => topics.Any(topic => topic.Number == session.Topic && topic.Stands));

    private async Task<string> MakeLink(Turn turn, Unconference unconference, bool isNew)
    {
        if (!links.ArePossible) throw ExportTexts.NoAddress();
        var id = unconference.Id;
        return (isNew ? await links.RenewPublic(id, turn.Cancel) : await links.MakePublic(id, turn.Cancel))
            ?? throw ExportTexts.NoAddress();
    }

    private async Task<Unconference> Meant(Turn turn, Arguments arguments)
    {
        if (arguments.Named is not { } named) return await Current(turn);
        var unconference = await unconferences.Find(turn.Community.Address.Partition, named.Object, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }

    private async Task<Unconference> Current(Turn turn)
    {
        var unconference = await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }
}
