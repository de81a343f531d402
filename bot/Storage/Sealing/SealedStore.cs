using System.Runtime.CompilerServices;

namespace OtgBot.Storage.Sealing;

/// <summary>
/// Stands between the bot and its engine, so that who has the store and not the key can read neither what is stored of people nor whose
/// it is. Content is sealed, and a pseudonym in a row's key is another in every partition and kind of row: rows of one person have nothing
/// in common. Everything above it sees the rows as they were meant.
/// </summary>
/// <remarks>
/// What lies under the plain pseudonym, and open, was written by an earlier version. If the store has such rows
/// (<see cref="HasOldRows"/>) they are found, and move to their new key with the next write; their ETags begin with <see cref="Old"/>.
/// </remarks>
/// <param name="engine">Where the rows lie.</param>
/// <param name="seal">Made of the key that is kept outside the store.</param>
/// <param name="rows">Which rows are left open, and which are of persons.</param>
internal sealed class SealedStore(IStore engine, RowSeal seal, SealedRows rows) : IStore, IAsyncDisposable
{
    private const string Old = "old ";

    /// <summary>
    /// True if an earlier version wrote to this store: a row of a person that is not found is then looked for under its old key. Set at
    /// start.
    /// </summary>
    public bool HasOldRows { get; set; }

    public async ValueTask<Document?> Get(Key key, CancellationToken cancel)
    {
        var lies = Lies(key);
        if (await engine.Get(lies, cancel) is { } found) return Open(found);
        return await OldRow(key, lies, cancel);
    }

    public async ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel)
    {
        var lies = Lies(key);
        return await OldRow(key, lies, cancel) is null ? await engine.Insert(lies, Seal(lies, json), cancel) : null;
    }

    public async ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel)
    {
        var lies = Lies(key);
        if (!etag.StartsWith(Old, StringComparison.Ordinal)) return await engine.Put(lies, Seal(lies, json), etag, cancel);

        // To its new key and out of the old one, or neither.
        return await engine.Write(key.Partition, Moved(key, lies, json, etag), cancel) ? (await engine.Get(lies, cancel))?.ETag : null;
    }

    public async ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel)
    {
        var lies = Lies(key);
        if (etag?.StartsWith(Old, StringComparison.Ordinal) == true) return await engine.Delete(key, etag[Old.Length..], cancel);
        var isOldDeleted = etag is null && HasOldRows && lies != key && await engine.Delete(key, null, cancel);
        return await engine.Delete(lies, etag, cancel) || isOldDeleted;
    }

    public async ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        var lying = new List<RowWrite>(writes.Count);
        foreach (var write in writes)
        {
            var key = new Key(partition, write.Row);
            var lies = Lies(key);
            if (write.ETag?.StartsWith(Old, StringComparison.Ordinal) == true)
            {
                if (write.IsDelete) lying.Add(RowWrite.Delete(key.Row, write.ETag[Old.Length..]));
                else lying.AddRange(Moved(key, lies, write.Json, write.ETag));
            }
            else if (write.ETag is null && await OldRow(key, lies, cancel) is { } old)
            {
                if (!write.IsDelete) return false;
                lying.Add(RowWrite.Delete(key.Row, old.ETag[Old.Length..]));
            }
            else
            {
                lying.Add(write.IsDelete ? write with { Row = lies.Row } : write with { Row = lies.Row, Json = Seal(lies, write.Json) });
            }
        }

        return await engine.Write(partition, lying, cancel);
    }

    public async IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var found in engine.List(partition, fromRow, toRow, cancel)) yield return Open(found);
    }

    public bool IsOfOneProcess => engine.IsOfOneProcess;

    public ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel) =>
        engine.Partitions(after, most, cancel);

    public ValueTask Check(CancellationToken cancel) => engine.Check(cancel);

    /// <summary>A row as it was meant, of one as it lies. An engine that keeps documents in memory keeps the opened one with it.</summary>
    public Document Open(Document lies)
    {
        if (lies.Meaning is Document opened) return opened;
        opened = Opened(lies);
        if (!ReferenceEquals(opened, lies)) lies.Meaning = opened;
        return opened;
    }

    private Document Opened(Document lies)
    {
        var person = rows.PersonAt(lies.Key.Row);
        if (RowSeal.IsOpen(lies.Json.Span)) return Lies(lies.Key) == lies.Key ? lies : lies with { ETag = Old + lies.ETag, Meaning = null };
        var key = person == 0
            ? lies.Key
            : lies.Key with { Row = lies.Key.Row[..person] + seal.Show(Place(lies.Key, person), lies.Key.Row[person..]) };
        return new Document(key, seal.Open(lies.Key, lies.Json.Span), lies.ETag);
    }

    /// <summary>
    /// Seals what lies open in a partition and should not. If somebody else writes a row at that moment, theirs is sealed.
    /// </summary>
    public async Task SealOld(string partition, CancellationToken cancel)
    {
        await foreach (var lies in engine.List(partition, "", Key.End.ToString(), cancel))
        {
            if (!RowSeal.IsOpen(lies.Json.Span) || rows.LeavesOpen(lies.Key)) continue;
            var row = Open(lies);
            await Put(row.Key, row.Json, row.ETag, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private Key Lies(Key key) => rows.PersonAt(key.Row) is > 0 and var person
        ? key with { Row = key.Row[..person] + seal.Hide(Place(key, person), key.Row[person..]) }
        : key;

    private static string Place(Key key, int person) => $"{key.Partition}\n{key.Row.AsSpan(0, person)}";

    private ReadOnlyMemory<byte> Seal(Key lies, ReadOnlyMemory<byte> json) => rows.LeavesOpen(lies) ? json : seal.Seal(lies, json.Span);

    private async ValueTask<Document?> OldRow(Key key, Key lies, CancellationToken cancel) =>
        HasOldRows && lies != key && await engine.Get(key, cancel) is { } found ? found with { ETag = Old + found.ETag } : null;

    private RowWrite[] Moved(Key key, Key lies, ReadOnlyMemory<byte> json, string etag) =>
        [RowWrite.Delete(key.Row, etag[Old.Length..]), RowWrite.Insert(lies.Row, Seal(lies, json))];
}
