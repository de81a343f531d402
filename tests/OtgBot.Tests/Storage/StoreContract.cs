using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Storage;

namespace OtgBot.Tests.Storage;

/// <summary>What every store does. One suite, run on each engine.</summary>
public abstract class StoreContract
{
    private static readonly Key Somewhere = new("p", "row");

    /// <summary>An empty store.</summary>
    private protected abstract IStore Store { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_that_is_not_there_is_null() => Assert.Null(await Store.Get(Somewhere, Cancel));

    [Fact]
    public async Task What_is_inserted_is_read_back_with_the_etag_the_insert_returned()
    {
        var etag = await Store.Insert(Somewhere, Json("""{"a":1}"""), Cancel);

        var found = await Store.Get(Somewhere, Cancel);

        Assert.Equal((Somewhere, """{"a":1}""", etag), (found!.Key, Text(found), found.ETag));
    }

    [Fact]
    public async Task A_second_insert_returns_null_and_changes_nothing()
    {
        var etag = await Store.Insert(Somewhere, Json("1"), Cancel);

        Assert.Null(await Store.Insert(Somewhere, Json("2"), Cancel));

        var found = await Store.Get(Somewhere, Cancel);
        Assert.Equal(("1", etag), (Text(found!), found!.ETag));
    }

    [Fact]
    public async Task Two_inserts_of_the_same_content_are_still_two()
    {
        Assert.NotNull(await Store.Insert(Somewhere, Json("1"), Cancel));
        Assert.Null(await Store.Insert(Somewhere, Json("1"), Cancel));
    }

    [Fact]
    public async Task Of_32_parallel_inserts_of_one_key_one_wins_and_its_document_is_there()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => Store.Insert(Somewhere, Json($"{i}"), Cancel).AsTask())));

        var winner = Assert.Single(Enumerable.Range(0, 32), i => etags[i] is not null);
        var found = await Store.Get(Somewhere, Cancel);
        Assert.Equal(($"{winner}", etags[winner]), (Text(found!), found!.ETag));
    }

    [Fact]
    public async Task A_put_with_the_current_etag_replaces_and_returns_a_new_etag()
    {
        var first = await Store.Insert(Somewhere, Json("1"), Cancel);

        var second = await Store.Put(Somewhere, Json("2"), first!, Cancel);

        var found = await Store.Get(Somewhere, Cancel);
        Assert.Equal(("2", second), (Text(found!), found!.ETag));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_put_with_a_stale_etag_returns_null_and_changes_nothing()
    {
        var stale = await Store.Insert(Somewhere, Json("1"), Cancel);
        var current = await Store.Put(Somewhere, Json("2"), stale!, Cancel);

        Assert.Null(await Store.Put(Somewhere, Json("3"), stale!, Cancel));

        var found = await Store.Get(Somewhere, Cancel);
        Assert.Equal(("2", current), (Text(found!), found!.ETag));
    }

    [Fact]
    public async Task A_put_where_nothing_is_returns_null_and_makes_nothing()
    {
        var etag = await Store.Insert(Somewhere, Json("1"), Cancel);
        await Store.Delete(Somewhere, etag, Cancel);

        Assert.Null(await Store.Put(Somewhere, Json("2"), etag!, Cancel));
        Assert.Null(await Store.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task A_put_with_the_etag_of_a_deleted_predecessor_changes_nothing()
    {
        var old = await Store.Insert(Somewhere, Json("1"), Cancel);
        await Store.Delete(Somewhere, null, Cancel);
        await Store.Insert(Somewhere, Json("1"), Cancel);

        Assert.Null(await Store.Put(Somewhere, Json("2"), old!, Cancel));
        Assert.Equal("1", Text((await Store.Get(Somewhere, Cancel))!));
    }

    [Fact]
    public async Task Of_16_parallel_puts_on_one_etag_one_wins()
    {
        var etag = await Store.Insert(Somewhere, Json("0"), Cancel);

        var etags = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Store.Put(Somewhere, Json($"{i}"), etag!, Cancel).AsTask())));

        var winner = Assert.Single(Enumerable.Range(0, 16), i => etags[i] is not null);
        Assert.Equal($"{winner}", Text((await Store.Get(Somewhere, Cancel))!));
    }

    [Fact]
    public async Task A_delete_without_an_etag_deletes_whatever_is_there_and_is_false_where_nothing_is()
    {
        await Store.Insert(Somewhere, Json("1"), Cancel);

        Assert.True(await Store.Delete(Somewhere, null, Cancel));
        Assert.False(await Store.Delete(Somewhere, null, Cancel));
        Assert.Null(await Store.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task A_delete_with_the_current_etag_deletes_and_with_a_stale_one_does_not()
    {
        var stale = await Store.Insert(Somewhere, Json("1"), Cancel);
        var current = await Store.Put(Somewhere, Json("2"), stale!, Cancel);

        Assert.False(await Store.Delete(Somewhere, stale, Cancel));
        Assert.Equal("2", Text((await Store.Get(Somewhere, Cancel))!));
        Assert.True(await Store.Delete(Somewhere, current, Cancel));
        Assert.False(await Store.Delete(Somewhere, current, Cancel));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("")]
    public async Task An_etag_that_would_match_anything_is_refused(string etag)
    {
        await Store.Insert(Somewhere, Json("1"), Cancel);

        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Put(Somewhere, Json("2"), etag, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Delete(Somewhere, etag, Cancel));
    }

    [Fact]
    public async Task Rows_are_listed_in_ordinal_order_whatever_order_they_came_in()
    {
        string[] rows = ["t|b", "t|a", "t|A", "t|1", "t|10", "t|2", "t|.x", "t|!0021", "t|!00e5", "t|0", "t|~", "t", "t|", "u", Key.Of("t", "å"), Key.Of("t", "Z'\"")];
        var expected = rows.Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var row in rows.Distinct().Reverse()) await Store.Insert(new Key("p", row), Json("1"), Cancel);

        Assert.Equal(expected, await Rows("p", "", "~"));
    }

    [Fact]
    public async Task A_range_holds_its_beginning_and_not_its_end_and_no_other_partition()
    {
        foreach (var row in (string[])["a", "b", "c", "c|1", "d"]) await Store.Insert(new Key("p", row), Json("1"), Cancel);
        foreach (var partition in (string[])["o", "p ", "P", "p|", "q"]) await Store.Insert(new Key(partition, "b"), Json("1"), Cancel);

        Assert.Equal(["b", "c"], await Rows("p", "b", "c|"));
        Assert.Equal(["c|1"], await Rows("p", "c|", "c|~"));
        Assert.Empty(await Rows("p", "d", "b"));
        Assert.Empty(await Rows("none", "", "~"));
    }

    [Fact]
    public async Task A_listed_document_is_the_one_a_get_returns()
    {
        await Store.Insert(Somewhere, Json("""{"a":1}"""), Cancel);

        var listed = Assert.Single(await List("p", "", "~"));
        var got = await Store.Get(Somewhere, Cancel);

        Assert.Equal((got!.Key, Text(got), got.ETag), (listed.Key, Text(listed), listed.ETag));
    }

    [Fact]
    public async Task A_range_of_2500_rows_is_listed_whole_and_in_order()
    {
        var rows = Enumerable.Range(0, 2500).Select(i => $"r|{i:0000}").ToArray();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (row, cancel) => await Store.Insert(new Key("p", row), Json($"\"{row}\""), cancel));

        var listed = await List("p", "r|", "r|~");

        Assert.Equal(rows, listed.Select(found => found.Key.Row));
        Assert.All(listed, found => Assert.Equal($"\"{found.Key.Row}\"", Text(found)));
    }

    [Fact]
    public async Task A_listing_can_be_left_and_the_store_used_and_changed_while_it_runs()
    {
        for (var i = 0; i < 3; i++) await Store.Insert(new Key("p", $"{i}"), Json("1"), Cancel);

        await foreach (var found in Store.List("p", "", "~", Cancel))
        {
            Assert.True(await Store.Delete(found.Key, found.ETag, Cancel));
            if (found.Key.Row == "1") break;
        }

        Assert.Equal(["2"], await Rows("p", "", "~"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31_999)]
    [InlineData(StoreLimits.MaxChunk)]
    [InlineData(StoreLimits.MaxChunk + 1)]
    [InlineData(900 * 1024)]
    [InlineData(StoreLimits.MaxDocument)]
    public async Task A_document_comes_back_byte_for_byte_whatever_its_size(int size)
    {
        var json = new byte[size];
        for (var i = 0; i < size; i++) json[i] = (byte)('a' + (i % 26));
        var etag = await Store.Insert(Somewhere, json, Cancel);

        var found = await Store.Get(Somewhere, Cancel);
        Assert.True(json.AsSpan().SequenceEqual(found!.Json.Span));
        Assert.NotNull(await Store.Put(Somewhere, Json("1"), etag!, Cancel));
        Assert.Equal("1", Text((await Store.Get(Somewhere, Cancel))!));
    }

    [Fact]
    public async Task Several_big_documents_are_listed_whole()
    {
        for (var i = 0; i < 5; i++) await Store.Insert(new Key("p", $"{i}"), new byte[StoreLimits.MaxDocument], Cancel);

        Assert.Equal(["0", "1", "2", "3", "4"], await Rows("p", "", "~"));
    }

    [Fact]
    public async Task A_part_of_a_bigger_buffer_is_stored_as_that_part()
    {
        var buffer = Encoding.UTF8.GetBytes("xx123yy");

        await Store.Insert(new Key("p", "middle"), buffer.AsMemory(2, 3), Cancel);
        await Store.Insert(new Key("p", "start"), buffer.AsMemory(0, 2), Cancel);

        Assert.Equal(["123", "xx"], (await List("p", "", "~")).Select(Text));
    }

    [Fact]
    public async Task Odd_characters_in_a_document_come_back_as_they_were()
    {
        const string Odd = "æøå 👩‍💻 \0 \u0001 \u2028 \uFFFD \" ' \\ </script> & <at>everyone</at> \r\n\t";
        var json = JsonValue.Create(Odd).ToJsonString();
        var raw = "\"" + "ÆØÅ 👩‍💻 'quotes' <b>&amp;\u2028" + "\"";
        await Store.Insert(new Key("p", "1"), Json(json), Cancel);
        await Store.Insert(new Key("p", "2"), Json(raw), Cancel);

        Assert.Equal(Odd, JsonNode.Parse(Text((await Store.Get(new Key("p", "1"), Cancel))!))!.GetValue<string>());
        Assert.Equal(raw, Text((await Store.Get(new Key("p", "2"), Cancel))!));
    }

    [Fact]
    public async Task Any_key_that_can_be_made_can_be_written_read_listed_and_deleted()
    {
        string[] parts = ["19:abc@thread.tacv2;messageid=1", "å/b\\c#d?e%f", "it's \"quoted\"", "a b+c&d=e", "..", "%2f", "\n", new string('å', 100), new string('x', 5000), "{}[]()<>$*^`_,"];
        foreach (var part in parts)
        {
            var key = new Key(Key.Of(part), Key.Of("r", part));
            var etag = await Store.Insert(key, Json("1"), Cancel);
            var changed = await Store.Put(key, Json("2"), etag!, Cancel);

            Assert.Equal((key, changed), ((await Store.Get(key, Cancel))!.Key, (await Store.Get(key, Cancel))!.ETag));
            Assert.Equal([key.Row], await Rows(key.Partition, "r|", "r|~"));
            Assert.True(await Store.Delete(key, changed, Cancel));
        }
    }

    [Fact]
    public async Task The_longest_key_is_taken()
    {
        var key = new Key(new string('p', Key.MaxLength), new string('r', Key.MaxLength));
        Assert.NotNull(await Store.Insert(key, Json("1"), Cancel));
        Assert.NotNull(await Store.Get(key, Cancel));
        Assert.Equal([key.Row], await Rows(key.Partition, "", "~"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a%b")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("å")]
    [InlineData("")]
    public async Task A_key_that_azure_refuses_is_refused_by_every_operation(string bad)
    {
        await RefusesKey(new Key(bad, "row"));
        await RefusesKey(new Key("p", bad));
        Assert.Throws<ArgumentException>(() => Store.List(bad, "", "~", Cancel));
    }

    [Fact]
    public async Task A_key_longer_than_azure_takes_is_refused()
    {
        await RefusesKey(new Key("p", new string('x', Key.MaxLength + 1)));
        await RefusesKey(new Key(new string('x', Key.MaxLength + 1), "row"));
    }

    [Fact]
    public async Task A_document_that_is_empty_or_bigger_than_azure_takes_is_refused()
    {
        var etag = await Store.Insert(Somewhere, Json("1"), Cancel);
        foreach (var json in (byte[][])[[], new byte[StoreLimits.MaxDocument + 1]])
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Insert(new Key("p", "other"), json, Cancel));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Put(Somewhere, json, etag!, Cancel));
        }
    }

    [Fact]
    public async Task A_cancelled_call_throws_and_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Insert(Somewhere, Json("1"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.Get(Somewhere, cancelled));
        Assert.Null(await Store.Get(Somewhere, Cancel));
    }

    [Fact]
    public async Task The_check_of_a_store_that_works_passes() => await Store.Check(Cancel);

    [Fact]
    public async Task Of_50_parallel_changes_of_one_document_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Store.Change(Somewhere, Samples.Default.Tally, Increment, Cancel).AsTask())));

        var tally = await Store.Get(Somewhere, Samples.Default.Tally, Cancel);
        Assert.Equal(50, tally!.Value.Count);

        static Tally Increment(Tally? tally) => new((tally?.Count ?? 0) + 1);
    }

    [Fact]
    public async Task Writes_that_go_together_are_all_done()
    {
        var changed = await Store.Insert(new Key("p", "changed"), Json("1"), Cancel);
        var deleted = await Store.Insert(new Key("p", "deleted"), Json("1"), Cancel);
        await Store.Insert(new Key("p", "gone"), Json("1"), Cancel);

        Assert.True(await Store.Write("p",
            [RowWrite.Insert("new", Json("2")), RowWrite.Put("changed", Json("3"), changed!), RowWrite.Delete("deleted", deleted), RowWrite.Delete("gone")], Cancel));

        Assert.Equal(["changed", "new"], await Rows("p", "", "~"));
        Assert.Equal("3", Text((await Store.Get(new Key("p", "changed"), Cancel))!));
    }

    [Theory]
    [InlineData("there", null, false)]
    [InlineData("changed", "stale", false)]
    [InlineData("missing", "stale", false)]
    [InlineData("missing", null, true)]
    [InlineData("changed", "stale", true)]
    public async Task Of_writes_that_go_together_none_is_done_where_one_finds_what_it_did_not_expect(string row, string? etag, bool isDelete)
    {
        await Store.Insert(new Key("p", "there"), Json("1"), Cancel);
        var stale = await Store.Insert(new Key("p", "changed"), Json("1"), Cancel);
        await Store.Put(new Key("p", "changed"), Json("2"), stale!, Cancel);
        var expected = etag is null ? null : stale;

        Assert.False(await Store.Write("p", [RowWrite.Insert("a", Json("9")), isDelete ? RowWrite.Delete(row, expected) : new RowWrite(row, Json("9"), expected), RowWrite.Insert("z", Json("9"))], Cancel));

        Assert.Equal(["changed", "there"], await Rows("p", "", "~"));
        Assert.Equal("2", Text((await Store.Get(new Key("p", "changed"), Cancel))!));
    }

    [Fact]
    public async Task Writes_that_go_together_are_refused_where_one_store_would_not_take_them()
    {
        await Refuses([]);
        await Refuses([.. Enumerable.Range(0, StoreLimits.MaxWrites + 1).Select(i => RowWrite.Insert($"{i}", Json("1")))]);
        await Refuses([RowWrite.Insert("a", Json("1")), RowWrite.Delete("a")]);
        await Refuses([.. Enumerable.Range(0, 3).Select(i => RowWrite.Insert($"{i}", new byte[StoreLimits.MaxDocument]))]);
        await Refuses([RowWrite.Put("a", Json("1"), "*")]);
        Assert.True(await Store.Write("p", [.. Enumerable.Range(0, StoreLimits.MaxWrites).Select(i => RowWrite.Insert($"{i}", Json("1")))], Cancel));

        async Task Refuses(RowWrite[] writes) => await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Write("p", writes, Cancel));
    }

    [Fact]
    public async Task Partitions_come_in_order_after_one_and_no_more_than_asked_for_whatever_lies_in_them()
    {
        foreach (var partition in new[] { "b", "a|1", "a", "c|x", "B" })
        {
            for (var row = 0; row < 3; row++) await Store.Insert(new Key(partition, $"{row}"), Json("1"), Cancel);
        }

        Assert.Equal(["B", "a", "a|1", "b", "c|x"], await Store.Partitions("", 100, Cancel));
        Assert.Equal(["a|1", "b"], await Store.Partitions("a", 2, Cancel));
        Assert.Empty(await Store.Partitions("c|x", 2, Cancel));
        await Store.Delete(new Key("b", "0"), null, Cancel);
        Assert.Equal(["b", "c|x"], await Store.Partitions("a|1", 2, Cancel));
    }

    private async Task RefusesKey(Key key)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Get(key, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Insert(key, Json("1"), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Put(key, Json("1"), "1", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Delete(key, null, Cancel));
    }

    private async Task<string[]> Rows(string partition, string fromRow, string toRow) => [.. (await List(partition, fromRow, toRow)).Select(found => found.Key.Row)];

    private async Task<List<Document>> List(string partition, string fromRow, string toRow)
    {
        var found = new List<Document>();
        await foreach (var document in Store.List(partition, fromRow, toRow, Cancel)) found.Add(document);
        return found;
    }

    private static ReadOnlyMemory<byte> Json(string json) => Encoding.UTF8.GetBytes(json);

    private static string Text(Document document) => Encoding.UTF8.GetString(document.Json.Span);
}
