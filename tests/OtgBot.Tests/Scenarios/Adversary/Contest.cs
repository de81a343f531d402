using System.Collections.Concurrent;
using System.Globalization;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>Plays views against guessers in many seeded worlds, and adds up.</summary>
internal static class Contest
{
    /// <summary>An adversary may guess better than who knows only what was published, by this many percentage points at most.</summary>
    public const double MostGain = 3;

    /// <summary>Each view plays in so many at least.</summary>
    public const int Worlds = 200;

    private const int Batch = 40;

    /// <summary>
    /// The views play in their order, each in what the one before left. A view that finds nothing to attack in some worlds plays in more of
    /// them, alone, until it has had its number.
    /// </summary>
    /// <param name="worlds">How many each view plays in.</param>
    /// <param name="world">Makes the world of a seed.</param>
    public static async Task<IReadOnlyList<Score>> Run<TWorld>(int worlds, Func<int, Task<TWorld>> world, IReadOnlyList<View<TWorld>> views, bool isPlanted = false)
        where TWorld : IAsyncDisposable
    {
        var bouts = new ConcurrentBag<(string View, int Seed, Bout Bout)>();
        var (from, many, left) = (1, worlds, views);
        while (left.Count > 0)
        {
            Assert.True(from <= 5 * worlds, $"{left[0].Name}: in too few worlds there is anything to attack");
            await Parallel.ForEachAsync(Enumerable.Range(from, many), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (seed, _) =>
            {
                await using var one = await world(seed);
                foreach (var view in left)
                {
                    if (await view.Play(one, isPlanted) is { } bout) bouts.Add((view.Name, seed, bout));
                }
            });
            (from, many) = (from + many, Math.Min(Batch, worlds));
            left = [.. left.Where(view => bouts.Count(bout => bout.View == view.Name) < worlds)];
        }

        return [.. views.Select(view =>
        {
            Bout[] mine = [.. bouts.Where(bout => bout.View == view.Name).OrderBy(bout => bout.Seed).Take(worlds).Select(bout => bout.Bout)];
            return new Score(view.Name, mine.Length, mine.Average(bout => bout.Adversary), mine.Average(bout => bout.Guesser));
        })];
    }

    public static void MayNotGain(IReadOnlyList<Score> scores)
    {
        Tell(scores, isPlanted: false);
        Assert.True(scores.All(score => score.Gain <= MostGain), "These views tell more of somebody than what was published:\n" + string.Join('\n', scores.Where(score => score.Gain > MostGain).Select(score => Line(score, false))));
    }

    public static void MustGain(IReadOnlyList<Score> planted)
    {
        Tell(planted, isPlanted: true);
        Assert.True(planted.All(score => score.Gain > MostGain), "The adversary misses a planted leak:\n" + string.Join('\n', planted.Where(score => score.Gain <= MostGain).Select(score => Line(score, true))));
    }

    /// <summary>
    /// Of two texts that differ in nothing but what one person did: if they differ, all is known, else a guess is right every second time.
    /// </summary>
    public static Score Told(string view, IReadOnlyCollection<(string Did, string DidNot)> seen) =>
        new(view, 2 * seen.Count, seen.Average(one => one.Did == one.DidNot ? 0.5 : 1), 0.5);

    private static void Tell(IReadOnlyList<Score> scores, bool isPlanted)
    {
        foreach (var score in scores) TestContext.Current.TestOutputHelper?.WriteLine(Line(score, isPlanted));
    }

    private static string Line(Score score, bool isPlanted) => string.Create(CultureInfo.InvariantCulture,
        $"{score.View,-44} {(isPlanted ? "planted" : "       ")} {score.Worlds,4} worlds  adversary {100 * score.Adversary,5:0.0} %  guesser {100 * score.Guesser,5:0.0} %  gain {score.Gain,5:0.0}");
}
