using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// Collects what the bot says in a conversation whose sender waits for it in the response (delivery mode expectReplies).
/// After that response has gone, or elsewhere, messages go the ordinary way.
/// </summary>
internal sealed class BufferedReplies(IChannel channel, Address address) : IChannel
{
    private readonly Lock guard = new();
    private readonly List<Outgoing> replies = [];
    private bool closed;

    public string Name => channel.Name;

    public bool KnowsWorkspaces => channel.KnowsWorkspaces;

    public bool ShowsForms(Address address) => channel.ShowsForms(address);

    public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        lock (guard)
        {
            if (!closed && message.To.Conversation == address.Conversation)
            {
                replies.Add(message);
                return ValueTask.FromResult(SendResult.Sent(null));
            }
        }

        return channel.Send(message, cancel);
    }

    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel) =>
        channel.Update(messageId, message, cancel);

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) => channel.OpenChat(from, person, cancel);

    /// <summary>What was said so far. Later messages are not held back any more.</summary>
    public IReadOnlyList<Outgoing> Close()
    {
        lock (guard)
        {
            closed = true;
            return [.. replies];
        }
    }
}
