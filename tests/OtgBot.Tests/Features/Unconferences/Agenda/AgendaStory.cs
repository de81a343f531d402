using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

/// <summary>A day as it might be, for pictures of it: six topics, three rooms, two slots.</summary>
internal static class AgendaStory
{
    private static readonly (string Nb, string Nn, string En, string Host)[] Told =
    [
        ("Brev folk forstår på første forsøk", "Brev folk forstår på første forsøk", "Letters people understand at first read", "Ingrid Solberg"),
        ("Hvorfor spør vi ikke brukerne før vi bygger?", "Kvifor spør vi ikkje brukarane før vi byggjer?", "Why don't we ask users before we build?", "Oddvar Nygård"),
        ("Deling av kode mellom etater: slik gjør vi det", "Deling av kode mellom etatar: slik gjer vi det", "Sharing code between agencies: how we do it", "Sunniva Hætta"),
        ("Universell utforming på en time", "Universell utforming på ein time", "Accessibility in an hour", "Amir Rahimi"),
        ("Gåtur: møter vi kunne latt være å ha", "Gåtur: møte vi kunne late vere å ha", "A walk: meetings we could stop having", "Berit Lie"),
        ("Hvordan tar vi imot nye kollegaer?", "Korleis tek vi imot nye kollegaer?", "How do we welcome new colleagues?", "Jonas Eide"),
    ];

    public static DateTimeOffset Morning => At(8, 0);

    public static IReadOnlyList<Session> Sessions { get; } = [new(1, 1, 1), new(2, 1, 2), new(5, 1, 3), new(4, 2, 1), new(3, 2, 2)];

    public static NoAgenda Impossible { get; } = new(
    [
        new Block([HardRule.Must(1), HardRule.Must(2), HardRule.OnePerPlace, new HardRule(HardRuleKind.PinnedSlot) { Topic = 2, Slot = 1 }, new HardRule(HardRuleKind.PinnedRoom) { Topic = 2, Room = 1 }], IsSmallest: true),
        new Block([HardRule.Must(4), HardRule.OnePlace("h4"), HardRule.IsAway("h4"), HardRule.Needs(4)], IsSmallest: false),
    ]);

    public static DateTimeOffset At(int hour, int minute) => new(2026, 12, 3, hour, minute, 0, TimeSpan.FromHours(1));

    public static IReadOnlyList<Topic> Topics(Language language) =>
    [
        .. Told.Select((topic, i) => Unconferences.Topics.Make(i + 1, language.Say(topic.Nb, topic.Nn, topic.En)) with
        {
            Host = new OtgBot.Features.Unconferences.Domain.Host($"h{i + 1}", topic.Host),
            About = language.Say("Ta med noe dere strever med. Vi ser på det sammen.", "Ta med noko de strevar med. Vi ser på det saman.", "Bring something you struggle with. We look at it together."),
        }),
    ];

    public static AgendaTerms Terms(Language language) => new AgendaTerms()
        .WithSlots(SlotsAndRoomsParser.Slots("10:00–10:45 11:00–11:45"))
        .WithRooms(SlotsAndRoomsParser.Rooms(language.Say("Storsalen, 60, skjerm; Kroken, 12; Loftet, 20, tavle", "Storsalen, 60, skjerm; Kroken, 12; Loftet, 20, tavle", "Main hall, 60, screen; The nook, 12; The loft, 20, whiteboard")))
        .With(new AgendaRule(AgendaRuleKind.Pin) { Topic = 1, Slots = [1], Rooms = [1] })
        .With(new AgendaRule(AgendaRuleKind.Away) { Host = "h4", Slots = [1] })
        .With(new AgendaRule(AgendaRuleKind.Closed) { Rooms = [3], Slots = [2] })
        .With(new AgendaRule(AgendaRuleKind.Apart) { Topic = 3, Other = 5 })
        .With(new AgendaRule(AgendaRuleKind.Repeat) { Topic = 2, Runs = 2 })
        .With(new AgendaRule(AgendaRuleKind.Needs) { Topic = 4, Needs = [language.Say("skjerm", "skjerm", "screen")] })
        .With(new AgendaRule(AgendaRuleKind.Must) { Topic = 6 });

    /// <summary>As many rules as there may be.</summary>
    public static AgendaTerms Many(AgendaTerms terms) => Enumerable.Range(1, AgendaTerms.MostRules - terms.Rules.Count)
        .Aggregate(terms, (all, n) => all.With(new AgendaRule(AgendaRuleKind.Apart) { Topic = n, Other = n + 1 }));

    public static PlanningInput PlanningInput(Unconference unconference, AgendaTerms terms, IReadOnlyList<Topic> topics, PublishedAgenda? published)
    {
        var input = terms.Input(topics, unconference.Date, unconference.TimeZone, [.. Enumerable.Range(0, 120).Select(person => new Wish($"p{person}", [1 + (person % 6), 1 + ((person + 2) % 6)]))]);
        return new PlanningInput(unconference, terms, topics, input, input, published, Morning) { HasFigures = true, IsRanked = true, Fewest = 5 };
    }

    public static PlanReport Report(bool proved) => new()
    {
        Score = new Score(280 * Score.Whole, 9, 0, 5, 0, 0, 5, 402),
        Wishes = 446,
        People = 120,
        Nothing = 2,
        WorstOff = 7 / 12.0,
        Bound = (proved ? 280 : 301) * Score.Whole,
        Proved = proved ? [Level.Value] : [],
        Proof = ProofEnd.OutOfTime,
        Random = new Comparison(322.4, 0, 0),
        ByRank = new Comparison(301, 0, 0),
        Crowded = proved ? [new Crowded(1, 92, 60, MayRepeat: false), new Crowded(4, 41, 20, MayRepeat: true)] : [],
        Moved = [],
        Touched = 0,
        Rounds = 4,
        Took = TimeSpan.FromSeconds(11),
    };

    /// <summary>Five slots of fifteen rooms.</summary>
    public static PublishedAgenda Large(IReadOnlyList<Topic> topics) => new()
    {
        Version = 1,
        Plan = "p",
        At = Morning,
        Slots = [],
        Rooms = [],
        Sessions = [.. Enumerable.Range(0, 75).Select(n => new PlacedSession(n + 1, 1, n / 15, n % 15, $"{topics[n % 6].Hosts.First().Name.Split(' ')[1]} {n % 15 + 1}", At(10 + (n / 15), 0), At(10 + (n / 15), 45)))],
    };

    public static IReadOnlyList<Topic> LargeTopics(IReadOnlyList<Topic> topics) => [.. Enumerable.Range(1, 75).Select(n => topics[n % 6] with { Number = n })];
}
