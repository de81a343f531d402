using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Crowd;

/// <summary>The card of a hand: the topics somebody was dealt, and the scores they give.</summary>
internal static class CrowdCards
{
    public const string ScoreVerb = "unconferences.score";

    private const int LongestAbout = 240;

    /// <param name="hand">The topics of the hand that stand, in the order they were dealt.</param>
    /// <param name="scores">By topic; empty before the first.</param>
    /// <param name="isForm">False if the channel can't show inputs.</param>
    public static Card Hand(Unconference unconference, IReadOnlyList<Topic> hand, IReadOnlyDictionary<int, int> scores, bool isForm,
        Language language)
    {
        var title = CrowdTexts.HandTitle(language, unconference.Name);
        var now = CrowdTexts.Now(language, hand.All(topic => scores.ContainsKey(topic.Number)));
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(CrowdTexts.HandRule(language, hand.Count)),
            new TextBlock(now) { Style = TextStyle.Strong },
        };
        foreach (var topic in hand) body.Add(new Container([.. Row(topic, scores, isForm, language)]));
        if (hand.Count < Dealing.HandSize) body.Add(new TextBlock(CrowdTexts.ShortHand(language)) { Style = TextStyle.Subtle });
        int[] numbers = [.. hand.Select(topic => topic.Number)];
        body.Add(new TextBlock(CrowdTexts.ByText(language, Scores.Example(numbers, scores, numbers))) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = $"{title}. {now}",
            Language = language.Tag(),
            Body = body,
            Actions = isForm
                ? [Save(unconference, language), UnconferencesCards.SeeTopics(unconference, language)]
                : [UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    public static string InputOf(int number) => string.Create(CultureInfo.InvariantCulture, $"score{number}");

    private static IEnumerable<CardElement> Row(Topic topic, IReadOnlyDictionary<int, int> scores, bool isForm, Language language)
    {
        var score = scores.TryGetValue(topic.Number, out var given) ? given : (int?)null;
        var name = $"{topic.Number}. {topic.Title}";
        if (!isForm) yield return new TextBlock(name) { Style = TextStyle.Strong };
        if (!isForm)
        {
            yield return new TextBlock(CommandText.Short(topic.About, LongestAbout)) { Style = TextStyle.Subtle };
            yield return new TextBlock(score is { } points ? CrowdTexts.ScoreLine(language, points) : CrowdTexts.NotScored.In(language));
            yield break;
        }

        yield return new InputChoiceSet(InputOf(topic.Number), name,
            [.. Enumerable.Range(Scores.Least, Scores.Most)
                .Select(points => new Choice(CrowdTexts.Score(language, points), points.ToString(CultureInfo.InvariantCulture)))])
        {
            Hint = CommandText.Short(topic.About.ReplaceLineEndings(" "), LongestAbout),
            Value = score?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static ActionExecute Save(Unconference unconference, Language language) => new(CrowdTexts.Save.In(language), ScoreVerb)
    {
        Style = ActionStyle.Positive,
        Data = new Dictionary<string, string> { ["u"] = unconference.Id },
    };
}
