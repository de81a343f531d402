using System.Globalization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// What leads are to be told outside a conversation, ordered by when: looking for it costs what is due. The host that removes a note
/// tells it, so it is told once at most; whatever it says stands in <c>status</c> and <c>plan</c> too.
/// </summary>
internal sealed class LeadNotes(IStore store)
{
    private const string Partition = "tell";

    /// <summary>Keeps a note until an instant. Adding the same again changes nothing.</summary>
    public async Task Add(Community community, NoteKind kind, string occurrence, DateTimeOffset at, CancellationToken cancel)
    {
        var note = new LeadNote { Community = community.Address.Partition, Kind = kind, Occurrence = occurrence, Row = RowOf(community, kind, occurrence, at) };
        await store.Insert(new Key(Partition, note.Row), note, SchedulingJson.Default.LeadNote, cancel);
    }

    public async Task Remove(Community community, NoteKind kind, string occurrence, DateTimeOffset at, CancellationToken cancel) =>
        await store.Delete(new Key(Partition, RowOf(community, kind, occurrence, at)), null, cancel);

    /// <summary>What is to be told by now, the longest waiting first.</summary>
    public async Task<IReadOnlyList<LeadNote>> Due(DateTimeOffset now, CancellationToken cancel)
    {
        var due = new List<LeadNote>();
        await foreach (var found in store.List(Partition, "", Instant(now) + Key.End, cancel))
        {
            due.Add(new DocumentType<LeadNote>(SchedulingJson.Default.LeadNote).Read(found));
        }

        return due;
    }

    /// <summary>True for the one host that is to tell it.</summary>
    public ValueTask<bool> Take(LeadNote note, CancellationToken cancel) => store.Delete(new Key(Partition, note.Row), null, cancel);

    private static string RowOf(Community community, NoteKind kind, string occurrence, DateTimeOffset at) =>
        Key.Of(Instant(at), community.Tag, kind.ToString(), occurrence);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Something to tell the leads of a community.</summary>
internal sealed record LeadNote
{
    /// <summary>The community's partition.</summary>
    public required string Community { get; init; }

    public required NoteKind Kind { get; init; }

    /// <summary>The name of the occurrence it is about.</summary>
    public required string Occurrence { get; init; }

    public required string Row { get; init; }
}

internal enum NoteKind
{
    /// <summary>A prompt was not posted in time.</summary>
    Missed,

    /// <summary>A day before a prompt, to the leads who asked for it.</summary>
    Preview,
}
