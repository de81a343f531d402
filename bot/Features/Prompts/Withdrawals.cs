using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// Takes shared stories out of the channel. One that can't be changed just now is put on a list that names no person, only the message,
/// and is tried again every hour: whoever told it may be forgotten meanwhile.
/// </summary>
internal sealed partial class Withdrawals(DueIndex due, Communities communities, TimeProvider clock, ILogger logger)
{
    /// <summary>So long it is tried, as long as a place the bot was taken away from is kept.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public void Map(FeatureMap map) => map.Job(new Job("prompts.withdraw", TimeSpan.FromHours(1), Retry));

    public async Task Withdraw(Community community, string message, CancellationToken cancel)
    {
        if (!await TakeAway(community, message, cancel)) await due.Add(community.Address.Partition, message, clock.GetUtcNow());
    }

    private async Task Retry(CancellationToken cancel)
    {
        using var fanOut = new FanOut(stop => due.Due(clock.GetUtcNow(), stop), Handle, (entry, broken) => Log.Broken(logger, broken, entry.Row), clock);
        await fanOut.Run(cancel);
    }

    private async Task Handle(DueEntry entry, CancellationToken cancel)
    {
        if (clock.GetUtcNow() - entry.At < Longest && await communities.Get(entry.Community, cancel) is { } community && !await TakeAway(community, entry.Occurrence, cancel)) return;
        await due.Remove(entry);
    }

    private async Task<bool> TakeAway(Community community, string message, CancellationToken cancel)
    {
        if (!community.CanPost) return false;
        var result = await communities.Update(community, message, new Outgoing(community.Address, community.Language) { Text = PromptsTexts.Withdrawn.In(community.Language) }, cancel);

        // What somebody deleted is out of the channel too.
        return result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The story {What} could not be taken away; it is tried again at the next run")]
        public static partial void Broken(ILogger logger, Exception exception, string what);
    }
}
