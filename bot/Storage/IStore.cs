namespace OtgBot.Storage;

/// <summary>
/// The PORT to where everything the bot remembers is kept: small documents under (partition, row) with an ETag.
/// Table storage is the distributed engine, SQLite the embedded one; one suite of facts holds for both.
/// Nothing here overwrites blindly: a document is inserted where none was, or put where it is unchanged.
/// </summary>
internal interface IStore
{
    /// <summary>The document, or null where there is none.</summary>
    ValueTask<Document?> Get(Key key, CancellationToken cancel);

    /// <summary>Writes a document where none was. Returns its ETag, or null (and changes nothing) where one was.</summary>
    ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel);

    /// <summary>Replaces a document that is unchanged since <paramref name="etag"/> was read. Returns the new ETag, or null (and changes nothing) where it was changed or deleted since.</summary>
    ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel);

    /// <summary>Deletes a document; with an ETag only where it is unchanged. Returns false where nothing was deleted.</summary>
    ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel);

    /// <summary>The documents of one partition with <paramref name="fromRow"/> ≤ row &lt; <paramref name="toRow"/> by ordinal order, in that order. What is written while the range is read may or may not appear.</summary>
    IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, CancellationToken cancel);

    /// <summary>Throws where the store can't be reached or used: what readiness asks.</summary>
    ValueTask Check(CancellationToken cancel);
}

/// <summary>One stored document: its key, its JSON in UTF-8 and the ETag it had when it was read.</summary>
internal sealed record Document(Key Key, ReadOnlyMemory<byte> Json, string ETag);
