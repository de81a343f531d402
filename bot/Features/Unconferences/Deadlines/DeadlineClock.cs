using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// Opens and closes votes when their time has come, and tells of it. The index only says when to look at an unconference; what is due
/// its document says, so a deadline that was moved leaves nothing but an entry that finds nothing to do. Any number of hosts may look:
/// a step is one conditional write, and each post has a claim of its own.
/// </summary>
internal sealed partial class DeadlineClock(UnconferencesStore store, BallotBox box, DeadlinePosts posts, DueIndex due, TimeProvider clock, ILogger logger)
{
    public async Task ActOnDue(CancellationToken cancel)
    {
        using var fanOut = new FanOut(stop => due.Due(clock.GetUtcNow(), stop), Handle, (entry, broken) => Log.Broken(logger, broken, entry.Row), clock);
        await fanOut.Run(cancel);
    }

    /// <summary>Makes sure that an unconference is looked at when its next times come. Once too often is harmless.</summary>
    public async Task Expect(Unconference unconference, CancellationToken cancel)
    {
        if (unconference.Communities is not [var community, ..]) return;
        foreach (var at in Times(unconference).Where(at => at > clock.GetUtcNow())) await due.Add(community, unconference.Id, at);
    }

    private static IEnumerable<DateTimeOffset> Times(Unconference unconference)
    {
        if (unconference is { Phase: Phase.Proposing, ProposalsUntil: { } opens }) yield return opens;
        if (unconference is not { Phase: <= Phase.Voting, VotesUntil: { } closes }) yield break;
        yield return closes;
        if ((unconference.VotingOpenedAt ?? unconference.ProposalsUntil) is { } opened) yield return Reminder.At(opened, closes, unconference.TimeZone);
    }

    private async Task Handle(DueEntry entry, CancellationToken cancel)
    {
        await Act(entry, cancel);
        await due.Remove(entry);
    }

    private async Task Act(DueEntry entry, CancellationToken cancel)
    {
        var (id, now) = (entry.Occurrence, clock.GetUtcNow());
        if (await store.Get(id, cancel) is not { } unconference) return;

        var topics = unconference.Phase == Phase.Proposing ? (await store.Topics(id, cancel)).Count(topic => topic.Stands) : 0;
        var stepped = ReferenceEquals(unconference, unconference.AtDeadline(topics, now))
            ? unconference
            : await store.Change(id, old => old.AtDeadline(topics, now), cancel);
        if (stepped.IsCounted) await box.Count(id, cancel);
        if (stepped.VotingOpenedAt == now) await Expect(stepped, cancel);

        // What could not be posted yet – it is night there, or the place was down – is looked at again then.
        if (await posts.Post(stepped, cancel) is { } later) await due.Add(entry.Community, id, later);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The deadline {What} failed; it is tried again at the next run")]
        public static partial void Broken(ILogger logger, Exception exception, string what);
    }
}
