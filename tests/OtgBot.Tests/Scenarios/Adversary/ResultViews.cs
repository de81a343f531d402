namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>Subtracts everybody else's ballot from the result: what is left is Kari's.</summary>
internal sealed class ResultView : View<BallotWorld>
{
    public override string Name => "result, others' ballots subtracted";

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        var text = world.Result + "\n" + await world.Lead.Says("resultat") + "\n" + (world.Neighbour is { } other ? await other.Says("resultat") : "");
        return Guess(world, isPlanted ? text + Exact(world) : text);
    }

    public static Bout Guess(BallotWorld world, string text)
    {
        var told = BallotAttacks.Votes(text);
        return new Bout(world.Right(world.Published.Infer(world.Others, BallotWorld.Open, 2, told)), world.Right(world.Published.Infer(world.Others, BallotWorld.Open, 2)));
    }

    public static string Exact(BallotWorld world) => string.Concat(BallotWorld.Open.Select(topic => $"\n(tema {topic})\n{world.Others.Count(ballot => ballot.Contains(topic)) + (world.Secret.Contains(topic) ? 1 : 0)} stemmer"));
}

/// <summary>Hides topics after the count, one after the other, and reads the result and the agenda's figures again.</summary>
internal sealed class HidingView : View<BallotWorld>
{
    public override string Name => "result and figures after hiding";

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        var text = "";
        foreach (var topic in BallotWorld.Open.Take(3))
        {
            await world.Lead.Says($"skjul {topic} Skjult en stund");
            text += "\n" + await world.Lead.Says("resultat") + "\n" + await BallotAttacks.Makes(world);
        }

        foreach (var topic in BallotWorld.Open.Take(3)) await world.Lead.Says($"vis igjen {topic}");
        return ResultView.Guess(world, isPlanted ? text + ResultView.Exact(world) : text);
    }
}

/// <summary>Reads everywhere how many voted, knowing of all but one whether they did.</summary>
internal sealed class TurnoutView(string name, Func<BallotWorld, Task<string>> read) : View<BallotWorld>
{
    public override string Name => "turnout: " + name;

    public override async Task<Bout?> Play(BallotWorld world, bool isPlanted)
    {
        var text = await read(world);
        if (isPlanted) text += $"\n{world.Sure + (world.OddVoted ? 1 : 0)} stemte";

        // Who knows only the published, rounded turnout may conclude from it too; else it is heads or tails, which is a half.
        var published = Published.OneMore(world.Published.Turnout, world.Sure);
        return new Bout(Right(BallotAttacks.Turnout(text, world.Sure) ?? published), Right(published));

        double Right(bool? guess) => guess is null ? 0.5 : guess == world.OddVoted ? 1 : 0;
    }
}
