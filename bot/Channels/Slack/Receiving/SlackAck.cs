namespace OtgBot.Channels.Slack.Receiving;

/// <summary>What Slack gets back for a delivery. Socket Mode acknowledges a 200 with the body as payload where it may have one, and nothing else.</summary>
/// <param name="Status">An HTTP status.</param>
/// <param name="Json">JSON, or no bytes at all: even <c>{}</c> would keep a modal from closing.</param>
internal readonly record struct SlackAck(int Status, ReadOnlyMemory<byte> Json = default)
{
    public static readonly SlackAck Ok = new(StatusCodes.Status200OK);

    public static readonly SlackAck Malformed = new(StatusCodes.Status400BadRequest);

    /// <summary>For Slack to deliver again later.</summary>
    public static readonly SlackAck Busy = new(StatusCodes.Status503ServiceUnavailable) { IsTurnedAway = true };

    /// <summary>True where nothing was done: for want of room, or since nobody can tell just now whose it is. Where the host that was to do it died, it waits on.</summary>
    public bool IsTurnedAway { get; init; }

    public static SlackAck With(ReadOnlyMemory<byte> json) => new(StatusCodes.Status200OK, json);
}
