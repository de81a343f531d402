using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>The cards of the wall: what waits and what is empty, and what goes into a place.</summary>
internal static class WallCards
{
    public const string Verb = "unconferences.wall", SpotVerb = "unconferences.spot";

    /// <summary>
    /// Places with a button of their own on one card; with the way back and on and a proposal they are as many buttons as a card has.
    /// </summary>
    private const int SpotsPerPage = 3;

    private const int MostWaiting = 20, MostSlots = 20, MostOffered = 5;

    public static ActionExecute See(Language language) => CommandButtons.For(Verb, OpenSpaceTexts.SeeWall.In(language));

    /// <param name="unconference">Whose wall.</param>
    /// <param name="grid">As it is now.</param>
    /// <param name="page">Of the places that have a button, from 1.</param>
    /// <param name="language">Of the reader.</param>
    public static Card Wall(Unconference unconference, Grid grid, int page, Language language)
    {
        Topic[] waiting = [.. grid.Waiting];
        Spot[] empty = [.. grid.Empty];
        var pages = Math.Max(1, (empty.Length + SpotsPerPage - 1) / SpotsPerPage);
        page = Math.Clamp(page, 1, pages);
        var title = OpenSpaceTexts.WallTitle(language, unconference.Name);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(OpenSpaceTexts.WaitingHeading.In(language)) { Style = TextStyle.Heading },
            new TextBlock(waiting.Length == 0
                ? OpenSpaceTexts.NobodyWaits(language)
                : Lines(waiting.Select(topic => $"{Digits(topic.Number)}. {topic.Title}{MayJoin(grid, topic, language)}"), MostWaiting,
                    language)),
            new TextBlock(OpenSpaceTexts.EmptyHeading.In(language)) { Style = TextStyle.Heading },
            new TextBlock(empty.Length == 0 ? OpenSpaceTexts.AllTaken(language) : Lines(empty.GroupBy(spot => spot.Slot).Select(slot =>
                OpenSpaceTexts.EmptyLine(language,
                    new AgendaSlotWords(slot.Key.Number, ProgrammeTexts.Span(language, unconference, slot.Key.Start, slot.Key.End)),
                    string.Join(", ", slot.Select(Room)))), MostSlots, language)),
        };
        if (waiting.Length > 0 && empty.Length > 0)
            body.Add(new TextBlock(OpenSpaceTexts.HowToPlace(language, unconference.IsOpen)) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = OpenSpaceTexts.WallSummary(language, unconference.Name, waiting.Length, empty.Length),
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                .. empty.Skip((page - 1) * SpotsPerPage).Take(SpotsPerPage).Select(spot => To(language, unconference, spot)),
                .. page > 1 ? [Page(page - 1, UnconferencesTexts.Previous)] : Array.Empty<CardAction>(),
                .. page < pages ? [Page(page + 1, UnconferencesTexts.Next)] : Array.Empty<CardAction>(),
                UnconferencesCards.Propose(language),
            ],
        };

        ActionExecute Page(int to, Text text) =>
            new(text.In(language), Verb)
            {
                Data = new Dictionary<string, string> { ["u"] = unconference.Id, ["page"] = Digits(to) },
                SendsInputs = false
            };

        static string Room(Spot spot) => $"{spot.Room.Name} ({Digits(spot.Room.Number)})";
    }

    /// <summary>What may go into one place, for the one who pressed it.</summary>
    /// <param name="mine">The topics they may put there.</param>
    /// <param name="mayPlace">False if leads do that.</param>
    public static Card Offer(Unconference unconference, Spot spot, IReadOnlyList<Topic> mine, bool mayPlace, Language language)
    {
        var title = OpenSpaceTexts.SpotTitle(language, spot);
        var say = !mayPlace
            ? OpenSpaceTexts.NotPlacedByYou(language)
            : mine.Count == 0 ? OpenSpaceTexts.NothingToPlace(language) : OpenSpaceTexts.SpotByWords(language, spot);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                .. mine.Count > MostOffered
                    ? [new TextBlock(Lines(mine.Select(topic => $"{Digits(topic.Number)}. {topic.Title}"), MostWaiting, language))]
                    : Array.Empty<CardElement>(),
                new TextBlock(say),
            ],
            Actions =
            [
                .. mine.Take(MostOffered).Select(topic =>
                    CommandButtons.For("unconferences.place", Short($"{Digits(topic.Number)}. {topic.Title}"), unconference.Id, "",
                    string.Create(CultureInfo.InvariantCulture, $"{topic.Number} tid {spot.Slot.Number} rom {spot.Room.Number}"))),
                .. mine.Count == 0 ? [UnconferencesCards.Propose(language)] : Array.Empty<CardAction>(),
            ],
        };
    }

    /// <summary>What all read when the grid of an open unconference is there.</summary>
    public static Card Opened(Unconference unconference, PublishedAgenda agenda, Language language)
    {
        var title = OpenSpaceTexts.GridTitle(language, unconference.Name);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                new TextBlock(AgendaRuleTexts.DayLine(language, unconference)) { Style = TextStyle.Subtle },
                new TextBlock(Lines(agenda.Slots.OrderBy(slot => slot.Start).Select(slot =>
                    OpenSpaceTexts.EmptyLine(language,
                        new AgendaSlotWords(slot.Number, ProgrammeTexts.Span(language, unconference, slot.Start, slot.End)),
                        string.Join(", ", agenda.Rooms.Select(room => room.Name)))), MostSlots, language)),
                new TextBlock(OpenSpaceTexts.GridHow(language)),
                new TextBlock(OpenSpaceTexts.GridHost(language)) { Style = TextStyle.Subtle },
            ],
            Actions = [UnconferencesCards.Propose(language) with { Style = ActionStyle.Positive }, See(language),
                AgendaCards.SeeAgenda(language)],
        };
    }

    private static string MayJoin(Grid grid, Topic topic, Language language) =>
        topic.PartnerIn(grid.Topics) is { } other && grid.Ahead(other.Number) is [var there, ..]
            ? $" – {PairTexts.MayJoin(language, topic.Number, other.Number, grid.SpotOf(there))}"
            : "";

    private static ActionExecute To(Language language, Unconference unconference, Spot spot) =>
        new(Short($"{language.Clock(spot.Slot.Start)} {spot.Room.Name}"), SpotVerb)
        {
            Data = new Dictionary<string, string>
            {
                ["u"] = unconference.Id,
                ["s"] = Digits(spot.Slot.Number),
                ["r"] = Digits(spot.Room.Number)
            },
            SendsInputs = false,
        };

    private static string Lines(IEnumerable<string> all, int most, Language language)
    {
        var lines = all.ToArray();
        return string.Join('\n', lines.Length > most ? [.. lines.Take(most), PlanTexts.AndMore(language, lines.Length - most)] : lines);
    }

    /// <summary>A longer one is wider than a phone.</summary>
    private const int MostTitle = 28;

    private static string Short(string title) => CommandText.Short(title, MostTitle);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
