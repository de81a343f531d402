using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Ballots;

/// <summary>The moment of closing, step by step: each test puts the close between two steps of a vote.</summary>
public sealed class BallotBoxTests : IAsyncLifetime
{
    private static readonly PersonKey Kari = new("kari");

    private readonly TempFolder folder = new();
    private SqliteStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vote_written_after_the_count_is_told_no_and_leaves_nothing()
    {
        await Ready();
        var box = Fair.Box(Interrupted(before: "Insert ballot|kari", CloseAndCount));

        Assert.Null(await box.Vote("u", Kari, [1], "s1", null, Cancel));
        Assert.Equal(0, (await Fair.Box(store).Count("u", Cancel)).Voters);
        Assert.Null(await store.Get(BallotBox.KeyOf("u", Kari), Cancel));
    }

    [Fact]
    public async Task A_vote_written_before_the_count_is_in_though_voting_closed_before_the_voter_looked()
    {
        await Ready();
        var box = Fair.Box(Interrupted(before: "Get unconference", CloseAndCount));

        Assert.NotNull(await box.Vote("u", Kari, [1], "s1", null, Cancel));
        Assert.Equal(["s1"], (await Fair.Box(store).Count("u", Cancel)).Counted);
    }

    [Fact]
    public async Task Where_voting_is_closed_but_not_counted_the_voter_makes_the_count()
    {
        await Ready();
        var box = Fair.Box(Interrupted(before: "Get unconference", Close));

        Assert.NotNull(await box.Vote("u", Kari, [1], "s1", null, Cancel));
        Assert.Equal(["s1"], (await Fair.Box(store).Count("u", Cancel)).Counted);
    }

    [Fact]
    public async Task A_change_of_mind_that_comes_too_late_leaves_the_vote_that_was_counted()
    {
        await Ready();
        await Fair.Box(store).Vote("u", Kari, [1], "s1", null, Cancel);
        var box = Fair.Box(Interrupted(before: "Put ballot|kari", CloseAndCount));

        Assert.Null(await box.Vote("u", Kari, [2], "s2", null, Cancel));
        var mine = await box.Mine((await new UnconferencesStore(store, Fair.Pseudonyms).Get("u", Cancel))!, Kari, Cancel);
        Assert.Equal([1], mine!.Topics);
        Assert.Equal(["s1"], (await box.Count("u", Cancel)).Counted);
    }

    [Fact]
    public async Task A_late_ballot_left_by_a_host_that_died_is_read_as_if_it_were_not_there()
    {
        await Ready();
        await CloseAndCount();
        await store.Insert(BallotBox.KeyOf("u", Kari), """{"topics":[1],"stamp":"late","v":1}"""u8.ToArray(), Cancel);

        Assert.Null(await Fair.Box(store).Mine((await new UnconferencesStore(store, Fair.Pseudonyms).Get("u", Cancel))!, Kari, Cancel));
        Assert.Equal(0, (await Fair.Box(store).Count("u", Cancel)).Voters);
    }

    [Fact]
    public async Task The_same_vote_again_writes_nothing()
    {
        await Ready();
        var box = Fair.Box(store);
        await box.Vote("u", Kari, [1, 2], "s1", null, Cancel);
        var etag = (await store.Get(BallotBox.KeyOf("u", Kari), Cancel))!.ETag;

        Assert.NotNull(await box.Vote("u", Kari, [1, 2], "s2", null, Cancel));
        Assert.Equal(etag, (await store.Get(BallotBox.KeyOf("u", Kari), Cancel))!.ETag);
    }

    [Fact]
    public async Task A_message_that_comes_again_after_a_change_of_mind_changes_nothing()
    {
        await Ready();
        var box = Fair.Box(store);
        await box.Vote("u", Kari, [1], "s1", "message 1", Cancel);
        await box.Vote("u", Kari, [1], "s2", "message 2", Cancel);
        await box.Vote("u", Kari, [2], "s3", "message 3", Cancel);

        for (var n = 1; n <= 3; n++)
        {
            var standing = await Fair.Box(store).Vote("u", Kari, [1], $"late{n}", $"message {n}", Cancel);
            Assert.Equal([2], standing!.Topics);
            Assert.Equal("s3", standing.Stamp);
        }
    }

