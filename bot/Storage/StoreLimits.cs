using System.Buffers;

namespace OtgBot.Storage;

/// <summary>
/// What any store takes: the limits of Azure Table storage, kept by SQLite too, so that what works on a laptop works in Azure.
/// Azurite accepts more than Azure, so these are checked here and not left to the service
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
internal static class StoreLimits
{
    /// <summary>In bytes. Azure takes 64 KiB in one binary property; a little less keeps clear of the edge.</summary>
    public const int MaxChunk = 64_000;

    /// <summary>Azure takes 252 properties of ours in one entity; the size of an entity is what ends first.</summary>
    public const int MaxChunks = 15;

    /// <summary>In bytes of UTF-8. An entity, with its keys and names, may take 1 MiB.</summary>
    public const int MaxDocument = MaxChunk * MaxChunks;

    /// <summary>Azure takes 100 entities in one transaction, and 4 MiB; see <see cref="MaxWritten"/>.</summary>
    public const int MaxWrites = 100;

    /// <summary>In bytes, over all writes of one transaction: well under Azure's 4 MiB, which counts in base64.</summary>
    public const int MaxWritten = 2_000_000;

    /// <summary>
    /// Printable ASCII sorts alike everywhere. Azure refuses <c>/ \ # ?</c>, and proxies on the way are known to unescape <c>%</c>
    /// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#characters-disallowed-in-key-fields).
    /// </summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        " !\"$&'()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>
    /// Throws <see cref="ArgumentException"/> if a store would refuse the key. <see cref="Storage.Key.Of(string)"/> never makes such parts.
    /// </summary>
    public static void Check(Key key)
    {
        CheckKey(key.Partition, "partition");
        CheckKey(key.Row, "row");
    }

    /// <summary>Throws if a range can't be asked for. A bound need not be a whole row.</summary>
    public static void CheckRange(string partition, string fromRow, string toRow)
    {
        CheckKey(partition, "partition");
        CheckCharacters(fromRow, nameof(fromRow));
        CheckCharacters(toRow, nameof(toRow));
    }

    /// <summary>Throws if a document is empty or too big.</summary>
    public static void Check(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty) throw new ArgumentException("A document is JSON and never empty.", nameof(json));
        if (json.Length > MaxDocument)
        {
            throw new ArgumentException(
                $"A document takes at most {MaxDocument} bytes, and this one has {json.Length}. Split it over several rows.", nameof(json));
        }
    }

    /// <summary>
    /// Throws if an ETag would not name one version: to Azure, <c>*</c> means whatever is there, and we never overwrite blindly.
    /// </summary>
    public static void CheckETag(string etag)
    {
        if (etag is "" or "*") throw new ArgumentException("An ETag is one that was read from the store.", nameof(etag));
    }

    /// <summary>Throws if a store would refuse these writes as one.</summary>
    public static void Check(string partition, IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count is 0 or > MaxWrites)
            throw new ArgumentException($"One to {MaxWrites} writes go together, and these are {writes.Count}.", nameof(writes));

        var bytes = 0;
        var rows = new HashSet<string>(writes.Count, StringComparer.Ordinal);
        foreach (var write in writes)
        {
            Check(new Key(partition, write.Row));
            if (!rows.Add(write.Row)) throw new ArgumentException("Writes that go together are to different rows.", nameof(writes));
            if (!write.IsDelete) Check(write.Json);
            if (write.ETag is not null) CheckETag(write.ETag);
            bytes += write.Json.Length;
        }

        if (bytes > MaxWritten)
            throw new ArgumentException($"Writes that go together take at most {MaxWritten} bytes, and these have {bytes}.",
                nameof(writes));
    }

    // The key itself is not in the messages: it may hold a person's id, and messages end up in logs.
    private static void CheckKey(string key, string name)
    {
        if (key.Length == 0) throw new ArgumentException($"A {name} is never empty.", name);
        CheckCharacters(key, name);
    }

    private static void CheckCharacters(string key, string name)
    {
        if (key.Length > Key.MaxLength)
            throw new ArgumentException($"A {name} takes at most {Key.MaxLength} characters, and this one has {key.Length}.", name);

        var wrong = key.AsSpan().IndexOfAnyExcept(Allowed);
        if (wrong >= 0)
            throw new ArgumentException($"A {name} can't hold U+{(int)key[wrong]:X4}. Make keys with Key.Of, which escapes it.", name);
    }
}
