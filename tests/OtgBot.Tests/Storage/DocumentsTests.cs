using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage;

public sealed class DocumentsTests : IAsyncDisposable
{
    private static readonly Key Somewhere = new("p", "row");

    private readonly TempFolder folder = new();
    private readonly SqliteStore store;

    public DocumentsTests() => store = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Version 1 had one host; version 0 is what was written before versions.</summary>
    private static DocumentType<Note> Notes => new(Samples.Default.Note, 2, (version, json) =>
    {
        Assert.InRange(version, 0, 1);
        json["hosts"] = new JsonArray(json["host"]!.DeepClone());
        return json;
    });

    [Fact]
    public async Task A_value_is_stored_with_its_version_and_read_back()
    {
        Assert.True(await store.Insert(Somewhere, new Tally(3), Samples.Default.Tally, Cancel));
        Assert.False(await store.Insert(Somewhere, new Tally(4), Samples.Default.Tally, Cancel));

        Assert.Equal("""{"count":3,"v":1}""", await Raw());
        Assert.Equal(new Tally(3), (await store.Get(Somewhere, Samples.Default.Tally, Cancel))!.Value);
        Assert.Null(await store.Get(new Key("p", "none"), Samples.Default.Tally, Cancel));
    }

    [Theory]
    [InlineData("""{"title":"Hi","host":"Kari","v":1}""")]
    [InlineData("""{ "v": 1, "title": "Hi", "host": "Kari" }""")]
    [InlineData("""{"title":"Hi","host":"Kari"}""")]
    public async Task An_older_document_is_upgraded_when_it_is_read_and_stays_so_when_it_is_changed(string stored)
    {
        await store.Insert(Somewhere, Encoding.UTF8.GetBytes(stored), Cancel);

        Assert.Equal(["Kari"], (await store.Get(Somewhere, Notes, Cancel))!.Value.Hosts);

        await store.Change(Somewhere, Notes, note => note! with { Title = "Hello" }, Cancel);
        Assert.Equal("""{"title":"Hello","hosts":["Kari"],"v":2}""", await Raw());
    }

    [Fact]
    public async Task A_document_of_a_newer_version_is_refused_and_kept()
    {
        await store.Insert(Somewhere, """{"count":3,"v":2}"""u8.ToArray(), Cancel);

        await Assert.ThrowsAsync<StoreException>(async () => await store.Change(Somewhere, Samples.Default.Tally, _ => new Tally(1), Cancel));
        Assert.Equal("""{"count":3,"v":2}""", await Raw());
    }

    [Fact]
    public async Task A_put_wins_only_on_what_was_read_last()
    {
        await store.Insert(Somewhere, new Tally(1), Samples.Default.Tally, Cancel);
        var read = (await store.Get(Somewhere, Samples.Default.Tally, Cancel))!;

        var first = await store.Put(read, new Tally(2), Samples.Default.Tally, Cancel);

        Assert.Null(await store.Put(read, new Tally(3), Samples.Default.Tally, Cancel));
        Assert.NotNull(await store.Put(first!, new Tally(4), Samples.Default.Tally, Cancel));
    }

    [Fact]
    public async Task A_change_makes_changes_and_deletes()
    {
        Tally made = await store.Change(Somewhere, Samples.Default.Tally, tally => new Tally((tally?.Count ?? 10) + 1), Cancel);
        Tally changed = await store.Change(Somewhere, Samples.Default.Tally, tally => new Tally((tally?.Count ?? 10) + 1), Cancel);
        var deleted = await store.Change<Tally, Tally?>(Somewhere, Samples.Default.Tally, _ => null, Cancel);
        var stillGone = await store.Change(Somewhere, Samples.Default.Tally, tally => tally, Cancel);

        Assert.Equal((new Tally(11), new Tally(12), null, null), (made, changed, deleted, stillGone));
        Assert.Null(await store.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task A_change_that_returns_what_it_got_writes_nothing()
    {
        await store.Insert(Somewhere, new Tally(1), Samples.Default.Tally, Cancel);
        var before = (await store.Get(Somewhere, Cancel))!.ETag;

        await store.Change(Somewhere, Samples.Default.Tally, tally => tally!, Cancel);

        Assert.Equal(before, (await store.Get(Somewhere, Cancel))!.ETag);
    }

    [Fact]
    public async Task A_change_that_throws_writes_nothing_and_holds_up_nobody()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await store.Change<Tally, Tally>(Somewhere, Samples.Default.Tally, _ => throw new InvalidOperationException(), Cancel));

        Assert.Equal(new Tally(1), await store.Change(Somewhere, Samples.Default.Tally, _ => new Tally(1), Cancel));
    }

    [Fact]
    public async Task A_change_runs_again_on_what_a_faster_one_wrote()
    {
        await store.Insert(Somewhere, new Tally(1), Samples.Default.Tally, Cancel);
        var runs = 0;

        var changed = await store.Change(Somewhere, Samples.Default.Tally, tally =>
        {
            if (runs++ == 0) Overtake();
            return new Tally(tally!.Count + 1);
        }, Cancel);

        Assert.Equal((2, new Tally(101)), (runs, changed));

        // The store is not behind the gate that changes wait at, as another host's would not be.
        void Overtake() => Assert.True(Task.Run(async () =>
        {
            var read = (await store.Get(Somewhere, Samples.Default.Tally, Cancel))!;
            await store.Put(read, new Tally(100), Samples.Default.Tally, Cancel);
        }, Cancel).Wait(TimeSpan.FromSeconds(10), Cancel));
    }

    [Fact]
    public async Task A_listing_by_prefix_holds_the_rows_that_start_with_it()
    {
        foreach (var row in (string[])["t|1", "t|2", "t|10", "t", "u|1", Key.Of("t", "å")]) await store.Insert(new Key("p", row), new Tally(row.Length), Samples.Default.Tally, Cancel);

        var rows = new List<string>();
        await foreach (var found in store.List("p", "t|", Samples.Default.Tally, Cancel)) rows.Add($"{found.Key.Row}={found.Value.Count}");

        Assert.Equal(["t|!00e5=7", "t|1=3", "t|10=4", "t|2=3"], rows);
    }

    [Fact]
    public async Task A_long_document_outgrows_the_first_buffer_unharmed()
    {
        var note = new Note(new string('å', 200_000), ["Kari"]);
        await store.Insert(Somewhere, note, Notes, Cancel);

        Assert.InRange((await store.Get(Somewhere, Cancel))!.Json.Length, 400_000, 400_100);
        Assert.Equal(note.Title, (await store.Get(Somewhere, Notes, Cancel))!.Value.Title);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> Raw() => Encoding.UTF8.GetString((await store.Get(Somewhere, Cancel))!.Json.Span);
}
