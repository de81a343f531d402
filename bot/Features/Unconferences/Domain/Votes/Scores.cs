using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// The rules of scoring a hand: each of its topics gets 1 to 5, all at once, so that no topic gets fewer scores than it was dealt for.
/// </summary>
internal static class Scores
{
    public const int Least = 1;
    public const int Most = 5;

    /// <summary>From here on somebody would like to be there: what an agenda is made from.</summary>
    private const int Wanted = 4;

    /// <summary>The ballot with these scores. Throws a sentence if one is missing or not for this hand.</summary>
    /// <param name="given">By topic. What is left out keeps the score it had.</param>
    /// <param name="standing">The topics of the hand that still stand.</param>
    public static Ballot Give(Ballot ballot, IReadOnlyDictionary<int, int> given, IReadOnlyCollection<int> standing, string stamp)
    {
        var hand = ballot.Hand ?? throw CrowdRefusal.DealtFirst();
        foreach (var number in given.Keys.Where(number => !hand.Contains(number)))
            throw CrowdRefusal.NotInHand(number, Example(hand, given, standing));
        int[] scores = [.. hand.Select((number, place) =>
            given.TryGetValue(number, out var score) ? score : ballot.Scores?.ElementAtOrDefault(place) ?? 0)];
        var missing = hand.Where((number, place) => scores[place] == 0 && standing.Contains(number)).ToList();
        if (missing.Count > 0) throw CrowdRefusal.AllOfThem(missing, Example(hand, given, standing));
        return ballot with { Scores = scores, Topics = [.. hand.Where((_, place) => scores[place] >= Wanted).Order()], Stamp = stamp };
    }

    /// <summary>Words that work: what was given, and a three for the rest.</summary>
    public static string Example(IEnumerable<int> hand, IReadOnlyDictionary<int, int> given, IReadOnlyCollection<int> standing) =>
        string.Join(' ', hand.Where(standing.Contains)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}={given.GetValueOrDefault(number, 3)}")));
}
