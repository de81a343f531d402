using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;

namespace OtgBot.Storage.Sqlite;

/// <summary>
/// The documents that were read last, with what was written to them since, for as long as they are certain to be what the file holds: a read
/// then costs no lock of the file and no page of it. Also that a document is not there is kept. What was never read is not kept when it is
/// written: most of that is not asked for soon, and would only be carried about.
/// </summary>
/// <remarks>
/// Processes that share the file count their commits in a small file beside it, mapped into memory: <c>begun</c> goes up under SQLite's own
/// write lock before a row is changed, <c>done</c> follows after the commit. Where another process was the last to begin, nothing kept here
/// counts; once it is done all of it is dropped. One that is killed in between leaves the others reading the file until the next commit.
/// Within the process a document is marked before it is committed, and a reader that was faster finds its place taken.
/// </remarks>
internal sealed class SqliteCache : IDisposable
{
    private const long MostBytes = 48 << 20;
    private const int BytesOfEach = 250;
    private const long Begun = 0, Done = sizeof(long), Length = 2 * sizeof(long);

    private static readonly object Absent = new(), Changing = new(), New = new();

    private readonly Lock guard = new();
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor commits;
    private volatile ConcurrentDictionary<Key, object> kept = new();
    private long bytes;
    private long known = -1;

    public SqliteCache(string path)
    {
        var shared = Open(path);
        if (shared.Length < Length) shared.SetLength(Length);
        file = MemoryMappedFile.CreateFromFile(shared, null, Length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        commits = file.CreateViewAccessor(0, Length);
    }

    /// <summary>True where it is known what lies there: <paramref name="found"/>, or nothing.</summary>
    public bool TryGet(Key key, out Document? found)
    {
        found = null;
        if (!IsCurrent() || !kept.TryGetValue(key, out var entry)) return false;
        found = entry as Document;
        return found is not null || entry == Absent;
    }

    /// <summary>To be asked for before the file is read. What was read is kept only where nobody wrote in between.</summary>
    public Place Reserve(Key key)
    {
        if (!IsCurrent()) return default;
        var (map, mark) = (kept, new object());
        return map.TryAdd(key, mark) ? new Place(map, mark) : default;
    }

    public void Keep(Place place, Key key, Document? found)
    {
        if (place.Map?.TryUpdate(key, found ?? Absent, place.Mark) == true) Count(key, found);
    }

    /// <summary>To be called with SQLite's write lock in hand, before the first row is changed.</summary>
    public void Begin(IEnumerable<Write> writes)
    {
        lock (guard)
        {
            var begun = commits.ReadInt64(Begun);
            if (begun != known) Drop();
            known = begun + 1;
            commits.Write(Begun, known);
        }

        foreach (var write in writes) kept[write.Key] = kept.TryGetValue(write.Key, out var entry) && (entry is Document || entry == Changing) ? Changing : New;
    }

    /// <summary>To be called once the writes are committed, or none of them is; before anybody hears of it.</summary>
    public void End(IEnumerable<Write> writes, bool isCommitted)
    {
        foreach (var write in writes)
        {
            if (!isCommitted || write.Result is null || !kept.TryGetValue(write.Key, out var entry) || entry == New)
            {
                kept.TryRemove(KeyValuePair.Create(write.Key, Changing));
                kept.TryRemove(KeyValuePair.Create(write.Key, New));
                continue;
            }

            var document = write.Kind == WriteKind.Delete ? null : new Document(write.Key, write.Json.ToArray(), write.Result);
            kept[write.Key] = document ?? Absent;
            Count(write.Key, document);
        }

        commits.Write(Done, known);
    }

    public void Dispose()
    {
        commits.Dispose();
        file.Dispose();
    }

    /// <summary>With its room on the disk, where it is new: a page that finds none when it is written to ends the process.</summary>
    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, PreallocationSize = Length };
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, options.Share, bufferSize: 0);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} can't be made: {failed.Message} Give the bot's user the right to write to the folder, and room on the disk.", failed);
        }
    }

    private bool IsCurrent()
    {
        if (commits.ReadInt64(Begun) == Volatile.Read(ref known)) return true;
        lock (guard)
        {
            var begun = commits.ReadInt64(Begun);
            if (begun == known) return true;
            if (begun != commits.ReadInt64(Done)) return false;
            Drop();
            known = begun;
            return true;
        }
    }

    private void Count(Key key, Document? document)
    {
        if (Interlocked.Add(ref bytes, BytesOfEach + (2 * (key.Partition.Length + key.Row.Length)) + (document?.Json.Length ?? 0)) < MostBytes) return;
        lock (guard) Drop();
    }

    private void Drop()
    {
        kept = new ConcurrentDictionary<Key, object>();
        bytes = 0;
    }

    /// <summary>Where what is being read may be kept, as long as the mark is still there.</summary>
    public readonly record struct Place(ConcurrentDictionary<Key, object>? Map, object Mark);
}
