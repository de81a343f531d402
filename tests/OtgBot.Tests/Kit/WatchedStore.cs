using System.Runtime.CompilerServices;
using OtgBot.Storage;

namespace OtgBot.Tests.Kit;

/// <summary>A store that counts the round trips asked of it, and lets a test step in before any of them.</summary>
internal sealed class WatchedStore(IStore inner) : IStore
{
    private int calls;
    private int rows;

    /// <summary>Each call; a listing counts one, however many rows it has.</summary>
    public int Calls => calls;

    /// <summary>Documents that were read.</summary>
    public int Rows => rows;

    /// <summary>Called with the name of the method, and the key (a listing or several writes: the partition, and the first row).</summary>
    public Func<string, Key, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called when a document was inserted, with its key.</summary>
    public Func<Key, Task> AfterInsert { get; set; } = _ => Task.CompletedTask;

    public void Reset() => calls = rows = 0;

    public async ValueTask<Document?> Get(Key key, CancellationToken cancel)
    {
        await Count(nameof(Get), key);
        var found = await inner.Get(key, cancel);
        if (found is not null) Interlocked.Increment(ref rows);
        return found;
    }

    public async ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel)
    {
        await Count(nameof(Insert), key);
        var etag = await inner.Insert(key, json, cancel);
        await AfterInsert(key);
        return etag;
    }

    public async ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel)
    {
        await Count(nameof(Put), key);
        return await inner.Put(key, json, etag, cancel);
    }

    public async ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel)
    {
        await Count(nameof(Delete), key);
        return await inner.Delete(key, etag, cancel);
    }

    public async ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        await Count(nameof(Write), new Key(partition, writes[0].Row));
        return await inner.Write(partition, writes, cancel);
    }

    public async IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Count(nameof(List), new Key(partition, fromRow));
        await foreach (var found in inner.List(partition, fromRow, toRow, cancel))
        {
            Interlocked.Increment(ref rows);
            yield return found;
        }
    }

    public ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel) => inner.Partitions(after, most, cancel);

    public ValueTask Check(CancellationToken cancel) => inner.Check(cancel);

    private Task Count(string method, Key key)
    {
        Interlocked.Increment(ref calls);
        return Before(method, key);
    }
}
