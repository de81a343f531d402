using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// Where a modal or a Home tab belongs, since Slack forgets that: written into the view, read back from it. Only Slack holds it; no client
/// can change it.
/// </summary>
/// <param name="Conversation">The channel or direct message; empty if the person's own is meant.</param>
/// <param name="Kind">What it is.</param>
internal sealed record SlackPlace(string Conversation, ConversationKind Kind)
{
    private const char Between = '\n';

    public string? Thread { get; init; }

    /// <summary>The message whose button opened it.</summary>
    public string? MessageId { get; init; }

    /// <summary>The way to change that message, if one person alone sees it.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>True if the bot may not be in the conversation.</summary>
    public bool IsGuest { get; init; }

    public string Write() =>
        string.Join(Between, Conversation, ((int)Kind).ToString(CultureInfo.InvariantCulture), Thread, MessageId, ResponseUrl,
            IsGuest ? "guest" : "");

    public static SlackPlace? Read(string? written)
    {
        if (written?.Split(Between) is not { Length: 6 } parts
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
            || !Enum.IsDefined((ConversationKind)kind)) return null;
        return new SlackPlace(parts[0], (ConversationKind)kind)
        {
            Thread = Or(parts[2]),
            MessageId = Or(parts[3]),
            ResponseUrl = Or(parts[4]),
            IsGuest = parts[5] == "guest",
        };
    }

    private static string? Or(string part) => part.Length == 0 ? null : part;
}
