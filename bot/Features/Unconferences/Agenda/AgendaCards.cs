using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>The cards of an agenda: all of it by slot, one person's day, and right now.</summary>
internal static class AgendaCards
{
    public static ActionExecute SeeAgenda(Language language) =>
        CommandButtons.For("unconferences.agenda", AgendaTexts.SeeAgenda.In(language));

    /// <summary>Before it is published, for leads.</summary>
    public static Card Draft(Unconference unconference, PlannedAgenda plan, IReadOnlyList<Topic> topics, int page, Language language)
    {
        var title = AgendaTexts.DraftTitle(language, unconference.Name);
        var pages = new Pages<PlacedSession>(plan.Placed, page);
        return Of(title, AgendaTexts.Summary(language, unconference.Name, plan.Placed.Count),
            [.. BySlot(pages.Items, unconference, plan.AsPublished(), topics, language), .. pages.Line(language)],
        [
            PlanCards.Publish(unconference, plan, language) with { Style = ActionStyle.Positive },
            .. pages.Buttons("unconferences.draft", unconference, language),
        ], language);
    }

    /// <param name="unconference">Whose agenda.</param>
    /// <param name="agenda">As published.</param>
    /// <param name="topics">For titles and hosts.</param>
    /// <param name="page">From 1.</param>
    /// <param name="url">The page with the same, if a lead has made its link.</param>
    /// <param name="language">Of the reader.</param>
    public static Card Agenda(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<Topic> topics, int page, string? url,
        Language language) =>
        Whole(AgendaTexts.Title(language, unconference.Name), [], unconference, agenda, topics, page, url, language);

    /// <summary>What all communities read when an agenda is published: the first time all of it, later what changed.</summary>
    public static Card Published(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<Topic> topics, string? url,
        Language language)
    {
        if (agenda.Version == 1 && unconference.IsOpen) return WallCards.Opened(unconference, agenda, language);
        if (agenda.Version == 1)
            return Whole(AgendaTexts.PublishedTitle(language, unconference.Name), [], unconference, agenda, topics, 1, url, language);
        var title = AgendaTexts.ChangedTitle(language, unconference.Name);
        var changes = agenda.Changes.Take(20)
            .Select(change => AgendaTexts.Change(language, change, topics, unconference.Date) + Beside(agenda, change, language)).ToList();
        if (agenda.Changes.Count > changes.Count) changes.Add(PlanTexts.AndMore(language, agenda.Changes.Count - changes.Count));
        return Of(title, title, [new TextBlock(changes.Count == 0 ? AgendaTexts.NothingChanged(language) : string.Join('\n', changes))],
            [SeeAgenda(language), .. Ways(url, language)], language);
    }

    private static string Beside(PublishedAgenda agenda, SessionChange change, Language language) => string.Concat(
        agenda.Standing.Where(session => session.Topic == change.Topic && session.Place == change.To)
            .SelectMany(agenda.Standing.Beside).Select(other => " " + PairTexts.SharesWith(language, other.Topic)));

