namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// How many have voted, while they do: told in steps of as many persons as may be counted out loud. Each step comes late by a share of a
/// step that only the key knows, and always the same, so nobody who watches learns from it that one person voted, and asking again tells
/// nothing more.
/// </summary>
internal static class Turnout
{
    /// <param name="cast">How many ballots there are.</param>
    /// <param name="k">Fewer than this are never counted out loud.</param>
    /// <param name="late">From 0 up to 1 for each step, and the same each time.</param>
    /// <returns>So many at least; null if there are too few.</returns>
    public static int? AtLeast(int cast, int k, Func<int, double> late)
    {
        var steps = cast / k;
        if (steps > 0 && cast < (steps * k) + (int)(late(steps) * k)) steps--;
        return steps > 0 ? steps * k : null;
    }
}
