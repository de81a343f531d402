using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// Takes shared stories out of the channel. One that can't be changed just now is put on a list that names no person, only the message,
/// and is tried again every hour: whoever told it may be forgotten meanwhile.
/// </summary>
internal sealed class Withdrawals(Alarms alarms, Communities communities, TimeProvider clock) : IFeature
{
    private const string Kind = "withdrawal";

    private static readonly TimeSpan UntilNextTry = TimeSpan.FromHours(1);

    /// <summary>How long it is tried: as long as a place is kept that the bot was taken away from.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public void Map(FeatureMap map) => map.Alarm(new AlarmKind(Kind, Retry));

    public async Task Withdraw(Community community, string message, CancellationToken cancel)
    {
        if (!await TakeAway(community, message, cancel))
            await alarms.SetOnce(Kind, community.Address.Partition, message, clock.GetUtcNow() + UntilNextTry);
    }

    private async Task<DateTimeOffset?> Retry(Alarm alarm, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return now - alarm.SetAt < Longest && await communities.Get(alarm.Community, cancel) is { } community
            && !await TakeAway(community, alarm.What, cancel)
            ? now + UntilNextTry
            : null;
    }

    private async Task<bool> TakeAway(Community community, string message, CancellationToken cancel)
    {
        if (!community.CanPost) return false;
        var result = await communities.Update(community, message,
            new Outgoing(community.Address, community.Language) { Text = PromptsTexts.Withdrawn.In(community.Language) }, cancel);

        // What somebody deleted is out of the channel too.
        return result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted;
    }
}
