namespace OtgBot.Tests.Kit;

/// <summary>
/// An attacker plays many small worlds twice: once one person did something, once not, and all else is the same, the noise too. Whatever the
/// attacker knows and however they reason, they can tell the two apart only where they saw something different. If they see different
/// things in a share d of the worlds, they guess right in at most ½ + d/2 of them; who knows nothing guesses right in ½.
/// </summary>
internal static class Attack
{
    public const int Worlds = 220;

    /// <summary>Three percentage points above guessing.</summary>
    public const double MostSeen = 2 * 0.03;

    /// <summary>The share of worlds in which the attacker saw something different.</summary>
    public static double Seen(IReadOnlyList<string> did, IReadOnlyList<string> didNot)
    {
        Assert.InRange(did.Count, 200, int.MaxValue);
        Assert.Equal(did.Count, didNot.Count);
        return did.Zip(didNot).Count(world => world.First != world.Second) / (double)did.Count;
    }
}
