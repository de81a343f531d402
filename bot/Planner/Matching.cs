using System.Numerics;

namespace OtgBot.Planner;

/// <summary>
/// The most pairs of a few things on the left with up to 64 on the right, each used once: topics with rooms, a person's wishes with slots.
/// </summary>
internal static class Matching
{
    public static int Most(ReadOnlySpan<ulong> left)
    {
        Span<int> owner = stackalloc int[64];
        return Most(left, owner);
    }

    /// <param name="left">By thing on the left, what it may be paired with.</param>
    /// <param name="owner">By thing on the right, its pair; -1 if it has none.</param>
    public static int Most(ReadOnlySpan<ulong> left, Span<int> owner)
    {
        owner.Fill(-1);
        var pairs = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var seen = 0UL;
            if (Augment(left, i, owner, ref seen)) pairs++;
        }

        return pairs;
    }

    private static bool Augment(ReadOnlySpan<ulong> left, int i, Span<int> owner, ref ulong seen)
    {
        while ((left[i] & ~seen) is var open && open != 0)
        {
            var right = BitOperations.TrailingZeroCount(open);
            seen |= 1UL << right;
            if (owner[right] >= 0 && !Augment(left, owner[right], owner, ref seen)) continue;
            owner[right] = i;
            return true;
        }

        return false;
    }
}
