using OtgBot.Storage;
using OtgBot.Storage.Sqlite;

namespace OtgBot.Tests.Kit;

/// <summary>
/// One SQLite store for several hosts of one test. In earnest a file belongs to one process; several hosts then share table storage. Most
/// stories of two hosts are about what the bot does, not about the engine, and run faster on this. The file is closed by the last host.
/// </summary>
internal sealed class SharedSqlite : IStore, IAsyncDisposable
{
    private static readonly Lock Guard = new();
    private static readonly Dictionary<string, (SqliteStore Store, int Hosts)> Opened = [];

    private readonly string path;
    private readonly SqliteStore store;
    private bool isClosed;

    private SharedSqlite(string path, SqliteStore store) => (this.path, this.store) = (path, store);

    public static SharedSqlite Open(string path)
    {
        lock (Guard)
        {
            var (store, hosts) = Opened.TryGetValue(path, out var known) ? known : (new SqliteStore(new SqliteOptions { Path = path }), 0);
            Opened[path] = (store, hosts + 1);
            return new SharedSqlite(path, store);
        }
    }

    public ValueTask<Document?> Get(Key key, CancellationToken cancel) => store.Get(key, cancel);

    public ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel) => store.Insert(key, json, cancel);

    public ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel) => store.Put(key, json, etag, cancel);

    public ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel) => store.Delete(key, etag, cancel);

    public ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => store.Write(partition, writes, cancel);

    public IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, CancellationToken cancel) => store.List(partition, fromRow, toRow, cancel);

    public ValueTask Check(CancellationToken cancel) => store.Check(cancel);

    public async ValueTask DisposeAsync()
    {
        lock (Guard)
        {
            if (isClosed) return;
            isClosed = true;
            var (shared, hosts) = Opened[path];
            if (hosts > 1)
            {
                Opened[path] = (shared, hosts - 1);
                return;
            }

            Opened.Remove(path);
        }

        await store.DisposeAsync();
    }
}
