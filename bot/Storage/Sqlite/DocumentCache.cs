namespace OtgBot.Storage.Sqlite;

/// <summary>
/// The documents that were read last, as the file holds them. A read of one costs no look at the file, and what a document means is
/// parsed once (<see cref="Document.Meaning"/>). It also keeps that a document is not there. What was never read is not kept when it is
/// written: most of that is not asked for soon.
/// </summary>
/// <remarks>
/// Nothing older than the file is ever found here. A key is taken out before its write begins and comes back when the commit is done. What
/// a reader found in the file is kept only if no write to its part of the keys began or ended since the reader started.
/// </remarks>
/// <param name="mostBytes">About how much may be kept. Beyond that all of it is dropped and filled anew.</param>
internal sealed class DocumentCache(long mostBytes = 32 << 20)
{
    /// <summary>What an entry takes besides its JSON: the key, the objects, and about as much as the JSON for what it means.</summary>
    private const int BytesOfEach = 400;

    private readonly Part[] parts = [.. Enumerable.Range(0, 256).Select(_ => new Part())];
    private long moment, bytes;

    /// <summary>To be asked for before the file is read.</summary>
    public long Now => Interlocked.Read(ref moment);

    /// <summary>True if it is known what lies there: <paramref name="found"/>, or nothing.</summary>
    public bool TryGet(Key key, out Document? found)
    {
        var part = PartOf(key);
        lock (part) return part.Documents.TryGetValue(key, out found);
    }

    /// <summary>
    /// Keeps what was read from the file, or that nothing was there, unless it may have changed since <paramref name="readAt"/>.
    /// </summary>
    public void Keep(Key key, Document? found, long readAt)
    {
        var part = PartOf(key);
        lock (part)
        {
            if (part.Writing > 0 || part.Changed > readAt) return;
            part.Documents[key] = found;
        }

        Count(found);
    }

    /// <summary>To be called before the first row is changed.</summary>
    public void Begin(IEnumerable<Write> writes)
    {
        foreach (var write in writes)
        {
            var part = PartOf(write.Key);
            lock (part)
            {
                part.Writing++;
                part.Changed = Interlocked.Increment(ref moment);
                write.WasKept = part.Documents.Remove(write.Key);
            }
        }
    }

    /// <summary>To be called after the commit or the roll-back, before anybody hears of it.</summary>
    public void End(IEnumerable<Write> writes, bool isCommitted)
    {
        foreach (var write in writes)
        {
            var document = write.Result is null || write.Kind == WriteKind.Delete
                ? null
                : new Document(write.Key, write.Json.ToArray(), write.Result);
            var part = PartOf(write.Key);
            lock (part)
            {
                part.Writing--;
                part.Changed = Interlocked.Increment(ref moment);

                // A row may be written twice in one commit: the second write finds the first one's document here.
                if (!isCommitted || write.Result is null || !(part.Documents.ContainsKey(write.Key) || write.WasKept)) continue;
                part.Documents[write.Key] = document;
            }

            Count(document);
        }
    }

    private void Count(Document? document)
    {
        if (Interlocked.Add(ref bytes, BytesOfEach + (2 * (document?.Json.Length ?? 0))) < mostBytes) return;
        Interlocked.Exchange(ref bytes, 0);
        foreach (var part in parts)
        {
            lock (part) part.Documents.Clear();
        }
    }

    private Part PartOf(Key key) => parts[(uint)key.GetHashCode() % (uint)parts.Length];

    private sealed class Part
    {
        public Dictionary<Key, Document?> Documents { get; } = [];

        /// <summary>How many writes to keys of this part are under way.</summary>
        public int Writing { get; set; }

        /// <summary>When one last began or ended.</summary>
        public long Changed { get; set; }
    }
}
