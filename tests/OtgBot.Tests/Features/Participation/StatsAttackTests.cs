using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Storage;
using OtgBot.Tests.Features.Participation.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Scenarios.Adversary;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

/// <summary>
/// A lead asks for all numbers every Monday, compares windows and weeks, knows what all others did, and has friends who did as the lead
/// liked. Whether one person took a microaction in one week must not be seen.
/// </summary>
[Trait("Speed", "slow")]
public sealed class StatsAttackTests
{
    private const int Worlds = 112;

    private static readonly string[] Questions = ["statistikk 4", "statistikk 12", "statistikk 52", "statistikk 52 detaljer"];

    /// <summary>A Monday. Four whole weeks that are counted together begin three weeks later.</summary>
    private static readonly DateTimeOffset Start = new(2026, 9, 7, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Lazy<Task<(Seen[] Did, Seen[] DidNot)>> Plays = new(async () => (await Play(victimTakes: true), await Play(victimTakes: false)));

    /// <summary>
    /// For the table of all views: nothing tells more than the numbers that were made, and they tell little. Planted is the true number of
    /// facts, and numbers without a secret.
    /// </summary>
    internal static async Task<IReadOnlyList<Score>> Scores(bool isPlanted)
    {
        var (did, didNot) = await Plays.Value;
        var alike = did.Zip(didNot).Where(world => world.First.Made == world.Second.Made).ToList();
        Assert.InRange(alike.Count, Worlds / 2, Worlds);

        // Something is told at all.
        Assert.Contains(did, seen => seen.Looks[0].Contains("minst 2", StringComparison.Ordinal) || seen.Looks[1].Contains("minst 2", StringComparison.Ordinal));
        return [PublishedAttackTests.Score(isPlanted), .. Questions.Append("statistics on the Home tab").Select((view, n) =>
            Contest.Told(view, [.. alike.Select(world => (Text(world.First, n), Text(world.Second, n)))]))];

        string Text(Seen seen, int view) => seen.Looks[view] + (isPlanted ? seen.Facts : "");
    }

    [Fact]
    public async Task To_be_forgotten_moves_no_number_that_was_made()
    {
        await using var town = new Town([typeof(ParticipationFeature)], now: Start);
        var world = new World(town, 7, victimTakes: true);
        await world.Begin();
        for (var week = 0; week < World.Weeks; week++)
        {
            town.Clock.SetUtcNow(Start.AddDays(7 * week + 1));
            await world.Live(week, people: 40);
        }

        town.Clock.SetUtcNow(Start.AddDays(7 * World.Weeks));
        await world.Look();
        Assert.Contains("minst", string.Join('\n', world.Views));
        for (var person = 0; person < 40; person++) await world.Forget(person);
        await world.Look();

        Assert.Equal(world.Looks.First(), world.Looks.Last());
    }

    private static async Task<Seen[]> Play(bool victimTakes)
    {
        await using var town = new Town([typeof(ParticipationFeature)], now: Start, isOneOfMany: true);
        var worlds = Enumerable.Range(0, Worlds).Select(number => new World(town, number, victimTakes)).ToArray();
        foreach (var world in worlds) await world.Begin();
        for (var week = 0; week < World.Weeks; week++)
        {
            town.Clock.SetUtcNow(Start.AddDays(7 * week + 1));
            foreach (var world in worlds) await world.Live(week);
            town.Clock.SetUtcNow(Start.AddDays(7 * (week + 1)));
            foreach (var world in worlds) await world.Look();
        }

        var seen = new List<Seen>();
        foreach (var world in worlds) seen.Add(new Seen(world.Views, world.Facts, await world.Made()));
        return [.. seen];
    }

    /// <param name="Looks">All that each view showed over the weeks.</param>
    private sealed record Seen(string[] Looks, int Facts, string Made);

    private sealed class World(Town town, int number, bool victimTakes)
    {
        public const int Weeks = 8;

        /// <summary>The week in question.</summary>
        private const int Asked = 4;

        private readonly Random chance = new(number);
        private readonly List<string> seen = [];
        private int people, facts;

        public int Facts => facts;

        public string[] Views => [.. Enumerable.Range(0, Questions.Length + 1).Select(view => string.Join('\n', seen.Where((_, n) => n % (Questions.Length + 1) == view)))];

        public IEnumerable<string> Looks => seen.Chunk(Questions.Length + 1).Select(look => string.Join('\n', look));

        private TestPerson Lead => town.Person($"lead{number}", "nb-NO", $"world{number:D3}");

        public async Task Begin()
        {
            people = chance.Next(5, 13);
            await town.Install(Lead, Lead.Channel);
            await town.Get<Communities>().Change(Lead.Address.Partition, old => old with { Leads = [new Lead(Lead.Person.Id, Lead.Person.Name)] }, Cancel);
        }

        /// <summary>
        /// Person 0 is the victim. In the week in question the friends see to it that exactly four others took, so that one more is five.
        /// </summary>
        public async Task Live(int week, int? people = null)
        {
            var all = people ?? this.people;
            for (var person = 0; person < all; person++)
            {
                var (takes, does) = (chance.Next(100) < 70, chance.Next(2) == 0);
                if (week == Asked) takes = person == 0 ? victimTakes : all < 9 ? person <= 4 : takes;
                if (takes) await Tell(person, FactKind.Taken, week);
                if (takes && does) await Tell(person, FactKind.Done, week);
            }
        }

        public async Task Look()
        {
            foreach (var question in Questions) seen.Add(await Lead.Says(question));
            seen.Add(await Lead.OpensHome());
        }

        public async Task<string> Made()
        {
            var made = new List<string>();
            await foreach (var row in town.Store.List(Lead.Address.Partition, "numbers|", "numbers|" + Key.End, Cancel)) made.Add(System.Text.Encoding.UTF8.GetString(row.Json.Span));
            return string.Join('\n', made);
        }

        public async Task Forget(int person)
        {
            var who = One(person);
            await Assert.Single(town.Get<FeatureMap>().PersonalData).Erase(new PersonScope(town.Get<Pseudonyms>().Of(Lead.Address, who), who, [Lead.Address.Partition]), Cancel);
        }

        private Person One(int person) => new($"one-{number}-{person}", "One");

        private Task Tell(int person, FactKind kind, int week)
        {
            facts++;
            return town.Get<ParticipationRecord>().Add(
                Lead.Address.Partition, town.Get<Pseudonyms>().Of(Lead.Address, One(person)), new Fact(kind, 1 + week % 7, $"week{week}"), Cancel);
        }
    }
}
