using OtgBot.Features.Participation.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Turns;
using Score = OtgBot.Tests.Scenarios.Adversary.Score;

namespace OtgBot.Tests.Features.Participation.Domain;

/// <summary>
/// How much better than by guessing a lead tells from the published numbers whether one person took a microaction in one week, who knows
/// what all others did in all weeks and what that person did in the others, and has four friends act so that it is told best. Worked out
/// exactly, over all secret amounts, for many small worlds.
/// </summary>
[Trait("Speed", "slow")]
public sealed class PublishedAttackTests
{
    private static readonly DateOnly Monday = new(2026, 9, 28);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void At_most_three_percentage_points_more_than_guessing(int k) =>
        Assert.InRange(Worlds().Average(world => world.BestSuccess(k, new Disclosure(k, new byte[32]).Spread)), 0.5, 0.53);

    [Fact]
    public void Numbers_without_a_secret_amount_are_found() => Assert.InRange(Worlds().Average(world => world.BestSuccess(5, spread: 1)), 0.6, 1);

    [Fact]
    public void To_vote_is_told_as_little()
    {
        var spread = new Disclosure(5, new byte[32]).Spread;
        var best = Enumerable.Range(0, 200).Max(others => Success(
            [.. Enumerable.Range(0, others).Select(one => new PersonsWeek($"{one}", Figures.Voted))],
            [.. Enumerable.Range(0, others + 1).Select(one => new PersonsWeek($"{one}", Figures.Voted))], 5, spread));
        Assert.InRange(best, 0.5, 0.53);
    }

    /// <summary>For the table of all views.</summary>
    internal static Score Score(bool isPlanted) => new("the numbers of four weeks", Attack.Worlds,
        Worlds().Average(world => world.BestSuccess(5, isPlanted ? 1 : new Disclosure(5, new byte[32]).Spread)), 0.5);

    private static IEnumerable<World> Worlds() => Enumerable.Range(0, Attack.Worlds).Select(number => new World(new Random(number)));

    /// <summary>How often the best guess is right, when both were as likely before. Each number has a secret amount of its own.</summary>
    private static double Success(IReadOnlyCollection<PersonsWeek> without, IReadOnlyCollection<PersonsWeek> with, int k, int spread)
    {
        var (one, other) = (Chances(without, k, spread), Chances(with, k, spread));
        var joint = new List<(double One, double Other)> { (1, 1) };
        foreach (var (first, second) in one.Zip(other).Where(number => !number.First.OrderBy(told => told.Key).SequenceEqual(number.Second.OrderBy(told => told.Key))))
        {
            joint = [.. from sofar in joint
                        from told in first.Keys.Union(second.Keys)
                        select (sofar.One * first.GetValueOrDefault(told), sofar.Other * second.GetValueOrDefault(told))];
        }

        return joint.Sum(chance => Math.Max(chance.One, chance.Other)) / 2;
    }

    /// <summary>For each number, how likely each thing is that may be told of it.</summary>
    private static List<Dictionary<int, double>> Chances(IReadOnlyCollection<PersonsWeek> weeks, int k, int spread)
    {
        var told = Enumerable.Range(0, spread).Select(noise => Published.Of(Monday, weeks, 0, new Guard(k, _ => noise)))
            .Select(numbers => (int[])[numbers.Taken, numbers.Done, numbers.Voted, .. numbers.TakenBy, .. numbers.DoneBy]).ToList();
        return [.. Enumerable.Range(0, told[0].Length).Select(number => told.CountBy(one => one[number]).ToDictionary(one => one.Key, one => one.Value / (double)spread))];
    }

    /// <summary>Five to twelve people over four weeks.</summary>
    private sealed class World
    {
        private const int Friends = 4, Asked = 2;

        private readonly List<PersonsWeek> known = [];
        private readonly Figures secret;

        public World(Random chance)
        {
            var others = chance.Next(5, 13) - Friends - 1;
            for (var week = 0; week < FourWeeks.Weeks; week++)
            {
                for (var other = 0; other <= others; other++)
                {
                    var (takes, does) = (chance.Next(100) < 70, chance.Next(2) == 0);
                    var isVictim = other == others;
                    if (takes && !(isVictim && week == Asked)) known.Add(new PersonsWeek(isVictim ? "victim" : $"other{other}", Did(week, does)));
                }
            }

            secret = Did(Asked, chance.Next(2) == 0);
        }

        public double BestSuccess(int k, int spread) => Enumerable.Range(0, FourWeeks.Weeks + 1).Select(weeks => Friends * weeks).Max(deeds =>
        {
            List<PersonsWeek> all = [.. known, .. Enumerable.Range(0, deeds).Select(deed => new PersonsWeek($"friend{deed % Friends}", Did(deed / Friends, true)))];
            return Success(all, [.. all, new PersonsWeek("victim", secret)], k, spread);
        });

        private static Figures Did(int week, bool does) =>
            Figures.Taken | FiguresByPrinciple.Taken(week + 1) | (does ? Figures.Done | FiguresByPrinciple.Done(week + 1) : Figures.None);
    }
}
