using System.Globalization;
using OtgBot.Features.Unconferences;
using OtgBot.Planner;
using OtgBot.Planner.Searching;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// A small unconference whose vote is over. Liv leads, and attacks. She knows that Kari alone voted for topic 6, and wants to know what
/// else. She also knows who voted but one, Odd. Every fourth world is shared: two of the voters belong to Nils' community, who helps her.
/// </summary>
internal sealed class BallotWorld : IAsyncDisposable
{
    public const int Topics = 6, Known = 6;

    private readonly Dictionary<string, int[]> ballots = [];
    private Func<AgendaInput, AgendaInput> given = input => input;

    private BallotWorld(int seed, Town town)
    {
        Chance = new Random(seed);
        Town = town;
        Lead = town.Person("Liv");
    }

    public Random Chance { get; }

    public Town Town { get; }

    public TestPerson Lead { get; }

    public TestPerson? Neighbour { get; private set; }

    /// <summary>
    /// What Kari voted for besides the topic that is known: the truth. In a crowd all who voted for that topic are in her place.
    /// </summary>
    public int[] Secret => Secrets[0];

    private int[][] Secrets => [.. ballots.Values.Where(ballot => ballot.Contains(Known)).Select(ballot => ballot.Where(topic => topic != Known).ToArray())];

    /// <summary>Whether Odd voted: the truth.</summary>
    public bool OddVoted => ballots["Odd"].Length > 0;

    /// <summary>All ballots but Kari's.</summary>
    public IReadOnlyCollection<IReadOnlyList<int>> Others => [.. ballots.Where(one => one.Key != "Kari").Select(one => one.Value)];

    /// <summary>How many voted for sure.</summary>
    public int Sure => ballots.Count - 1;

    public Published Published => Adversary.Published.Of(ballots.Values, Topics);

    /// <summary>What Liv and Nils read when the vote closed.</summary>
    public string Result { get; private set; } = "";

    /// <summary>The share of wishes that the last plan meets by the ballots as they are: what no card may tell.</summary>
    public double TrueMet { get; private set; }

    public static IEnumerable<int> Open => Enumerable.Range(1, Topics).Where(topic => topic != Known);

    public static Task<BallotWorld> Make(int seed) => Make(seed, 5 + new Random(seed).Next(7), isCrowd: false);

    /// <summary>
    /// Enough voters for their ballots to count in planning. Six voted for the topic that is known of them, so that its votes are told.
    /// </summary>
    public static Task<BallotWorld> Crowd(int seed) => Make(seed, 25 + new Random(seed).Next(16), isCrowd: true);

    public static Task<BallotWorld> Thousand(int seed) => Make(seed, 1_000, isCrowd: true);

    private static async Task<BallotWorld> Make(int seed, int voters, bool isCrowd)
    {
        var world = new BallotWorld(seed, new Town([typeof(UnconferencesFeature)], settings: new Dictionary<string, string?> { ["PublicUrl"] = "https://bot.example.no" }, isOneOfMany: true));
        await world.Vote(voters, isShared: !isCrowd && seed % 4 == 0, isCrowd);
        world.Town.Runs().Plan = world.Plan;
        await world.Lead.Says("tider 10:00–10:30, 10:30–11:00, 11:00–11:30, 11:30–12:00, 12:00–12:30");
        await world.Lead.Says("rom Storsalen, 60; Kroken, 60");
        return world;
    }

    /// <summary>How well two topics are guessed that Kari voted for.</summary>
    public double Right(IEnumerable<int> guess) => Secrets.Average(secret => guess.Count(secret.Contains) / (double)Math.Min(secret.Length, guess.Count()));

    /// <summary>Which two the guesser names who knows only what was published.</summary>
    public int[] PlainGuess => [.. Published.Wanted(Open).Take(Secret.Length)];

    /// <summary>From now on the planner is given the ballots as they are, or again what the bot gives it.</summary>
    public void Leaks(bool isPlanted) => given = isPlanted ? input => input with { Wishes = [.. TrueWishes] } : input => input;

    public async ValueTask DisposeAsync() => await Town.DisposeAsync();

    private IEnumerable<Wish> TrueWishes => ballots.Where(one => one.Value.Length > 0).Select(one => new Wish(one.Key, one.Value));

    private async Task Vote(int voters, bool isShared, bool isCrowd)
    {
        var neighbours = isShared ? 2 : 0;
        if (isShared) voters = 5;
        await Town.Opened();
        await Town.HasTopics(Topics);
        if (isShared)
        {
            Neighbour = await Town.Lead("Nils", channel: "naboen");
            await Town.Unconferences().Join(Neighbour.Address.Partition, await Town.UnconferenceId(Lead), TestContext.Current.CancellationToken);
        }

        await Lead.Says("åpne avstemning");
        int[] weights = [.. Open.Select(_ => 1 + Chance.Next(4))];
        ballots["Kari"] = [.. Draw(weights, 2), Known];
        for (var n = 1; isCrowd && n <= Adversary.Published.Fewest; n++) ballots[string.Create(CultureInfo.InvariantCulture, $"Kari{n}")] = [.. Draw(weights, 2), Known];
        for (var n = 1; n < voters - 1; n++) ballots[string.Create(CultureInfo.InvariantCulture, $"Velger{n}")] = Draw(weights, 3);
        ballots["Odd"] = Chance.Next(2) == 0 ? [] : Draw(weights, 3);
        foreach (var (one, n) in ballots.Select((one, n) => (one, n)))
        {
            if (one.Value.Length == 0) continue;
            if (voters > 100) await Town.Box().Vote(await Id(), new OtgBot.Turns.Privacy.PersonKey(one.Key), one.Value, "s" + one.Key, null, TestContext.Current.CancellationToken);
            else await Town.Person(one.Key, channel: n < neighbours ? "naboen" : "team").Says("stem " + string.Join(' ', one.Value));
        }

        await Lead.Says("lukk avstemning");
        Result = Lead.Newest() + "\n" + Neighbour?.Newest();
    }

    private Task<string> Id() => Town.UnconferenceId(Lead);

    private int[] Draw(int[] weights, int count)
    {
        var drawn = new HashSet<int>();
        while (drawn.Count < count)
        {
            var at = Chance.Next(weights.Sum());
            var topic = 0;
            while (at >= weights[topic]) at -= weights[topic++];
            drawn.Add(topic + 1);
        }

        return [.. drawn.Order()];
    }

    /// <summary>As the bot plans, but short: the worlds are small.</summary>
    private PlanOutcome Plan(AgendaInput input, PlanSettings settings, Action<PlanProgress> told, CancellationToken cancel)
    {
        var brief = settings with { Proof = null, Samples = 4, Effort = new Effort(Rounds: 1, Tries: 300, PolishRounds: 1, PolishTries: 60) };
        var outcome = new AgendaPlanner(Town.Clock).Plan(given(input), brief, told, cancel);
        if (outcome is AgendaPlan plan) TrueMet = TrueShare(plan);
        return outcome;
    }

    private double TrueShare(AgendaPlan plan)
    {
        var slots = plan.Sessions.GroupBy(session => session.Topic).ToDictionary(topic => topic.Key, topic => topic.First().Slot);
        var all = TrueWishes.Sum(wish => wish.Topics.Count);
        return TrueWishes.Sum(wish => wish.Topics.Where(slots.ContainsKey).Select(topic => slots[topic]).Distinct().Count()) / (double)Math.Max(1, all);
    }
}
