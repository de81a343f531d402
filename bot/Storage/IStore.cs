namespace OtgBot.Storage;

/// <summary>
/// The PORT to where everything the bot remembers is kept: small documents under (partition, row) with an ETag.
/// Table storage is the distributed engine, SQLite the embedded one; one suite of facts holds for both.
/// Nothing here overwrites blindly: a document is inserted if there is none, or put if it is unchanged.
/// </summary>
internal interface IStore
{
    /// <summary>The document, or null if there is none.</summary>
    ValueTask<Document?> Get(Key key, CancellationToken cancel);

    /// <summary>Writes a document if there is none. Returns its ETag, or null (and changes nothing) if there is one.</summary>
    ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel);

    /// <summary>
    /// Replaces a document that is unchanged since <paramref name="etag"/> was read. Returns the new ETag, or null (and changes nothing) if
    /// it was changed or deleted since.
    /// </summary>
    ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel);

    /// <summary>
    /// Deletes a document; with an ETag only if it is unchanged. Returns false if nothing was deleted. Once it returns, the
    /// content is in no file of the store's own either: what may hold anything about a person is deleted by this.
    /// </summary>
    ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel);

    /// <summary>
    /// Several writes to one partition in one go, all of them or none. Returns false, and changes nothing, if any found what it did
    /// not expect. At most <see cref="StoreLimits.MaxWrites"/>, each row once. Traces of what is deleted here may stay in a log for a
    /// while, which makes it cheap: for rows that say nothing about anybody.
    /// </summary>
    ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel);

    /// <summary>
    /// The documents of one partition with <paramref name="fromRow"/> ≤ row &lt; <paramref name="toRow"/> by ordinal order, in that order.
    /// What is written while the range is read may or may not appear.
    /// </summary>
    IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, CancellationToken cancel);

    /// <summary>
    /// The names of the partitions after one, in ordinal order and at most so many: for walking over all there is, a bit at a time. Costs a
    /// look for each of them in SQLite, and a page for each thousand of their rows in Azure. To be called seldom.
    /// </summary>
    ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel);

    /// <summary>True if only one process can have it open: what another has begun here is left by one that is gone.</summary>
    bool IsOfOneProcess => false;

    /// <summary>Throws if the store can't be reached or used: what readiness asks.</summary>
    ValueTask Check(CancellationToken cancel);
}

/// <summary>One stored document: its key, its JSON in UTF-8 and the ETag it had when it was read.</summary>
internal sealed record Document(Key Key, ReadOnlyMemory<byte> Json, string ETag)
{
    /// <summary>
    /// What the JSON was parsed to, for a store that keeps documents in memory. Holds because stored types are immutable records.
    /// </summary>
    public object? Meaning { get; set; }
}

/// <summary>One of several writes that go together: made by the three methods.</summary>
/// <param name="Row">Which row.</param>
/// <param name="Json">What is written; empty if the row is deleted.</param>
/// <param name="ETag">What is expected to be there; null if nothing is, or if a delete takes whatever there is.</param>
internal readonly record struct RowWrite(string Row, ReadOnlyMemory<byte> Json, string? ETag)
{
    public bool IsDelete => Json.IsEmpty;

    public static RowWrite Insert(string row, ReadOnlyMemory<byte> json) => new(row, json, null);

    public static RowWrite Put(string row, ReadOnlyMemory<byte> json, string etag) => new(row, json, etag);

    /// <summary>The row must be there.</summary>
    public static RowWrite Delete(string row, string? etag = null) => new(row, default, etag);
}
