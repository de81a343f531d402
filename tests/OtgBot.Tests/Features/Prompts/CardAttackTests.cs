using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Prompts;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>
/// A lead looks at the weekly card after every press, knows what all others answered, and has four friends who take and take back as the lead
/// likes. Whether one person took a microaction must not be seen, not on the card, nor on the Home tab, nor in the next week's result.
/// </summary>
public sealed partial class CardAttackTests
{
    [Fact]
    public async Task Neither_the_card_nor_the_Home_tab_nor_last_weeks_result_tells_whether_one_person_took()
    {
        var (did, didNot) = (await Play(victimTakes: true), await Play(victimTakes: false));

        Assert.InRange(Attack.Seen(Views(did, view => view.Card), Views(didNot, view => view.Card)), 0, Attack.MostSeen);
        Assert.InRange(Attack.Seen(Views(did, view => view.Home), Views(didNot, view => view.Home)), 0, Attack.MostSeen);
        Assert.InRange(Attack.Seen(Views(did, view => view.LastTime), Views(didNot, view => view.LastTime)), 0, Attack.MostSeen);
        Assert.InRange(Attack.Seen(Views(did, view => view.All), Views(didNot, view => view.All)), 0, Attack.MostSeen);

        // Each view once more with the true number in it, which is what a leak would be.
        foreach (var view in (Func<Seen, string>[])[seen => seen.Card, seen => seen.Home, seen => seen.LastTime])
        {
            Assert.InRange(Attack.Seen(Views(did, seen => view(seen) + seen.Took), Views(didNot, seen => view(seen) + seen.Took)), 0.9, 1);
        }

        // And something is told at all.
        Assert.Contains(did, seen => Shown().IsMatch(seen.Card));
    }

    [Fact]
    public async Task What_was_shown_never_goes_down_when_somebody_takes_back_or_is_forgotten()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await town.Get<Communities>().Change(kari.Address.Partition, old => old with { Leads = [new Lead(kari.Person.Id, kari.Person.Name)] }, TestContext.Current.CancellationToken);
        await kari.Says("post nå");
        for (var n = 0; n < 30; n++) await town.Person($"P{n}").Says("tar 1");
        var most = await Look(town, kari);
        Assert.InRange(most, 5, 30);

        for (var n = 0; n < 28; n++)
        {
            if (n % 2 == 0) await town.Person($"P{n}").Says("angre");
            else
            {
                var person = town.Person($"P{n}");
                var data = Assert.Single(town.Get<OtgBot.Features.FeatureMap>().PersonalData);
                await data.Erase(new(town.Get<Pseudonyms>().Of(person.Address, person.Person), person.Person, [person.Address.Partition]), TestContext.Current.CancellationToken);
            }

            Assert.Equal(most, await Look(town, kari));
        }

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));
        await town.Run("prompts.post");
        Assert.Contains($"Forrige gang tok minst {most} av dere en mikrohandling", town.Channel.Messages[^1].Text);
    }

    private static async Task<int> Look(Town town, TestPerson lead)
    {
        town.Clock.Advance(TimeSpan.FromHours(3));
        var counts = Shown().Matches(await lead.Says("ukas prinsipp"));
        return counts.Count == 0 ? 0 : counts.Max(count => int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static List<string> Views(IEnumerable<Seen> worlds, Func<Seen, string> view) => [.. worlds.Select(view)];

    /// <summary>All worlds side by side, step by step, with three hours between two steps: each world is a channel.</summary>
    private static async Task<Seen[]> Play(bool victimTakes)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var worlds = Enumerable.Range(0, Attack.Worlds).Select(number => new World(town, number, victimTakes)).ToArray();
        foreach (var world in worlds) await world.Begin();
        for (var step = 0; step < World.Steps; step++)
        {
            foreach (var world in worlds) await world.Step(step);
            town.Clock.Advance(TimeSpan.FromHours(3));
        }

        foreach (var world in worlds) await world.LookHome();
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await town.Run("prompts.post");
        return await Task.WhenAll(worlds.Select(world => world.End()));
    }

    [GeneratedRegex(@"minst (\d+)")]
    private static partial Regex Shown();

    private sealed record Seen(string Card, string Home, string LastTime, int Took)
    {
        public string All => string.Join('\n', Card, Home, LastTime);
    }

    /// <summary>Five to twelve people: the lead, up to four friends of theirs, one victim, and others of whom the lead knows all.</summary>
    private sealed class World(Town town, int number, bool victimTakes)
    {
        public const int Steps = 9;

        private readonly Random chance = new(number);
        private readonly string channel = $"world{number:D3}";
        private readonly List<string> seen = [];
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
        }

        public async Task LookHome() => home = await Lead.OpensHome();

        public async Task<Seen> End() => new(
            string.Join('\n', seen),
            home,
            Newest,
            (await new PromptsStore(town.Store).Count(Lead.Address.Partition, "2026-11-18", TestContext.Current.CancellationToken)).Took);

        private string Newest => town.Channel.Messages.Last(message => message.Content.To.Conversation == channel).Text;

        private async Task FriendsTake(int count)
        {
            for (var n = 0; n < Math.Min(count, friends); n++) await Person($"friend{n}x").Says("gjort 1");
            if (count > friends) await Lead.Says("gjort 1");
        }
    }
}
