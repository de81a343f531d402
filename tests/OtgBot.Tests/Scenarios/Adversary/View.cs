namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// One way to learn of people from what the bot says. Who attacks plays it in a world whose truth the test knows; beside it plays a
/// guesser who knows only what was published to everybody.
/// </summary>
internal abstract class View<TWorld>
{
    /// <summary>As it stands in the table.</summary>
    public abstract string Name { get; }

    /// <summary>Attacks through the real commands and says how well both guessed. Null in a world with nothing to attack.</summary>
    /// <param name="isPlanted">True to let this view leak on purpose: a test that misses that leak tests nothing.</param>
    public abstract Task<Bout?> Play(TWorld world, bool isPlanted);
}

/// <summary>How well both guessed: from 0 to 1, the share of their answers that were right.</summary>
internal sealed record Bout(double Adversary, double Guesser);

/// <summary>What came of all the bouts of one view.</summary>
internal sealed record Score(string View, int Worlds, double Adversary, double Guesser)
{
    /// <summary>In percentage points.</summary>
    public double Gain => 100 * (Adversary - Guesser);
}
