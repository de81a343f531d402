using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Tests.Features.Unconferences.Agenda;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>How the attacks on ballots read cards, and the rules they set.</summary>
internal static partial class BallotAttacks
{
    /// <summary>The exact votes of topics, as far as a result tells them.</summary>
    public static Dictionary<int, int> Votes(string text) => Told().Matches(text).GroupBy(match => Number(match, "topic")).ToDictionary(topic => topic.Key, topic => Number(topic.Last(), "votes"));

    /// <summary>Whether Odd voted, if a text tells how many did: exactly, or rounded.</summary>
    public static bool? Turnout(string text, int sure)
    {
        foreach (Match match in Turnouts().Matches(text))
        {
            var number = Number(match, "count");
            var isRounded = match.Groups["round"].Success;
            var isBelow = match.Groups["round"].Value.Contains("ærre", StringComparison.Ordinal);

            // Nothing is told of five, so at least five are six.
            var turnout = isBelow ? (0, number - 1) : !isRounded ? (number, number) : (number == Published.Fewest ? number + 1 : number, number + Published.Fewest - 1);
            if (Published.OneMore(turnout, sure) is { } oneMore) return oneMore;
        }

        return null;
    }

    /// <summary>The figures of a card that says how good an agenda is.</summary>
    public static string Figures(string card) => string.Join('|', card.Split('\n').Where(line => line.Contains("Ønsker som blir oppfylt", StringComparison.Ordinal) || line.Contains("prosentene", StringComparison.Ordinal) || line.Contains("Best ", StringComparison.Ordinal) || line.Contains("viser", StringComparison.Ordinal)));

    /// <summary>What share of wishes those figures speak of; the more the better.</summary>
    public static double Share(string figures) => Percent().Match(figures) is not { Success: true } match ? 0 : match.Groups[1].Value switch
    {
        "alle" => 10,
        "nesten alle" => 9.9,
        var number => double.Parse(number, CultureInfo.InvariantCulture),
    };

    /// <summary>Topic 6 alone in the first slot, the others alone in theirs; one has a place of its own beside topic 6.</summary>
    public static async Task Pin(BallotWorld world, IReadOnlyList<int> alone, int? beside)
    {
        await world.Lead.Says($"fest {BallotWorld.Known} tid 1 rom 1");
        for (var i = 0; i < alone.Count; i++) await world.Lead.Says($"fest {alone[i]} tid {i + 2} rom 1");
        if (beside is { } topic) await world.Lead.Says($"fest {topic} tid 1 rom 2");
    }

    public static async Task<string> Makes(BallotWorld world, string words = "lag program") => await world.Lead.Makes(words);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(tema (?<topic>\d+)\)\n(?<votes>\d+) stemme")]
    private static partial Regex Told();

    [GeneratedRegex(@"(?<round>[Mm]inst |[Ff]ærre enn )?(?<count>\d+) (?:personer )?stemte|Stemte: (?<round>minst |færre enn )?(?<count>\d+)")]
    private static partial Regex Turnouts();

    [GeneratedRegex(@"Ønsker som blir oppfylt: (?:om lag )?([\d.]+|alle|nesten alle)")]
    private static partial Regex Percent();
}