    /// <param name="unconference">Whose agenda.</param>
    /// <param name="day">The person's steps.</param>
    /// <param name="hasVotes">False if nothing was voted for.</param>
    /// <param name="topics">For titles and hosts.</param>
    /// <param name="isNamed">Whether a host agreed to be named outside the chat; null for who hosts nothing.</param>
    /// <param name="ics">The person's calendar link, or null if there is no address for it.</param>
    /// <param name="language">Of the person.</param>
    public static Card Mine(Unconference unconference, IReadOnlyList<DayStep> day, bool hasVotes, IReadOnlyList<Topic> topics,
        bool? isNamed, string? ics, Language language)
    {
        var title = AgendaTexts.MineTitle(language, unconference.Name);
        var body = new List<CardElement>();
        foreach (var step in day)
        {
            var lines = new List<string> { step.Mine is { } mine
                ? AgendaTexts.Place(language, [mine, .. step.Beside], topics)
                : AgendaTexts.Free(language) };
            if (step.IsHost) lines.Add(AgendaTexts.YouHost(language));
            if (step.Missed.Count > 0)
                lines.Add(AgendaTexts.AtTheSameTime(language,
                    string.Join("; ", step.Missed.Select(missed => AgendaTexts.Session(language, missed, topics)))));
            body.Add(new Period(language.Clock(step.Start, step.End), step.Start, step.End));
            body.Add(new TextBlock(string.Join('\n', lines)));
        }

        body.Add(new TextBlock(AgendaTexts.MineHint(language, hasVotes)) { Style = TextStyle.Subtle });
        if (isNamed is { } named) body.Add(new TextBlock(Exports.ExportTexts.NameState(language, named)) { Style = TextStyle.Subtle });
        if (ics is not null) body.Add(new TextBlock(Exports.ExportTexts.MineIcs(language, ics)) { Style = TextStyle.Subtle });
        return Of(title, title, body,
        [
            SeeAgenda(language),
            CommandButtons.For("unconferences.now", AgendaTexts.SeeNow.In(language)),
            .. isNamed switch
            {
                true => [CommandButtons.For("unconferences.hide-name", Exports.ExportTexts.HideName.In(language), unconference.Id, "")],
                false => [CommandButtons.For("unconferences.show-name", Exports.ExportTexts.ShowName.In(language), unconference.Id, "")],
                null => Array.Empty<CardAction>(),
            },
            .. ics is null
                ? Array.Empty<CardAction>()
                : [new ActionOpenUrl(Exports.ExportTexts.AddToCalendar.In(language), ics),
                    CommandButtons.For("unconferences.new-calendar-link", Exports.ExportTexts.NewCalendarLink.In(language),
                        unconference.Id, "")],
        ], language);
    }

