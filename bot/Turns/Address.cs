using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>Where a message is written: a conversation on a channel, with what that channel needs to find it again.</summary>
/// <param name="Channel">The <see cref="IChannel.Name"/>, such as <c>msteams</c>.</param>
/// <param name="Workspace">The Teams tenant or Slack workspace.</param>
/// <param name="Conversation">The channel's id of the conversation, without the thread.</param>
/// <param name="Kind">A shared channel, a group chat or a personal chat.</param>
internal sealed record Address(
    string Channel, string Workspace, string Conversation, ConversationKind Kind)
{
    /// <summary>The thread inside the conversation, or null for the conversation itself.</summary>
    public string? Thread { get; init; }

    /// <summary>How the channel reaches the place, in its own words (a service URL with the bot's id, say). Opaque elsewhere.</summary>
    public string Route { get; init; } = "";

    /// <summary>The partition that holds all of this community's documents.</summary>
    public string Partition => partition ??= Key.Of("c", Channel, Workspace, Conversation);

    private string? partition;

    /// <summary>What was worked out of one address is not true of a copy that is about to be changed.</summary>
    private Address(Address other) =>
        (Channel, Workspace, Conversation, Kind, Thread, Route) = (other.Channel, other.Workspace, other.Conversation, other.Kind,
            other.Thread, other.Route);

    /// <summary>
    /// The same place by the same way. What was worked out and kept is no part of it, or an address read from the store would never equal
    /// one that was used.
    /// </summary>
    public bool Equals(Address? other) =>
        other is not null && Kind == other.Kind && Conversation == other.Conversation && Channel == other.Channel
        && Workspace == other.Workspace && Thread == other.Thread && Route == other.Route;

    public override int GetHashCode() => HashCode.Combine(Channel, Workspace, Conversation, Thread);

    public Address WithoutThread() => Thread is null ? this : this with { Thread = null };
}

internal enum ConversationKind
{
    Channel,
    Group,
    Personal,
}
