using System.Globalization;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>
/// Something to tell those whom a change of the agenda concerns, in one community: row <c>notice|community|000002</c> of the unconference,
/// by the agenda's version. It is written in the same go as the change, and deleted once all are told.
/// </summary>
/// <param name="Community">The partition of the community whose people are told.</param>
internal sealed record Notice(string Community, IReadOnlyList<NoticeChange> Changes)
{
    /// <summary>The mark of the last one who was told; empty when telling begins, null before.</summary>
    public string? Told { get; init; }

    public static string Rows(string community) => Key.Of("notice", OtgBot.Turns.Members.Community.TagOf(community)) + "|";

    public static Key KeyOf(string id, string community, int version) =>
        new(UnconferencesStore.PartitionOf(id),
            Key.Of("notice", OtgBot.Turns.Members.Community.TagOf(community), version.ToString("D6", CultureInfo.InvariantCulture)));

    /// <summary>This and what came after it, as one: what was moved twice moved once, and what is back where it was is no news.</summary>
    public Notice And(Notice later)
    {
        var all = Changes.ToList();
        foreach (var next in later.Changes)
        {
            var at = all.FindIndex(one => one.Change.Topic == next.Change.Topic && one.Change.To == next.Change.From);
            if (at < 0) all.Add(next);
            else if (all[at].Change.From == next.Change.To) all.RemoveAt(at);
            else all[at] =
                next with { Change = next.Change with { From = all[at].Change.From }, HostsOnly = next.HostsOnly && all[at].HostsOnly };
        }

        return this with { Changes = all };
    }
}

/// <summary>One session's change, and whom it need not be told.</summary>
/// <param name="By">The mark of the one who made it.</param>
/// <param name="HostsOnly">True if all others read it in the channel anyway: an agenda was published.</param>
internal sealed record NoticeChange(SessionChange Change, string By, bool HostsOnly);
