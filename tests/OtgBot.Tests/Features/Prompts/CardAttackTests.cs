using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OtgBot.Features;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Features.Prompts.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Scenarios.Adversary;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>
/// A lead looks at the weekly card after every press, knows what all others answered, and has four friends who take and take back as the
/// lead likes. Whether one person took a microaction must not be seen, not on the card, nor on the Home tab, nor in the next week's result.
/// </summary>
[Trait("Speed", "slow")]
public sealed partial class CardAttackTests
{
    private const int Worlds = 128;

    private static readonly Lazy<Task<(Seen[] Did, Seen[] DidNot)>> Plays = new(async () => (await Play(victimTakes: true), await Play(victimTakes: false)));

    /// <summary>
    /// For the table of all views: nothing tells more than the steps, and they tell little. Planted is the true number, and steps without a
    /// secret.
    /// </summary>
    internal static async Task<IReadOnlyList<Score>> Scores(bool isPlanted)
    {
        var (did, didNot) = await Plays.Value;
        var alike = did.Zip(didNot).Where(world => world.First.Steps == world.Second.Steps).ToList();
        Assert.InRange(alike.Count, Worlds / 2, Worlds);

        // Something is told at all.
        Assert.Contains(did, seen => Shown().IsMatch(seen.Card));
        return
        [
            StepsAttackTests.Score(isPlanted),
            Told("weekly card, look by look", seen => seen.Card),
            Told("weekly card on the Home tab", seen => seen.Home),
            Told("last week's result", seen => seen.LastTime),
        ];

        Score Told(string name, Func<Seen, string> view)
        {
            return Contest.Told(name, [.. alike.Select(world => (Text(world.First), Text(world.Second)))]);

            string Text(Seen seen) => view(seen) + (isPlanted ? seen.Took : "");
        }
    }

    [Fact]
    public async Task What_was_shown_never_goes_down_when_somebody_takes_back_or_is_forgotten()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await town.Get<Communities>().Change(kari.Address.Partition, old => old with { Leads = [new Lead(kari.Person.Id, kari.Person.Name)] }, TestContext.Current.CancellationToken);
        await kari.Says("post nå");
        for (var n = 0; n < 40; n++) await town.Person($"P{n}").Says("tar 1");
        var most = await Look(town, kari);
        Assert.InRange(most, 5, 40);

        for (var n = 0; n < 38; n++)
        {
            if (n % 2 == 0) await town.Person($"P{n}").Says("angre");
            else
            {
                var person = town.Person($"P{n}");
                var scope = new PersonScope(town.Get<Pseudonyms>().Of(person.Address, person.Person), person.Person, [person.Address.Partition]);
                foreach (var data in town.Get<FeatureMap>().PersonalData) await data.Erase(scope, TestContext.Current.CancellationToken);
            }

            Assert.Equal(most, await Look(town, kari));
        }

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        Assert.Contains($"Forrige gang tok minst {most} av dere en mikrohandling", town.Channel.Messages[^1].Text);
    }

    private static async Task<int> Look(Town town, TestPerson lead)
    {
        town.Clock.Advance(TimeSpan.FromHours(3));
        var counts = Shown().Matches(await lead.Says("ukas prinsipp"));
        return counts.Count == 0 ? 0 : counts.Max(count => int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>All worlds side by side, step by step, with three hours between two steps: each world is a channel.</summary>
    private static async Task<Seen[]> Play(bool victimTakes)
    {
        await using var town = new Town([typeof(PromptsFeature)], isOneOfMany: true);
        var worlds = Enumerable.Range(0, Worlds).Select(number => new World(town, number, victimTakes)).ToArray();
        foreach (var world in worlds) await world.Begin();
        for (var step = 0; step < World.Steps; step++)
        {
            foreach (var world in worlds) await world.Step(step);
            town.Clock.Advance(TimeSpan.FromHours(3));
        }

        foreach (var world in worlds) await world.LookHome();
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        return await Task.WhenAll(worlds.Select(world => world.End()));
    }

    [GeneratedRegex(@"minst (\d+)")]
    private static partial Regex Shown();

    [GeneratedRegex(@"""counts"".*")]
    private static partial Regex Took();

    private sealed record Seen(string Card, string Home, string LastTime, int Took, string Steps);

    /// <summary>Five to twelve people: the lead, up to four friends of theirs, one victim, and others of whom the lead knows all.</summary>
    private sealed class World(Town town, int number, bool victimTakes)
    {
        public const int Steps = 9;

        private readonly Random chance = new(number);
        private readonly string channel = $"world{number:D3}";
        private readonly List<string> seen = [], steps = [];
        private int friends, others, known;
        private string home = "";

        private TestPerson Lead => Person("lead");

        private TestPerson Victim => Person("victim");

        private TestPerson Person(string name) => town.Person($"{name}{number}", "nb-NO", channel);

        public async Task Begin()
        {
            var people = chance.Next(5, 13);
            friends = Math.Min(4, people - 2);
            others = people - 2 - friends;
            await town.Install(Lead, channel);
            await town.Get<Communities>().Change(Lead.Address.Partition, old => old with { Leads = [new Lead(Lead.Person.Id, Lead.Person.Name)] }, TestContext.Current.CancellationToken);
            await Lead.Says("post nå");
        }

        public async Task Step(int step)
        {
            switch (step)
            {
                case 0:
                    for (var n = 0; n < others; n++)
                    {
                        if (chance.Next(2) == 0) continue;
                        await Person($"other{n}x").Says(chance.Next(2) == 0 ? "tar 1" : "gjort 1");
                        known++;
                    }

                    break;

                // The friends, and the lead, bring the number to just below a step.
                case 1:
                    await FriendsTake(Math.Max(0, (known < 5 ? 4 : 9) - known));
                    break;
                case 2:
                    if (victimTakes) await Victim.Says("gjort 1");
                    break;
                case 3:
                    await Person("friend0x").Says("angre 1");
                    break;
                case 4:
                    await Person("friend0x").Says("gjort 1");
                    break;
                case 5:
                    if (victimTakes) await Victim.Says("angre 1");
                    break;
                case 6:
                    await FriendsTake(5);
                    break;
                case 7:
                    if (victimTakes) await Victim.Says("gjort 1");
                    break;
            }

            // What was posted to answer: the posted card is rendered anew at a moment of its own.
            await Lead.Says("ukas prinsipp");
            seen.Add(Newest);
            var shown = await town.Store.Get(new Key(Lead.Address.Partition, "shown|2026-11-18"), TestContext.Current.CancellationToken);
            steps.Add(shown is null ? "" : Took().Match(Encoding.UTF8.GetString(shown.Json.Span)).Value);
        }

        public async Task LookHome() => home = await Lead.OpensHome();

        public async Task<Seen> End() => new(
            string.Join('\n', seen),
            home,
            Newest,
            (await new PromptsStore(town.Store).Count(Lead.Address.Partition, "2026-11-18", TestContext.Current.CancellationToken)).Took,
            string.Join(' ', steps));

        private string Newest => town.Channel.Messages.Last(message => message.Content.To.Conversation == channel).Text;

        private async Task FriendsTake(int count)
        {
            for (var n = 0; n < Math.Min(count, friends); n++) await Person($"friend{n}x").Says("gjort 1");
            if (count > friends) await Lead.Says("gjort 1");
        }
    }
}
