using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

/// <summary>
/// A lead asks for all numbers every Monday, compares windows and weeks, knows what all others did, and has friends who did as the lead
/// liked. Whether one person took a microaction in one week must not be seen.
/// </summary>
[Trait("Speed", "slow")]
public sealed class StatsAttackTests
{
    private const int Worlds = 50;

    private static readonly string[] Questions = ["statistikk 4", "statistikk 12", "statistikk 52", "statistikk 52 detaljer"];

    /// <summary>A Monday. Four whole weeks that are counted together begin three weeks later.</summary>
    private static readonly DateTimeOffset Start = new(2026, 9, 7, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>So nothing tells more than the numbers that were made: how little those tell is measured in <c>PublishedAttackTests</c>.</summary>
    [Fact]
    public async Task All_that_any_window_any_week_and_the_Home_tab_show_is_worked_out_of_the_numbers_that_were_made()
    {
        var (did, didNot) = (await Play(victimTakes: true), await Play(victimTakes: false));
        var alike = did.Zip(didNot).Where(world => world.First.Made == world.Second.Made).ToList();

        Assert.InRange(alike.Count, Worlds / 2, Worlds);
        Assert.All(alike, world => Assert.Equal(world.First.Text, world.Second.Text));

        // Something is told at all, and the same with the true number of facts in it is found out.
        Assert.Contains(did, seen => seen.Text.Contains("minst 2", StringComparison.Ordinal));
        Assert.Contains(alike, world => world.First.Text + world.First.Facts != world.Second.Text + world.Second.Facts);
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
        Assert.Contains("minst", world.Seen.Text);
        for (var person = 0; person < 40; person++) await world.Forget(person);
        await world.Look();

        Assert.Equal(world.Looks.First(), world.Looks.Last());
    }

    private static async Task<(string Text, int Facts, string Made)[]> Play(bool victimTakes)
    {
        await using var town = new Town([typeof(ParticipationFeature)], now: Start);
        var worlds = Enumerable.Range(0, Worlds).Select(number => new World(town, number, victimTakes)).ToArray();
        foreach (var world in worlds) await world.Begin();
        for (var week = 0; week < World.Weeks; week++)
        {
            town.Clock.SetUtcNow(Start.AddDays(7 * week + 1));
            foreach (var world in worlds) await world.Live(week);
            town.Clock.SetUtcNow(Start.AddDays(7 * (week + 1)));
            foreach (var world in worlds) await world.Look();
        }

        var seen = new List<(string Text, int Facts, string Made)>();
        foreach (var world in worlds) seen.Add((world.Seen.Text, world.Seen.Facts, await world.Made()));
        return [.. seen];
    }

    private sealed class World(Town town, int number, bool victimTakes)
    {
        public const int Weeks = 8;

        /// <summary>The week in question.</summary>
        private const int Asked = 4;

        private readonly Random chance = new(number);
        private readonly List<string> seen = [];
        private int people, facts;

        public (string Text, int Facts) Seen => (string.Join('\n', seen), facts);

        public IEnumerable<string> Looks => seen.Chunk(Questions.Length + 1).Select(look => string.Join('\n', look));

        private TestPerson Lead => town.Person($"lead{number}", "nb-NO", $"world{number:D3}");

        public async Task Begin()
        {
            people = chance.Next(5, 13);
            await town.Install(Lead, Lead.Channel);
            await town.Get<Communities>().Change(Lead.Address.Partition, old => old with { Leads = [new Lead(Lead.Person.Id, Lead.Person.Name)] }, Cancel);
        }

        /// <summary>Person 0 is the victim. In the week in question the friends see to it that exactly four others took, so that one more is five.</summary>
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
