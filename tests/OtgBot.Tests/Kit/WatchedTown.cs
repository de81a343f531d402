using OtgBot.Storage;
using OtgBot.Storage.Sqlite;

namespace OtgBot.Tests.Kit;

/// <summary>A <see cref="Kit.Town"/> on a file of its own whose store a test can watch and step into.</summary>
internal sealed class WatchedTown : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteStore sqlite;

    public WatchedTown(params IReadOnlyList<Type> features)
    {
        sqlite = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        Store = new WatchedStore(sqlite);
        Town = new Town(features, stored: (Store, () => Task.FromResult<IReadOnlyList<Document>>([])));
    }

    public WatchedStore Store { get; }

    public Town Town { get; }

    public async ValueTask DisposeAsync()
    {
        await Town.DisposeAsync();
        await sqlite.DisposeAsync();
        folder.Dispose();
    }
}
