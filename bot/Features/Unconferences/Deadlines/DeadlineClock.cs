using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>
/// Opens and closes votes when their time has come, and tells of it. An alarm only says when to look at an unconference; what is due its
/// document says, so a deadline that was moved leaves nothing but an alarm that finds nothing to do. Any number of hosts may look: a step
/// is one conditional write, and each post has a claim of its own.
/// </summary>
internal sealed class DeadlineClock(UnconferencesStore store, BallotBox box, NewsPosts news, Alarms alarms, TimeProvider clock) : IFeature
{
    /// <summary>The kind of alarm that says which unconference to look at.</summary>
    public const string Kind = "unconference";

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, Act));

    /// <summary>Makes sure that an unconference is looked at when its next times come. Once too often is harmless.</summary>
    public async Task Expect(Unconference unconference)
    {
        if (unconference.Communities is not [var community, ..]) return;
        foreach (var at in Times(unconference).Where(at => at > clock.GetUtcNow()))
            await alarms.SetOnce(Kind, community, unconference.Id, at);
    }

    private static IEnumerable<DateTimeOffset> Times(Unconference unconference)
    {
        if (unconference is { Phase: Phase.Proposing, ProposalsUntil: { } opens }) yield return opens;
        if (unconference is not { Phase: <= Phase.Voting, VotesUntil: { } closes }) yield break;
        yield return closes;
        if ((unconference.VotingOpenedAt ?? unconference.ProposalsUntil) is { } opened)
            yield return Reminder.At(opened, closes, unconference.TimeZone);
    }

    /// <returns>When to look again at what could not be posted yet: it is night there, or the place was down.</returns>
    private async Task<DateTimeOffset?> Act(Alarm alarm, CancellationToken cancel)
    {
        var (id, now) = (alarm.What, clock.GetUtcNow());
        if (await store.Get(id, cancel) is not { } unconference) return null;

        var topics = unconference.Phase == Phase.Proposing ? (await store.Topics(id, cancel)).Count(topic => topic.Stands) : 0;
        var stepped = ReferenceEquals(unconference, unconference.AtDeadline(topics, now))
            ? unconference
            : await store.Change(id, old => old.AtDeadline(topics, now), cancel);
        if (stepped.IsCounted) await box.Count(id, cancel);
        if (stepped.VotingOpenedAt == now) await Expect(stepped);
        return await news.Post(stepped, cancel);
    }
}
