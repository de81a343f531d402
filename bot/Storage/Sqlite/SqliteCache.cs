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
    private const int BytesOfEach = 250;
    private const long Begun = 0, Done = sizeof(long), Length = 2 * sizeof(long);

    private static readonly object Absent = new(), Changing = new(), New = new();

    private readonly long mostBytes;
    private readonly Lock guard = new();
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor commits;
    private volatile Memory kept = new();

    /// <summary>At most what is kept takes: what took another's place is counted beside it until room is made.</summary>
    private long bytes;

    private long known = -1;

    /// <summary>What the commit under way began with.</summary>
    private (Memory Map, long Number) own = (new(), -1);

    public SqliteCache(string path, long mostBytes = 40 << 20)
    {
        this.mostBytes = mostBytes;
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

    /// <summary>True where a document that was read from here is what lies there now.</summary>
    public bool Keeps(Receipt read) => IsCurrent() && read.IsOf(kept.Mark);

    /// <summary>To be asked for before the file is read. What was read is kept only where nobody wrote in between.</summary>
    public Place Reserve(Key key)
    {
        if (!IsCurrent()) return default;
        var (map, mark) = (kept, new object());
        return map.TryAdd(key, mark) ? new Place(map, mark) : default;
    }

    public void Keep(Place place, Key key, Document? found)
    {
        if (place.Map is not { } map) return;

        // Before it can be found there: whoever changes it from then on takes that back.
        if (found is not null) found.Receipt = new Receipt(map.Mark);
        if (map.TryUpdate(key, found ?? Absent, place.Mark)) Count(key, found);
        else found?.Receipt?.Void();
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
            own = (kept, known);
        }

        foreach (var write in writes)
        {
            own.Map.TryGetValue(write.Key, out var entry);
            own.Map[write.Key] = entry is Document || entry == Changing ? Changing : New;
            (entry as Document)?.Receipt?.Void();
        }
    }

    /// <summary>
    /// To be called once the writes are committed, or none of them is; before anybody hears of it. Another process may have begun and even ended
    /// its own commit since SQLite's lock was given back: what was dropped for that stays dropped.
    /// </summary>
    public void End(IEnumerable<Write> writes, bool isCommitted)
    {
        foreach (var write in writes)
        {
            if (!own.Map.TryGetValue(write.Key, out var entry)) continue;
            if (isCommitted && write.Result is not null && entry != New)
            {
                var document = write.Kind == WriteKind.Delete ? null : new Document(write.Key, write.Json.ToArray(), write.Result) { Receipt = new Receipt(own.Map.Mark) };

                // Written more than once in this commit: somebody may have read what lay here for an instant.
                (entry as Document)?.Receipt?.Void();
                own.Map[write.Key] = document ?? Absent;
                if (ReferenceEquals(own.Map, kept)) Count(write.Key, document);
            }
            else if (entry == New || entry == Changing)
            {
                own.Map.TryRemove(KeyValuePair.Create(write.Key, entry));
            }
        }

        if (commits.ReadInt64(Done) < own.Number) commits.Write(Done, own.Number);
    }

    public void Dispose()
    {
        commits.Dispose();
        file.Dispose();
    }

    /// <summary>With its room on the disk, where it is new: a page that finds none when it is written to ends the process.</summary>
    private static FileStream Open(string path)
    {
        var options = SqliteSchema.NewFile();
        options.PreallocationSize = Length;
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
        if (Interlocked.Add(ref bytes, SizeOf(key, document)) < mostBytes) return;
        lock (guard)
        {
            if (Interlocked.Read(ref bytes) >= mostBytes) MakeRoom();
        }
    }

    /// <summary>
    /// Every third goes, whichever it is: where more is read in turn than there is room for, as when every community gets its prompt, those
    /// that were not read for longest are the very ones that come next.
    /// </summary>
    private void MakeRoom()
    {
        var taken = 0L;
        foreach (var (key, entry) in kept) taken += SizeOf(key, entry as Document);
        if (taken > mostBytes * 2 / 3)
        {
            var number = 0;
            foreach (var one in kept)
            {
                if ((one.Value is not Document && one.Value != Absent) || number++ % 3 > 0) continue;

                // Before it goes: what is changed after that is not looked for here.
                (one.Value as Document)?.Receipt?.Void();
                if (kept.TryRemove(one)) taken -= SizeOf(one.Key, one.Value as Document);
            }
        }

        Interlocked.Exchange(ref bytes, taken);
    }

    private static int SizeOf(Key key, Document? document) => BytesOfEach + (2 * (key.Partition.Length + key.Row.Length)) + (document?.Json.Length ?? 0);

    private void Drop()
    {
        kept = new Memory();
        bytes = 0;
    }

    /// <summary>Where what is being read may be kept, as long as the mark is still there.</summary>
    public readonly record struct Place(Memory? Map, object Mark);

    /// <summary>All that is kept at a time; nothing of it counts once another takes its place.</summary>
    public sealed class Memory : ConcurrentDictionary<Key, object>
    {
        /// <summary>Stands for it without holding it.</summary>
        public object Mark { get; } = new();
    }
}
