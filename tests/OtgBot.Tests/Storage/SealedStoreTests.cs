using System.Text;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Storage;

public sealed class SealedStoreTests : IAsyncDisposable
{
    private const string Kari = "AAECAwQFBgcICQoLDA0ODw", Ola = "EBESExQVFhcYGRobHB0eHw";

    private static readonly SealedRows Rows = new(["open", "open|"], ["plain"], ["fact|", "ballot|"]);
    private static readonly byte[] Secret = [.. Enumerable.Repeat((byte)7, 32)];

    private readonly TempFolder folder = new();
    private readonly SqliteStore engine;
    private readonly SealedStore store;

    public SealedStoreTests()
    {
        engine = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        store = new SealedStore(engine, new RowSeal(Secret), Rows);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("c", "anything", true)]
    [InlineData("c", "plain", false)]
    [InlineData("open", "anything", false)]
    [InlineData("open|1", "anything", false)]
    [InlineData("openly", "anything", true)]
    public async Task What_is_not_named_as_open_is_sealed_and_read_back_all_the_same(string partition, string row, bool isSealed)
    {
        var key = new Key(partition, row);
        var etag = await store.Insert(key, Json("""{"name":"Kari"}"""), Cancel);

        Assert.Equal(("""{"name":"Kari"}""", etag), await Read(store, key));
        Assert.Equal(isSealed, !(await Read(engine, key)).Text.Contains("Kari", StringComparison.Ordinal));
        Assert.Equal([key], (await All(store, partition)).Select(one => one.Key));
    }

    [Fact]
    public async Task A_person_has_another_name_in_each_place_and_the_bot_knows_them_in_all()
    {
        Key[] keys = [new("c|1", "fact|w1|" + Kari), new("c|1", "fact|w2|" + Kari), new("c|2", "fact|w1|" + Kari), new("u|1", "ballot|" + Kari), new("u|2", "ballot|" + Kari), new("u|2", "ballot|" + Ola)];
        foreach (var key in keys) await store.Insert(key, Json("{}"), Cancel);

        string[] partitions = ["c|1", "c|2", "u|1", "u|2"];
        var lies = await Everything(engine, partitions);

        Assert.Equal(6, lies.Select(one => one.Key.Row.Split('|')[^1]).Distinct().Count());
        Assert.DoesNotContain(lies, one => one.Key.Row.Contains(Kari, StringComparison.Ordinal) || one.Key.Row.Contains(Ola, StringComparison.Ordinal));
        Assert.Equal(keys.ToHashSet(), (await Everything(store, partitions)).Select(one => one.Key).ToHashSet());
        foreach (var key in keys) Assert.NotNull(await store.Get(key, Cancel));
    }

    [Fact]
    public async Task Rows_are_of_the_same_length_whatever_most_people_do_and_the_same_words_look_different_in_each_row()
    {
        foreach (var (row, json) in ((string, string)[])[("a", "{}"), ("b", "{}"), ("c", $"{{\"story\":\"{new string('x', 600)}\"}}")]) await store.Insert(new Key("c", row), Json(json), Cancel);

        var lies = await All(engine, "c");

        Assert.Equal([768], lies.Select(one => one.Json.Length).Distinct());
        Assert.False(lies[0].Json.Span.SequenceEqual(lies[1].Json.Span));
    }

    [Fact]
    public async Task What_lies_under_another_key_or_was_sealed_with_another_is_refused()
    {
        await store.Insert(new Key("c", "one"), Json("{}"), Cancel);
        var lies = (await engine.Get(new Key("c", "one"), Cancel))!;
        await engine.Insert(new Key("c", "two"), lies.Json, Cancel);

        await Assert.ThrowsAsync<StoreException>(async () => await store.Get(new Key("c", "two"), Cancel));
        await Assert.ThrowsAsync<StoreException>(async () => await new SealedStore(engine, new RowSeal(new byte[32]), Rows).Get(new Key("c", "one"), Cancel));
    }

    [Fact]
    public async Task A_row_of_an_earlier_version_is_found_and_moves_with_the_next_write()
    {
        var old = await Old("ballot|" + Kari, """{"topics":[1]}""");

        var found = (await store.Get(old, Cancel))!;
        Assert.Equal("""{"topics":[1]}""", Encoding.UTF8.GetString(found.Json.Span));
        Assert.Null(await store.Insert(old, Json("{}"), Cancel));
        Assert.Null(await store.Put(old, Json("{}"), "old 99", Cancel));
        var etag = await store.Put(old, Json("""{"topics":[2]}"""), found.ETag, Cancel);

        Assert.Equal(("""{"topics":[2]}""", etag), await Read(store, old));
        Assert.Null(await engine.Get(old, Cancel));
        Assert.NotNull(await store.Put(old, Json("""{"topics":[3]}"""), etag!, Cancel));
        Assert.Single(await All(engine, "u|1"));
    }

    [Fact]
    public async Task Rows_of_both_versions_are_listed_together_and_written_together()
    {
        var old = await Old("ballot|" + Kari, "{}");
        await store.Insert(new Key("u|1", "ballot|" + Ola), Json("{}"), Cancel);

        var listed = await All(store, "u|1");
        Assert.Equal([old.Row, "ballot|" + Ola], listed.Select(one => one.Key.Row).Order());
        Assert.False(await store.Write("u|1", [RowWrite.Insert(old.Row, Json("{}"))], Cancel));
        Assert.True(await store.Write("u|1", [RowWrite.Put(old.Row, Json("""{"a":1}"""), listed.Single(one => one.Key == old).ETag), RowWrite.Insert("seen|01", Json("{}"))], Cancel));

        Assert.Equal("""{"a":1}""", (await Read(store, old)).Text);
        Assert.Null(await engine.Get(old, Cancel));
        Assert.Equal(3, (await All(store, "u|1")).Count);
    }

    [Fact]
    public async Task A_row_of_an_earlier_version_is_deleted_by_its_name_and_by_what_was_read()
    {
        var (one, other, third) = (await Old("ballot|" + Kari, "{}"), await Old("ballot|" + Ola, "{}"), await Old("fact|w1|" + Kari, "{}"));

        Assert.True(await store.Delete(one, null, Cancel));
        Assert.False(await store.Delete(one, null, Cancel));
        Assert.True(await store.Delete(other, (await store.Get(other, Cancel))!.ETag, Cancel));
        Assert.True(await store.Write("u|1", [RowWrite.Delete(third.Row)], Cancel));

        Assert.Empty(await All(engine, "u|1"));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<Key> Old(string row, string json)
    {
        store.HasOldRows = true;
        var key = new Key("u|1", row);
        await engine.Insert(key, Json(json), Cancel);
        return key;
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<(string Text, string? ETag)> Read(IStore store, Key key) =>
        await store.Get(key, Cancel) is { } found ? (Encoding.UTF8.GetString(found.Json.Span), found.ETag) : ("", null);

    private static async Task<List<Document>> All(IStore store, string partition)
    {
        var all = new List<Document>();
        await foreach (var row in store.List(partition, "", Key.End.ToString(), Cancel)) all.Add(row);
        return all;
    }

    private static async Task<List<Document>> Everything(IStore store, IEnumerable<string> partitions)
    {
        var all = new List<Document>();
        foreach (var partition in partitions) all.AddRange(await All(store, partition));
        return all;
    }
}
