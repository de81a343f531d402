using OtgBot.Scheduling.Calendar;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>The last look before a prompt leaves.</summary>
internal sealed class StillWanted(Communities communities, Schedules schedules, TimeProvider clock)
{
    /// <summary>
    /// Anything that a lead changes about the next prompt is in the community's document or its schedule's; so is a removal.
    /// </summary>
    public async ValueTask<bool> IsUnchanged(Outbound sending) =>
        await communities.IsUnchanged(sending.Community, CancellationToken.None)
        && (sending.Confirmed is not { } due
            || (clock.GetUtcNow() <= Recurrence.Deadline(due.Occurrence.Slot, Schedules.Zone(sending.Community.Value))
                && await schedules.StillHolds(due, CancellationToken.None)));
}
