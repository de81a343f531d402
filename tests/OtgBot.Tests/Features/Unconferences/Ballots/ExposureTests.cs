using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Ballots;

public sealed class ExposureTests : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteStore inner;
    private readonly WatchedStore store;
    private readonly Unconference voting = Tallies.Unconference(phase: Phase.Voting);

    public ExposureTests()
    {
        inner = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        store = new WatchedStore(inner);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_topic_stands_on_top_as_often_as_any_other()
    {
        var topics = Domain.Votes.TallyTests.Topics(37).ToList();
        var exposure = new Exposure(store);
        var times = new int[38];

        for (var n = 0; n < 200; n++)
            foreach (var topic in (await exposure.Offer(voting, topics, new PersonKey($"velger{n}"), $"s{n}", Cancel)).Take(10)) times[topic.Number]++;

        Assert.InRange(times.Skip(1).Max() - times.Skip(1).Min(), 0, 1);
    }

    [Fact]
    public async Task A_first_look_is_one_write_and_costs_the_same_after_a_thousand_others_and_a_second_look_writes_nothing()
    {
        var topics = Domain.Votes.TallyTests.Topics(200).ToList();
        var exposure = new Exposure(store);
        var calls = new List<string>();
        async Task<(int, int)> Look(string voter)
        {
            calls.Clear();
            store.Reset();
            store.Before = (method, _) =>
            {
                calls.Add(method);
                return Task.CompletedTask;
            };
            await exposure.Offer(voting, topics, new PersonKey(voter), "s", Cancel);
            return (store.Calls, calls.Count(call => call is "Write" or "Insert" or "Put"));
        }

        Assert.Equal((3, 1), await Look("kari"));
        for (var n = 0; n < 1_000; n++) await exposure.Offer(voting, topics, new PersonKey($"velger{n}"), "s", Cancel);
        Assert.Equal((3, 1), await Look("ola"));
        Assert.InRange(store.Rows, 0, 16);
        Assert.Equal((1, 0), await Look("ola"));
    }

    [Fact]
    public async Task A_look_keeps_the_votes_that_are_there_and_a_vote_keeps_what_was_shown()
    {
        var topics = Domain.Votes.TallyTests.Topics(3).ToList();
        await new UnconferencesStore(store, Fair.Pseudonyms).Open("c", voting, Cancel);
        var box = Fair.Box(store);
        await box.Vote("u", new PersonKey("kari"), [2], "s1", null, Cancel);
        var first = await new Exposure(store).Offer(voting, topics, new PersonKey("kari"), "s2", Cancel);
        await box.Vote("u", new PersonKey("kari"), [1, 3], "s3", null, Cancel);

        var ballot = (await box.Stored("u", new PersonKey("kari"), Cancel))!;
        Assert.Equal([1, 3], ballot.Topics);
        Assert.Equal(first.Select(topic => topic.Number), ballot.Shown);
    }

    [Fact]
    public async Task Many_who_look_at_once_all_get_their_ballot()
    {
        var topics = Domain.Votes.TallyTests.Topics(30).ToList();
        var exposure = new Exposure(store);

        var offers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => exposure.Offer(voting, topics, new PersonKey($"velger{n}"), $"s{n}", Cancel))));

        Assert.All(offers, offer => Assert.Equal(30, offer.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        folder.Dispose();
    }
}