    [Fact]
    public async Task Messages_without_an_id_are_each_taken()
    {
        await Ready();
        var box = Fair.Box(store);
        await box.Vote("u", Kari, [1], "s1", "", Cancel);
        await box.Vote("u", Kari, [2], "s2", "", Cancel);

        Assert.Equal([1], (await box.Vote("u", Kari, [1], "s3", "", Cancel))!.Topics);
    }

    [Fact]
    public async Task A_ballot_keeps_the_marks_of_its_last_eight_messages()
    {
        await Ready();
        var box = Fair.Box(store);
        for (var n = 0; n < 20; n++) await box.Vote("u", Kari, [1 + n % 2], $"s{n}", $"message {n}", Cancel);

        var taken = (await box.Stored("u", Kari, Cancel))!.Taken!;
        Assert.Equal(Enumerable.Range(12, 8).Select(n => $"message {n}"), taken);
    }

    [Fact]
    public async Task Wishes_are_the_topics_of_the_ballots_that_were_counted()
    {
        await Ready();
        var box = Fair.Box(store);
        await box.Vote("u", Kari, [1, 2], "s1", null, Cancel);
        await box.Vote("u", new PersonKey("ola"), [], "s2", null, Cancel);
        await CloseAndCount();
        await store.Insert(BallotBox.KeyOf("u", new PersonKey("sen")), """{"topics":[1],"stamp":"late","v":1}"""u8.ToArray(), Cancel);

        var wishes = await box.Wishes((await new UnconferencesStore(store, Fair.Pseudonyms).Get("u", Cancel))!, Cancel);

        Assert.Equal([1, 2], wishes.Groups.SelectMany(group => Enumerable.Repeat(group.Topics, group.People)).SelectMany(topics => topics).Order());
    }

    [Fact]
    public async Task What_is_hidden_or_forgotten_after_the_count_changes_neither_the_result_nor_what_is_planned_from()
    {
        await Ready();
        var box = Fair.Box(store);
        for (var n = 0; n < 7; n++) await box.Vote("u", new PersonKey($"v{n}"), [1 + (n % 2)], $"s{n}", null, Cancel);
        await CloseAndCount();
        var unconferences = new UnconferencesStore(store, Fair.Pseudonyms);
        var unconference = (await unconferences.Get("u", Cancel))!;
        var before = (await Raw("tally"), await Raw("wishes"));

        await unconferences.Change("u", 1, old => old with { HiddenBecause = "Reklame." }, Cancel);
        await box.Erase("u", new PersonKey("v0"), Cancel);
        await box.Count("u", Cancel);
        await box.Wishes(unconference, Cancel);

        Assert.Equal(before, (await Raw("tally"), await Raw("wishes")));

        async Task<string> Raw(string row) => System.Text.Encoding.UTF8.GetString((await store.Get(new Key(UnconferencesStore.PartitionOf("u"), row), Cancel))!.Json.Span);
    }

    public ValueTask InitializeAsync()
    {
        store = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task Ready()
    {
        var unconferences = new UnconferencesStore(store, Fair.Pseudonyms);
        await unconferences.Open("c", Tallies.Unconference(), Cancel);
        await unconferences.Propose("u", Topics.Make(0) with { Nonce = "a" }, Cancel);
        await unconferences.Propose("u", Topics.Make(0) with { Nonce = "b" }, Cancel);
        await unconferences.Change("u", old => old.OpenVoting(2, DateTimeOffset.UnixEpoch), Cancel);
    }

    private async Task Close() => await new UnconferencesStore(store, Fair.Pseudonyms).Change("u", old => old.CloseVoting(DateTimeOffset.UnixEpoch), Cancel);

    private async Task CloseAndCount()
    {
        await Close();
        await Fair.Box(store).Count("u", Cancel);
    }

    /// <summary>The store, in which something else happens just before one step; once.</summary>
    private WatchedStore Interrupted(string before, Func<Task> happens)
    {
        var watched = new WatchedStore(store);
        watched.Before = async (method, key) =>
        {
            if (before != $"{method} {key.Row}") return;
            watched.Before = (_, _) => Task.CompletedTask;
            await happens();
        };
        return watched;
    }
}
