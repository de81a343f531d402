using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OtgBot.Storage;

/// <summary>
/// What the latest small documents mean, by key and ETag: a document that was not written since is not parsed again. It is always read,
/// so another host's write is always seen. Holds because stored types are immutable records.
/// </summary>
internal sealed class ParsedDocuments
{
    private const int Most = 10_000;
    private const int LargestJson = 4 * 1024;

    // By store: two stores may hold the same key with the same ETag.
    private static readonly ConditionalWeakTable<IStore, ParsedDocuments> OfStores = [];

    private readonly ConcurrentDictionary<Key, (string ETag, object Value)> parsed = new();

    /// <summary>About how many there are: the dictionary's own count takes all its locks.</summary>
    private int count;

    public static ParsedDocuments Of(IStore store) => OfStores.GetValue(store, static _ => new ParsedDocuments());

    public T Read<T>(Document document, DocumentType<T> type)
        where T : class
    {
        if (document.Json.Length > LargestJson) return type.Read(document);
        if (parsed.TryGetValue(document.Key, out var known) && known.ETag == document.ETag && known.Value is T value) return value;
        value = type.Read(document);
        if (!parsed.TryAdd(document.Key, (document.ETag, value))) parsed[document.Key] = (document.ETag, value);
        else if (Interlocked.Increment(ref count) >= Most)
        {
            parsed.Clear();
            count = 0;
        }

        return value;
    }

    /// <summary>A deleted document is not kept here either.</summary>
    public void Forget(Key key) => parsed.TryRemove(key, out _);
}
