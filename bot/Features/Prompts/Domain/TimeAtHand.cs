namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// Which microactions somebody sees who has so many minutes: this card's before others of the principle, then those that use the time best.
/// </summary>
internal static class TimeAtHand
{
    /// <param name="lengths">The minutes of all that can be answered, the card's first.</param>
    /// <param name="onCard">How many of them stand on the card.</param>
    /// <param name="minutes">What the person has.</param>
    /// <param name="most">How many to choose at most.</param>
    /// <returns>Their numbers from 1, the shortest first; none if nothing is that short.</returns>
    public static IReadOnlyList<int> Choose(IReadOnlyList<int> lengths, int onCard, int minutes, int most) =>
    [
        .. Enumerable.Range(1, lengths.Count)
            .Where(number => lengths[number - 1] <= minutes)
            .OrderBy(number => number > onCard)
            .ThenByDescending(number => lengths[number - 1])
            .ThenBy(number => number)
            .Take(most)
            .OrderBy(number => lengths[number - 1])
            .ThenBy(number => number),
    ];
}
