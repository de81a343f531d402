using Azure.Data.Tables;

namespace OtgBot.Storage.AzureTables;

/// <summary>
/// A document as an entity: its bytes in the binary properties D0, D1, … and the id of the write that put them there in W.
/// Binary, since Azure counts two bytes for each character of a string: a document of 900 KB would not fit as text.
/// </summary>
internal static class EntityReader
{
    public const string WriteId = "W";

    private static readonly string[] Chunks = [.. Enumerable.Range(0, StoreLimits.MaxChunks).Select(i => $"D{i}")];

    public static TableEntity ToEntity(Key key, ReadOnlyMemory<byte> json, string writeId)
    {
        var entity = new TableEntity(key.Partition, key.Row) { [WriteId] = writeId };
        for (var i = 0; i * StoreLimits.MaxChunk < json.Length; i++)
        {
            var from = i * StoreLimits.MaxChunk;
            entity[Chunks[i]] = BinaryData.FromBytes(json.Slice(from, Math.Min(StoreLimits.MaxChunk, json.Length - from)));
        }

        return entity;
    }

    public static Document ToDocument(TableEntity entity) =>
        new(new Key(entity.PartitionKey, entity.RowKey), Json(entity), entity.ETag.ToString());

    private static byte[] Json(TableEntity entity)
    {
        var first = entity.GetBinary(Chunks[0])
            ?? throw new StoreException("A row in the table was not written by OtgBot. Give it a table of its own by Storage:TableName.");
        if (first.Length < StoreLimits.MaxChunk) return first;

        using var json = new MemoryStream();
        foreach (var name in Chunks)
        {
            if (entity.GetBinary(name) is not { } chunk) break;
            json.Write(chunk);
        }

        return json.ToArray();
    }
}