    public static Card Now(Unconference unconference, PublishedAgenda agenda, Moment moment, IReadOnlyList<Topic> topics, bool isLive,
        Language language)
    {
        var title = AgendaTexts.NowTitle(language, unconference.Name);
        var body = new List<CardElement>();
        if (moment.On.Count + moment.ItemsOn.Count > 0)
        {
            body.Add(
                new TextBlock(AgendaTexts.OnNow(language, moment.On.Select(session => session.End)
                    .Concat(moment.ItemsOn.Select(item => item.End)).Max()))
                { Style = TextStyle.Heading });
            body.Add(new TextBlock(Lines(moment.On, moment.ItemsOn, topics, language)));
        }
        else
        {
            var first = agenda.Standing.Select(session => session.Start).Concat(agenda.StandingItems.Select(item => item.Start))
                .DefaultIfEmpty().Min();
            body.Add(new TextBlock(moment.NextStart is not { } start
                ? AgendaTexts.Over(language)
                : start == first ? AgendaTexts.NotBegun(language, start) : AgendaTexts.Break(language)));
        }

        if (moment.NextStart is { } next)
        {
            body.Add(new TextBlock(AgendaTexts.NextAt(language, next)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(Lines(moment.Next, moment.ItemsNext, topics, language)));
            if (isLive) body.Add(new TextBlock(AgendaTexts.UpdatesItself(language)) { Style = TextStyle.Subtle });
        }

        return Of(title, title, body,
            [SeeAgenda(language), CommandButtons.For("unconferences.my-agenda", AgendaTexts.SeeMine.In(language)),
                .. JoinCards.Now(agenda, moment.On, language)], language);
    }

    /// <summary>What stands in the place of one that no longer follows the day.</summary>
    public static Card NowMoved(Unconference unconference, Language language)
    {
        var title = AgendaTexts.NowTitle(language, unconference.Name);
        return Of(title, title, [new TextBlock(AgendaTexts.NowIsBelow(language))], [SeeAgenda(language)], language);
    }

    private static Card Whole(
        string title, IReadOnlyList<CardElement> first, Unconference unconference, PublishedAgenda agenda, IReadOnlyList<Topic> topics,
        int page, string? url, Language language)
    {
        var sessions = agenda.Standing.ToArray();
        var pages =
            new Pages<PlacedSession>(
                [.. sessions.Concat(agenda.StandingItems.Select(item => item.AsSession)).OrderBy(one => one.Start).ThenBy(one => one.Room)],
                page);
        return Of(title, AgendaTexts.Summary(language, unconference.Name, sessions.Length),
        [
            .. first,
            new ClockLine(AgendaRuleTexts.DayLine(language, unconference), AgendaRuleTexts.OwnClock(language, unconference)),
            .. sessions.Length == 0 && unconference.IsOpen
                ? [new TextBlock(OpenSpaceTexts.NothingUpYet(language))]
                : Array.Empty<CardElement>(),
            .. BySlot(pages.Items, unconference, agenda, topics, language),
            .. pages.Line(language),
        ],

        // A card has six buttons; the calendar, which the page has too, is the last of them.
        [.. ((IEnumerable<CardAction>)
        [
            .. unconference is { IsOpen: true, Phase: Phase.Published } && pages.Count == 1
                ? [WallCards.See(language)]
                : Array.Empty<CardAction>(),
            .. pages.Buttons("unconferences.agenda", unconference, language),
            .. JoinCards.Join(agenda, language),
            .. Ways(url, language),
        ]).Take(Cards.Rendering.Limits.ActionsPerCard)], language);
    }

    private static IEnumerable<CardAction> Ways(string? url, Language language)
    {
        yield return CommandButtons.For("unconferences.my-agenda", AgendaTexts.SeeMine.In(language));
        yield return CommandButtons.For("unconferences.now", AgendaTexts.SeeNow.In(language));
        if (url is null) yield break;
        yield return new ActionOpenUrl(AgendaTexts.OpenPage.In(language), url) { InTab = Exports.Links.TabOf(url) };
        yield return new ActionOpenUrl(Exports.ExportTexts.AddToCalendar.In(language), url + "/agenda.ics");
    }

    private static IEnumerable<CardElement> BySlot(IEnumerable<PlacedSession> sessions, Unconference unconference, PublishedAgenda agenda,
        IReadOnlyList<Topic> topics, Language language) => sessions
        .GroupBy(session => (session.Start, session.End))
        .SelectMany(slot => new CardElement[]
        {
            new Period(ProgrammeTexts.Span(language, unconference, slot.Key.Start, slot.Key.End), slot.Key.Start,
                slot.Key.End) { WithDay = DateOnly.FromDateTime(slot.Key.Start.DateTime) != unconference.Date },
            new TextBlock(
                string.Join('\n',
                    slot.Where(one => one.Topic == 0)
                        .Select(one => ProgrammeTexts.Line(agenda.Items.First(item => item.Number == one.Run)))
                        .Concat(Places(slot.Where(one => one.Topic > 0), topics, language)))),
        });

    private static string Lines(IEnumerable<PlacedSession> sessions, IEnumerable<PlacedItem> items, IReadOnlyList<Topic> topics,
        Language language) =>
        string.Join('\n', items.Select(ProgrammeTexts.Line).Concat(Places(sessions, topics, language)));

    /// <summary>A line for each place, with all that share it.</summary>
    private static IEnumerable<string> Places(IEnumerable<PlacedSession> sessions, IReadOnlyList<Topic> topics, Language language) =>
        sessions.GroupBy(session => (session.Start, session.RoomName)).Select(place => AgendaTexts.Place(language, [.. place], topics));

    private static Card Of(string title, string summary, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions,
        Language language) => new()
        {
            Summary = summary,
            Language = language.Tag(),
            Body = [new TextBlock(title) { Style = TextStyle.Title }, .. body],
            Actions = actions,
        };
}
