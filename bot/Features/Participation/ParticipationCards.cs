using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;
using static OtgBot.Features.Participation.ParticipationTexts;
using Line = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Participation;

/// <summary>
/// The cards of this feature: a sentence, a picture and a few numbers, and another with the details. Leads and members get the same.
/// </summary>
internal static class ParticipationCards
{
    public const string WindowVerb = "participation.window";

    /// <summary>More bars than this are too thin for a phone.</summary>
    private const int MostBars = 8;

    public static Card View(Overview overview, Language language)
    {
        var said = Sentence(language, overview);
        var body = new List<CardElement> { new TextBlock(Title.In(language)) { Style = TextStyle.Title },
            new TextBlock(said) { Style = TextStyle.Strong } };
        if (Picture(overview, language) is { } chart) body.Add(chart);
        if (Numbers(overview, language) is { Count: > 0 } numbers) body.Add(new FactSet(numbers));
        if (overview is { FirstNumbers: null, IsEmpty: false, LeavesOut: true }) body.Add(Hint(LeftOut.In(language)));
        var isNew = overview is { FirstNumbers: not null, IsEmpty: true };
        if (!isNew) body.Add(Hint(Window(language, overview.Weeks, overview.From, overview.To)));
        return new Card
        {
            Summary = said,
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                .. Overview.Windows.Where(weeks => weeks != overview.Weeks && !isNew)
                    .Select(weeks => Button(ParticipationTexts.Button(language, weeks), weeks)),
                Button(Details.In(language), overview.Weeks, "details"),
            ],
        };
    }

    /// <param name="overview">What is shown.</param>
    /// <param name="posted">The principles that stood in these weeks; null if that is not known.</param>
    /// <param name="k">The fewest persons.</param>
    /// <param name="language">Who reads it.</param>
    public static Card More(Overview overview, IReadOnlySet<int>? posted, int k, Language language) => new()
    {
        Summary = MoreTitle.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(MoreTitle.In(language)) { Style = TextStyle.Title },
            .. overview is { FirstNumbers: not null, IsEmpty: true }
                ? [new TextBlock(Sentence(language, overview))]
                : Numbers(overview, posted, language),
            Heading(HowCounted.In(language)),
            .. new[] { AboutDeeds.In(language), AboutGroups(language, k), AboutParts(language, Guard.MostOfOne * k), AboutTime.In(language),
                AboutVotes(language, k), AboutNobody.In(language) }
                .Select(about => new TextBlock(about)),
            Hint(SameForAll.In(language)) with { Separator = true },
        ],
        Actions = [Button(ShowNumbers.In(language), overview.Weeks)],
    };

    private static Chart? Picture(Overview overview, Language language)
    {
        var shown = overview.Parts.Where(part => part.Taken > 0).ToList();
        if (shown.Count == 0) return null;
        var points = overview.Parts.Where(part => part.IsHere).Select(part => new ChartPoint(
            Weeks(language, part.When.Monday, part.When.Sunday), Said(language, part), [Value(part.Taken), Value(part.Done)])).ToList();
        var before = overview.Parts.Where(part => !part.IsHere).ToList();
        if (before.Count > 0)
            points.Insert(0,
                new ChartPoint(Weeks(language, before[0].When.Monday, before[^1].When.Sunday), NotHere.In(language), [null, null]));
        var highest = shown.MaxBy(part => part.Taken)!;
        return new Chart(ChartTitle.In(language), Highest(language, highest), [TakenBars.In(language), DoneBars.In(language)], points)
        {
            Kind = shown.Count > MostBars ? ChartKind.Line : ChartKind.Bars,
        };
    }

    private static List<Line> Numbers(Overview overview, Language language) =>
    [
        .. new[] { (Taken, overview.Taken), (Done, overview.Done), (Topics, overview.Topics), (Voted, overview.Voted) }
            .Where(number => number.Item2 > 0)
            .Select(number => new Line(number.Item1.In(language), AtLeast(language, number.Item2))),
    ];

    private static IEnumerable<CardElement> Numbers(Overview overview, IReadOnlySet<int>? posted, Language language) =>
    [
        Hint(Window(language, overview.Weeks, overview.From, overview.To)),
        Heading(Principles.In(language)),
        .. ByPrinciple(overview, posted, language),
    ];

    /// <summary>The principles with numbers by name, and the others in a sentence: seven lines of "too few" tell nobody anything.</summary>
    private static IEnumerable<CardElement> ByPrinciple(Overview overview, IReadOnlySet<int>? posted, Language language)
    {
        var all = overview.Principles.Select((count, index) => (Number: index + 1, count.Taken, count.Done)).ToList();
        var shown = all.Where(principle => principle.Taken > 0).ToList();
        if (shown.Count > 0)
            yield return new FactSet(
                [.. shown.Select(one =>
                    new Line($"{one.Number} {PrincipleNames[one.Number - 1].In(language)}", TakenAndDone(language, one.Taken, one.Done)))]);
        var others = all.Except(shown).ToLookup(one => posted?.Contains(one.Number) != false, one => one.Number);
        if (others[true].Any()) yield return new TextBlock(TooFewBy(language, [.. others[true]]));
        if (others[false].Any()) yield return new TextBlock(NotPosted(language, [.. others[false]]));
    }

    private static int? Value(int number) => number == 0 ? null : number;

    private static ActionExecute Button(string title, int weeks, string? more = null) => new(title, WindowVerb)
    {
        Data = new Dictionary<string, string>
        {
            ["weeks"] = weeks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["more"] = more ?? ""
        },
        SendsInputs = false,
    };

    private static TextBlock Heading(string text) => new(text) { Style = TextStyle.Heading, Separator = true };

    private static TextBlock Hint(string text) => new(text) { Style = TextStyle.Subtle };
}
