using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Tests.Features.Unconferences;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// Puts one topic after the other beside the one that Kari voted for, all others alone, and looks when the figures get worse.
/// </summary>
internal sealed class QualityView : View<BallotWorld>
{
    public override string Name => "how good an agenda is, rule by rule";

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        var shares = new Dictionary<int, double>();
        foreach (var topic in BallotWorld.Open)
        {
            await BallotAttacks.Pin(world, [.. BallotWorld.Open.Where(one => one != topic)], topic);
            var card = await BallotAttacks.Makes(world);
            if (isPlanted) card = string.Create(CultureInfo.InvariantCulture, $"Ønsker som blir oppfylt: {100 * world.TrueMet}");
            shares[topic] = BallotAttacks.Share(BallotAttacks.Figures(card));
        }

        // What was met less often is what somebody misses who is at topic 6. If nothing differs, nothing is learned.
        var order = world.PlainGuess.Concat(BallotWorld.Open.Except(world.PlainGuess)).ToList();
        var guess = BallotWorld.Open.OrderBy(topic => shares[topic]).ThenBy(order.IndexOf).Take(2);
        return new Bout(world.Right(guess), world.Right(world.PlainGuess));
    }
}

/// <summary>
/// Leaves two topics free, with one place beside topic 6 and one alone: the planner puts beside it what Kari voted for less.
/// </summary>
internal sealed class ArrangementView : View<BallotWorld>
{
    public override string Name => "what the planner puts side by side";

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        int[] open = [.. BallotWorld.Open];
        var wins = open.ToDictionary(topic => topic, _ => 0.0);
        await world.Lead.Says("steng rom 2 tid 2 3 4 5");
        world.Leaks(isPlanted);
        for (var i = 0; i < open.Length; i++)
        {
            int[] free = [open[i], open[(i + 1) % open.Length]];
            foreach (var topic in free) await world.Lead.Says($"fest {topic} ingen");
            await BallotAttacks.Pin(world, [.. open.Except(free)], null);
            await BallotAttacks.Makes(world);
            var plan = (await new AgendaStore(world.Town.Store).Plan(await world.Town.UnconferenceId(world.Lead), TestContext.Current.CancellationToken))!;
            foreach (var session in plan.Sessions.Where(session => free.Contains(session.Topic))) wins[session.Topic] += session.Slot == 1 ? -1 : 1;
        }

        world.Leaks(false);
        await world.Lead.Says("steng rom 2 ingen");
        var order = world.PlainGuess.Concat(open.Except(world.PlainGuess)).ToList();
        return new Bout(world.Right(open.OrderByDescending(topic => wins[topic]).ThenBy(order.IndexOf).Take(2)), world.Right(world.PlainGuess));
    }
}

/// <summary>
/// Moves topics so that all but Kari who wish them are just too few to be counted: whether they are counted tells of her.
/// </summary>
internal sealed partial class ReplanView : View<BallotWorld>
{
    public override string Name => "whom a new agenda affects";

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        int[] open = [.. BallotWorld.Open];

        // Only topics of which the result leaves open whether she voted for them.
        int[] unsure = [.. open.Where(topic => world.Others.Count(ballot => ballot.Contains(topic)) is var known && known >= world.Published.Votes[topic].Least && known < world.Published.Votes[topic].Most)];
        if (Sets(unsure).FirstOrDefault(set => Wish(world, set) % Published.Fewest == Published.Fewest - 1) is not { } moved) return null;
        await BallotAttacks.Pin(world, open.Take(4).ToArray(), open[4]);
        await BallotAttacks.Makes(world);
        await world.Lead.Says("publiser ja");
        var room = 0;
        foreach (var topic in moved) await world.Lead.Says($"fest {topic} tid {2 + room++} rom 2");
        var known = Wish(world, moved);
        var truth = moved.Any(world.Secret.Contains);
        var text = await BallotAttacks.Makes(world, "planlegg på nytt");
        if (isPlanted) text += $"\nDet gjelder ønskene til minst {(known + (truth ? 1 : 0)) / Published.Fewest * Published.Fewest} personer.";
        var plain = moved.Any(world.Published.Infer(world.Others, open, 2).Contains);
        var told = Touched().Matches(text).LastOrDefault() is { } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > known
            : text.Contains("ønskene til færre enn", StringComparison.Ordinal) ? false : plain;
        return new Bout(told == truth ? 1 : 0, plain == truth ? 1 : 0);
    }

    private static int Wish(BallotWorld world, int[] moved) => world.Others.Count(ballot => ballot.Any(moved.Contains));

    private static IEnumerable<int[]> Sets(int[] open) =>
        [.. from a in open from b in open where a < b select new[] { a, b }, .. from a in open from b in open from c in open where a < b && b < c select new[] { a, b, c }];

    [GeneratedRegex(@"(?:minst|om lag) (\d+) personer")]
    private static partial Regex Touched();
}
