using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace OtgBot.Storage;

/// <summary>A document read as what it means, with the ETag it had.</summary>
internal sealed record Stored<T>(Key Key, T Value, string ETag);

/// <summary>
/// Typed access to the store, for every feature's …Store. A <see cref="JsonTypeInfo{T}"/> stands for version 1 of a type that was
/// never changed; a <see cref="DocumentType{T}"/> carries a version and the way up from older ones.
/// </summary>
internal static class Documents
{
    private const int MaxTries = 20;

    /// <summary>
    /// Changes of one key within this process wait for one another here instead of failing one another at the store; the ETag decides
    /// between processes. Keys that share a gate by chance wait a little for nothing.
    /// </summary>
    private static readonly SemaphoreSlim[] Gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public static ValueTask<Stored<T>?> Get<T>(this IStore store, Key key, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class =>
        store.Get(key, new DocumentType<T>(type), cancel);

    /// <summary>The document, upgraded to the version of <paramref name="type"/>, or null if there is none.</summary>
    public static async ValueTask<Stored<T>?> Get<T>(this IStore store, Key key, DocumentType<T> type, CancellationToken cancel)
        where T : class =>
        await store.Get(key, cancel) is { } found ? new Stored<T>(key, type.Read(found), found.ETag) : null;

    /// <summary>True if the document is there as it was read.</summary>
    public static async ValueTask<bool> HasETag(this IStore store, Key key, string etag, CancellationToken cancel) =>
        (await store.Get(key, cancel))?.ETag == etag;

    public static ValueTask<bool> Insert<T>(this IStore store, Key key, T value, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class =>
        store.Insert(key, value, new DocumentType<T>(type), cancel);

    /// <summary>Writes a document if there is none. Returns false, and changes nothing, if there is one.</summary>
    public static async ValueTask<bool> Insert<T>(this IStore store, Key key, T value, DocumentType<T> type, CancellationToken cancel)
        where T : class
    {
        using var buffer = new PooledBuffer();
        type.Write(buffer, value);
        return await store.Insert(key, buffer.Written, cancel) is not null;
    }

    public static ValueTask<Stored<T>?> Put<T>(this IStore store, Stored<T> read, T value, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class =>
        store.Put(read, value, new DocumentType<T>(type), cancel);

    /// <summary>
    /// Replaces what was read. Returns it as it now is, or null, and changes nothing, if another was faster: how a stale claim is taken
    /// over.
    /// </summary>
    public static async ValueTask<Stored<T>?> Put<T>(this IStore store, Stored<T> read, T value, DocumentType<T> type,
        CancellationToken cancel) where T : class
    {
        using var buffer = new PooledBuffer();
        type.Write(buffer, value);
        return await store.Put(read.Key, buffer.Written, read.ETag, cancel) is { } etag ? new Stored<T>(read.Key, value, etag) : null;
    }

    /// <summary>Writes a document if there is none, and returns it as read. Null if there is one.</summary>
    public static async ValueTask<Stored<T>?> Add<T>(this IStore store, Key key, T value, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class
    {
        using var buffer = new PooledBuffer();
        new DocumentType<T>(type).Write(buffer, value);
        return await store.Insert(key, buffer.Written, cancel) is { } etag ? new Stored<T>(key, value, etag) : null;
    }

    /// <summary>A document as one of several writes: put if it is as it was read, or inserted if it was not there.</summary>
    public static RowWrite Row<T>(Key key, Stored<T>? read, T value, JsonTypeInfo<T> type) where T : class
    {
        using var buffer = new PooledBuffer();
        new DocumentType<T>(type).Write(buffer, value);
        return new RowWrite(key.Row, buffer.Written.ToArray(), read?.ETag);
    }

    public static ValueTask<TResult> Change<T, TResult>(this IStore store, Key key, JsonTypeInfo<T> type, Func<T?, TResult> change,
        CancellationToken cancel)
        where T : class where TResult : T? =>
        store.Change(key, new DocumentType<T>(type), change, cancel);

    /// <summary>
    /// Reads, changes and writes by ETag; if another was faster, <paramref name="change"/> runs again on what that other wrote, so it
    /// must have no effects of its own. It gets null if there is no document. To return the same object writes nothing, to return
    /// null deletes, to throw changes nothing. Returns what it returned last (non-null if it never returns null).
    /// </summary>
    public static async ValueTask<TResult> Change<T, TResult>(this IStore store, Key key, DocumentType<T> type, Func<T?, TResult> change,
        CancellationToken cancel)
        where T : class where TResult : T?
    {
        var gate = Gates[(uint)key.GetHashCode() % Gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            for (var tries = 0; tries < MaxTries; tries++)
            {
                var read = await store.Get(key, type, cancel);
                var changed = change(read?.Value);
                if (ReferenceEquals(changed, read?.Value) || await store.Write(key, read, changed, type, cancel)) return changed;
            }
        }
        finally
        {
            gate.Release();
        }

        throw new StoreException($"A {typeof(T).Name} was changed by others {MaxTries} times while it was to be changed.");
    }

    public static IAsyncEnumerable<Stored<T>> List<T>(this IStore store, string partition, string rowPrefix, JsonTypeInfo<T> type,
        CancellationToken cancel) where T : class =>
        store.List(partition, rowPrefix, new DocumentType<T>(type), cancel);

    /// <summary>
    /// The documents of one partition whose row starts with <paramref name="rowPrefix"/> (all, if it is empty), in order. End it with
    /// <c>|</c>, or <c>t|1</c> finds <c>t|10</c> too.
    /// </summary>
    public static async IAsyncEnumerable<Stored<T>> List<T>(
        this IStore store, string partition, string rowPrefix, DocumentType<T> type, [EnumeratorCancellation] CancellationToken cancel)
            where T : class
    {
        await foreach (var found in store.List(partition, rowPrefix, rowPrefix + Key.End, cancel))
        {
            yield return new Stored<T>(found.Key, type.Read(found), found.ETag);
        }
    }

    private static async ValueTask<bool> Write<T>(this IStore store, Key key, Stored<T>? read, T? changed, DocumentType<T> type,
        CancellationToken cancel) where T : class =>
        changed is null ? await store.Delete(key, read!.ETag, cancel)
        : read is null ? await store.Insert(key, changed, type, cancel)
        : await store.Put(read, changed, type, cancel) is not null;
}
