using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// What goes on after Slack had its acknowledgement: turns in their order, what follows on them, and answers that wait for room.
/// </summary>
internal sealed class AfterAck(TurnQueue queue, WaitingAnswers notes)
{
    /// <summary>See <see cref="TurnQueue.Enqueue"/>.</summary>
    public Task<Turn>? Enqueue(Incoming incoming, IChannel channel, Func<Incoming, ValueTask<Incoming>> complete) =>
        queue.Enqueue(incoming, channel, complete);

    /// <summary>See <see cref="TurnQueue.Follow"/>.</summary>
    public void Follow(Func<Task> act) => queue.Follow(act);

    /// <summary>
    /// The same for an answer that may take this long. Where the host dies meanwhile, another tells the person to ask again.
    /// </summary>
    public void Follow(Outgoing answer, TimeSpan longest, Func<Task> send) => queue.Follow(() => notes.While(answer, longest, async () =>
    {
        await send();
        return true;
    }));
}
