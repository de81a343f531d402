using OtgBot.Features.Prompts.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Scenarios.Adversary;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Domain;

/// <summary>
/// How much better than by guessing a lead tells from the steps of a card, and from when they came, whether one person took a microaction,
/// who knows what all others answered and when, and has four friends who take and take back in between. Worked out exactly, over all
/// secret numbers, for many small worlds.
/// </summary>
public sealed class StepsAttackTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void At_most_three_percentage_points_more_than_guessing(int k) =>
        Assert.InRange(Worlds().Average(world => world.Success(k, new Disclosure(k, new byte[32]).Spread)), 0.5, 0.53);

    [Fact]
    public void Steps_of_five_without_a_secret_number_are_found() => Assert.InRange(Worlds().Average(world => world.Success(5, width: 5, secrets: 1)), 0.8, 1);

    /// <summary>For the table of all views.</summary>
    internal static Score Score(bool isPlanted) => new("the steps of a weekly card, and when they came", Attack.Worlds,
        Worlds().Average(world => isPlanted ? world.Success(5, width: 5, secrets: 1) : world.Success(5, new Disclosure(5, new byte[32]).Spread)), 0.5);

    private static IEnumerable<World> Worlds() => Enumerable.Range(0, Attack.Worlds).Select(number => new World(new Random(number)));

    /// <summary>
    /// Five to twelve people. The others answer; the friends bring the number below a step; then the victim answers or not; then the
    /// friends feel for the edge.
    /// </summary>
    private sealed class World
    {
        private const int Friends = 4;

        private readonly List<Counts> before = [], after = [];
        private readonly bool does;

        public World(Random chance)
        {
            var others = chance.Next(5, 13) - Friends - 1;
            var (took, did) = (0, 0);
            for (var other = 0; other < others; other++)
            {
                if (chance.Next(2) == 0) continue;
                took++;
                if (chance.Next(2) == 0) did++;
                before.Add(new Counts(took, did));
            }

            var friends = Math.Clamp(4 - took, 0, Friends);
            before.Add(new Counts(took + friends, did + friends));
            for (; friends < Friends; friends++) after.Add(new Counts(took + friends + 1, did + friends + 1));
            after.Add(new Counts(took, did));
            after.Add(new Counts(took + Friends, did + Friends));
            after.Insert(0, before[^1]);
            does = chance.Next(2) == 0;
        }

        public double Success(int k, int width, int? secrets = null)
        {
            var (took, did) = (Chances(count => count.Took, 1), Chances(count => count.Did, does ? 1 : 0));
            return (from one in took from other in did select Math.Max(one.Without * other.Without, one.With * other.With)).Sum() / 2;

            List<(double Without, double With)> Chances(Func<Counts, int> figure, int more)
            {
                var all = Enumerable.Range(0, secrets ?? width).ToList();
                var (without, with) = (all.CountBy(late => Seen(figure, 0, late)).ToDictionary(), all.CountBy(late => Seen(figure, more, late)).ToDictionary());
                return [.. without.Keys.Union(with.Keys).Select(seen => (without.GetValueOrDefault(seen) / (double)all.Count, with.GetValueOrDefault(seen) / (double)all.Count))];
            }

            string Seen(Func<Counts, int> figure, int more, int late)
            {
                var (highest, seen) = (0, new List<int>());
                foreach (var persons in before.Select(figure).Concat(after.Select(count => figure(count) + more)))
                {
                    highest = Math.Max(highest, new Steps(k, width).Of(persons, late));
                    seen.Add(highest);
                }

                return string.Join(' ', seen);
            }
        }
    }
}
