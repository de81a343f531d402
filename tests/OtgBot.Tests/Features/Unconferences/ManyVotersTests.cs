using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>
/// One unconference with 200 topics and 5,000 voters: what is counted is exactly what was acknowledged, and a vote costs what it costs
/// among five.
/// </summary>
public sealed class ManyVotersTests : IAsyncDisposable
{
    private const int Voters = 5_000;

    private readonly TempFolder folder = new();
    private readonly SqliteStore inner;
    private readonly WatchedStore store;

    public ManyVotersTests()
    {
        inner = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        store = new WatchedStore(inner);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_thousand_ballots_are_counted_exactly_and_the_last_costs_what_the_fifth_did()
    {
        await Ready(VotingWay.Votes);
        var box = Fair.Box(store);
        for (var n = 0; n < 5; n++) await Vote(box, n);

        // The first read of the ballot is the test's own.
        var (changed, fresh) = (await CostOf(() => Change(box, 3)), await CostOf(() => Vote(box, 5)));

        await Task.WhenAll(Enumerable.Range(6, Voters - 7).Chunk(50).Select(chunk => Task.Run(async () =>
        {
            foreach (var n in chunk) await Vote(box, n);
        })));

        Assert.Equal(fresh, await CostOf(() => Vote(box, Voters - 1)));
        Assert.Equal(changed, await CostOf(() => Change(box, 3)));
        Assert.Equal("Get ballot, Get ballot, Put ballot, Get unconference", changed);
        await new UnconferencesStore(store, Fair.Pseudonyms).Change("u", old => old.CloseVoting(DateTimeOffset.UnixEpoch), Cancel);

        var tally = await box.Count("u", Cancel);

        var expected = Enumerable.Range(0, Voters).SelectMany(n => n == 3 ? [200] : Of(n)).CountBy(number => number).ToDictionary();
        Assert.Equal(Voters, tally.Voters);
        Assert.Equal(Voters, tally.Counted.Distinct().Count());
        Assert.All(tally.Votes, topic => Assert.Equal(expected.GetValueOrDefault(topic.Number), topic.Votes ?? 0));
        var wishes = await box.Wishes((await new UnconferencesStore(store, Fair.Pseudonyms).Get("u", Cancel))!, Cancel);
        Assert.All(tally.Votes.Where(topic => topic.Votes is not null), topic => Assert.Equal(topic.Votes, wishes.Groups.Where(group => group.Topics.Contains(topic.Number)).Sum(group => group.People)));
    }

    [Fact]
    public async Task A_ballot_is_offered_and_a_hand_dealt_at_the_same_cost_among_many_as_among_few()
    {
        await Ready(VotingWay.Crowd);
        var unconference = (await new UnconferencesStore(store, Fair.Pseudonyms).Get("u", Cancel))!;
        var topics = await new UnconferencesStore(store, Fair.Pseudonyms).Topics("u", Cancel);
        var (exposure, dealer) = (new Exposure(store), new Dealer(store));
        for (var n = 0; n < 5; n++) await Look(n);
        var few = (await CostOf(() => exposure.Offer(unconference, topics, Person(10_000), "s", Cancel)), await CostOf(() => dealer.Deal(unconference, topics, Person(10_001), "s", Cancel)));
        for (var n = 5; n < 600; n++) await Look(n);

        Assert.Equal(few, (await CostOf(() => exposure.Offer(unconference, topics, Person(10_002), "s", Cancel)), await CostOf(() => dealer.Deal(unconference, topics, Person(10_003), "s", Cancel))));

        async Task Look(int n)
        {
            await exposure.Offer(unconference, topics, Person(n), "s", Cancel);
            await dealer.Deal(unconference, topics, Person(n), "s", Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        folder.Dispose();
    }

    private async Task Ready(VotingWay way)
    {
        var unconferences = new UnconferencesStore(store, Fair.Pseudonyms);
        await unconferences.Open("c", Tallies.Unconference() with { Way = way }, Cancel);
        for (var n = 1; n <= Topic.Most; n++) await unconferences.Propose("u", Topics.Make(0, $"Sak {n}") with { Nonce = $"n{n}" }, Cancel);
        await unconferences.Change("u", old => old.OpenVoting(Topic.Most, DateTimeOffset.UnixEpoch), Cancel);
    }

    /// <summary>What is asked of the store, call by call, without whom or which.</summary>
    private async Task<string> CostOf(Func<Task> what)
    {
        var calls = new List<string>();
        store.Before = (method, key) =>
        {
            calls.Add($"{method} {key.Row.Split('|')[0]}");
            return Task.CompletedTask;
        };
        await what();
        store.Before = (_, _) => Task.CompletedTask;
        return string.Join(", ", calls);
    }

    private static async Task Vote(BallotBox box, int n) => Assert.NotNull(await box.Vote("u", Person(n), Of(n), $"s{n}", null, Cancel));

    /// <summary>Each time to something else than before.</summary>
    private static async Task Change(BallotBox box, int n)
    {
        var now = (await box.Stored("u", Person(n), Cancel))!.Topics;
        Assert.NotNull(await box.Vote("u", Person(n), now is [199] ? [200] : [199], $"s{n}-{now[0]}", null, Cancel));
    }

    private static int[] Of(int n) => [.. Enumerable.Range(0, 5).Select(vote => 1 + ((n * 7) + (vote * 31)) % Topic.Most).Distinct().Order()];

    private static PersonKey Person(int n) => new($"velger{n:D5}");
}
