using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Tests.Features.Unconferences;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>Ballots, and the wishes that planning is given instead.</summary>
internal sealed record WishesWorld(IReadOnlyList<SortedSet<int>> Ballots, Tally Told, IReadOnlyList<(IReadOnlyList<int> Topics, double Times)> Wishes, Random Chance) : IAsyncDisposable
{
    public static Task<WishesWorld> Make(int seed, int fewest, int most, int topics, int votes)
    {
        var chance = new Random(seed);
        int[] weights = [.. Enumerable.Range(0, topics).Select(_ => 1 + chance.Next(4))];
        SortedSet<int>[] ballots = [.. Enumerable.Range(0, chance.Next(fewest, most + 1)).Select(_ => Draw(chance, weights, votes))];
        var count = ExactCount.Of(Enumerable.Range(1, topics).Select(number => OtgBot.Tests.Features.Unconferences.Topics.Make(number)), ballots.Select((ballot, n) => new Cast($"v{n}", new Ballot([.. ballot], $"s{n}"))));
        var (told, disclosure) = (Tallies.Of(count), new Disclosure(5, [1, 2, 3]));
        var wishes = PlanningWishes.Of(count, told, question => disclosure.Uniform($"{seed} {question}", 0));
        return Task.FromResult(new WishesWorld(ballots, told, [.. wishes.Groups.Select(group => (group.Topics, (double)group.People))], chance));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SortedSet<int> Draw(Random chance, int[] weights, int votes)
    {
        var drawn = new SortedSet<int>();
        while (drawn.Count < votes)
        {
            var at = chance.Next(weights.Sum());
            var topic = 0;
            while (at >= weights[topic]) at -= weights[topic++];
            drawn.Add(topic + 1);
        }

        return drawn;
    }
}

/// <summary>
/// Knows some topics of a ballot, reads all planning wishes, and names another topic: the one most frequent among wishes that look alike.
/// </summary>
/// <param name="known">How many topics of it.</param>
/// <param name="trust">How many wishes that look alike the result weighs as much as.</param>
internal sealed class WholeWishesView(int known, double trust) : View<WishesWorld>
{
    public override string Name => $"all planning wishes, {known} known, result × {trust}";

    public override Task<Bout?> Play(WishesWorld world, bool isPlanted)
    {
        var wishes = isPlanted ? [.. world.Ballots.Select(ballot => ((IReadOnlyList<int>)[.. ballot], 1.0))] : world.Wishes;
        var votes = world.Told.Votes.Where(topic => topic.Votes is not null).ToDictionary(topic => topic.Number, topic => topic.Votes!.Value);
        var (adversary, guesser, bouts) = (0, 0, 0);
        foreach (var ballot in world.Ballots)
        {
            int[] mine = [.. ballot.Where(votes.ContainsKey).OrderBy(_ => world.Chance.Next())];
            if (mine.Length <= known) continue;
            var (seen, hidden) = (mine[..known], mine[known..]);
            int[] open = [.. votes.Keys.Except(seen)];

            // By the wishes that have all that is known, and by the result if there are few of those.
            var alike = wishes.Where(wish => seen.All(wish.Topics.Contains)).ToList();
            var guess = open.MaxBy(topic => (alike.Where(wish => wish.Topics.Contains(topic)).Sum(wish => wish.Times) + (trust * votes[topic] / world.Ballots.Count), -topic));
            if (hidden.Contains(guess)) adversary++;
            if (hidden.Contains(open.MaxBy(topic => (votes[topic], -topic)))) guesser++;
            bouts++;
        }

        return Task.FromResult(bouts == 0 ? null : new Bout(adversary / (double)bouts, guesser / (double)bouts));
    }
}
