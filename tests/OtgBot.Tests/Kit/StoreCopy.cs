using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Microsoft.Data.Sqlite;
using OtgBot.Storage;
using OtgBot.Storage.AzureTables;
using OtgBot.Storage.Sealing;

namespace OtgBot.Tests.Kit;

/// <summary>All rows of a store as they lie in it, past the bot.</summary>
internal static class StoreCopy
{
    /// <summary>By the key that every host of a test has: reads and writes what such a host reads and writes.</summary>
    public static SealedStore Open(IStore engine) => new(engine, new RowSeal(new byte[32]), StoredRows.Seals);

    public static Task<IReadOnlyList<Document>> OfFile(string path) => Task.FromResult(Read(path));

    public static IReadOnlyList<Document> Read(string path)
    {
        using var file = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT partition, row, etag, json FROM documents ORDER BY 1, 2";
        var all = new List<Document>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            all.Add(new Document(new Key(reader.GetString(0), reader.GetString(1)), reader.GetFieldValue<byte[]>(3), reader.GetInt64(2).ToString(CultureInfo.InvariantCulture)));
        return all;
    }

    public static async Task<IReadOnlyList<Document>> OfTable(AzureTablesOptions options)
    {
        var all = new List<Document>();
        await foreach (var entity in new TableClient(options.ConnectionString, options.TableName).QueryAsync<TableEntity>()) all.Add(EntityReader.ToDocument(entity));
        return [.. all.OrderBy(row => row.Key.Partition, StringComparer.Ordinal).ThenBy(row => row.Key.Row, StringComparer.Ordinal)];
    }

    /// <summary>A line for each row: partition, row, content.</summary>
    public static string Text(IEnumerable<Document> rows) =>
        string.Concat(rows.Select(row => $"{row.Key.Partition} {row.Key.Row} {Encoding.UTF8.GetString(row.Json.Span)}\n").Order(StringComparer.Ordinal));
}
