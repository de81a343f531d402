using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;
using static OtgBot.Features.Participation.ParticipationTexts;
using Line = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Participation;

/// <summary>The one card of this feature: leads and members get it from the same words.</summary>
internal static class ParticipationCards
{
    public const string WindowVerb = "participation.window";

    /// <summary>Signs in the longest bar: what a phone shows beside the number.</summary>
    private const int LongestBar = 10;

    private static readonly int[] Units = [5, 10, 25, 50, 100, 250, 500, 1_000];

    public static Card View(Overview overview, Language language) => new()
    {
        Summary = overview.IsEmpty ? Nothing.In(language) : Summary(language, overview.Weeks, overview.TookPart),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(Title.In(language)) { Style = TextStyle.Title },
            Hint(Window(language, overview.Weeks, overview.From, overview.To)),
            .. overview.IsEmpty ? [new TextBlock(Nothing.In(language))] : Numbers(overview, language),
            Hint(AboutNumbers.In(language)) with { Separator = true },
            Hint(SameForAll.In(language)),
        ],
        Actions = [.. Overview.Windows.Where(weeks => weeks != overview.Weeks).Select(weeks => Button(weeks, language))],
    };

    private static IEnumerable<CardElement> Numbers(Overview overview, Language language) =>
    [
        new TextBlock(Summary(language, overview.Weeks, overview.TookPart)) { Style = TextStyle.Strong },
        .. Members(overview, language),
        .. Trend(overview, language),
        Heading(Principles.In(language)),
        new FactSet([.. overview.Principles.Select((count, index) => new Line($"{index + 1} {PrincipleNames[index].In(language)}", TakenAndDone(language, count)))]),
        Hint(AboutPrinciples.In(language)),
        Heading(Unconference.In(language)),
        new FactSet(
        [
            new Line(Proposed.In(language), Count(language, overview.Proposed)),
            new Line(Topics.In(language), Count(language, new GuardedCount(overview.Topics))),
            new Line(Voted.In(language), Count(language, overview.Voted)),
        ]),
        Hint(AboutUnconference.In(language)),
    ];

    private static IEnumerable<CardElement> Members(Overview overview, Language language)
    {
        List<Line> lines =
        [
            new(TookPart.In(language), Count(language, overview.TookPart)),
            new(Answered.In(language), Count(language, overview.Answered)),
        ];
        if (overview.Movement is { } movement)
        {
            lines.Add(new(New.In(language), WorkedOut(language, movement.New)));
            lines.Add(new(Returning.In(language), WorkedOut(language, movement.Returning)));
            lines.Add(new(GoneQuiet.In(language), WorkedOut(language, movement.GoneQuiet)));
        }

        yield return new FactSet(lines);
        yield return Hint(AboutMembers.In(language));
        yield return Hint(overview.Movement is null ? NotKnownForYear.In(language) : AboutMovement(language, overview.Weeks));
    }

    private static IEnumerable<CardElement> Trend(Overview overview, Language language)
    {
        // One sign is five persons, or ten, twenty-five … so that the longest bar fits.
        var most = overview.Trend.Max(period => period.TookPart.AtLeast);
        var unit = Units.First(unit => most <= unit * LongestBar || unit == Units[^1]);
        yield return Heading(TrendTitle(language, overview.Weeks <= 12));
        yield return new FactSet([.. overview.Trend.Select(period => new Line(Period(language, period), WithBar(Count(language, period.TookPart), period.TookPart.AtLeast, unit)))]);
        yield return Hint(AboutTrend(language, unit));
    }

    private static string WithBar(string number, int atLeast, int unit) =>
        atLeast == 0 ? number : $"{number} {new string('▮', Math.Max(1, atLeast / unit))}";

    private static ActionExecute Button(int weeks, Language language) => new(ParticipationTexts.Button(language, weeks), WindowVerb)
    {
        Data = new Dictionary<string, string> { ["weeks"] = weeks.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        SendsInputs = false,
    };

    private static TextBlock Heading(string text) => new(text) { Style = TextStyle.Heading, Separator = true };

    private static TextBlock Hint(string text) => new(text) { Style = TextStyle.Subtle };
}
