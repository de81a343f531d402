using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>
/// What happens before the first person looks: Kari adds the bot to the team, as somebody does in Teams or Slack, and makes Olav a lead
/// too. Once per store; after a restart the team is known and nothing is said again.
/// </summary>
internal sealed class PlaygroundStart(Communities communities, Routes routes, TurnQueue queue, PlaygroundChannel channel)
{
    /// <summary>What Kari writes first, if the bot knows the command.</summary>
    private static readonly string[] FirstWords = ["leder legg til @olav"];

    private readonly Lock guard = new();
    private Task<bool>? started;

    /// <summary>True if the team was there before this run: its old messages are gone, but the bot remembers.</summary>
    public Task<bool> Once()
    {
        lock (guard)
        {
            if (started is null or { IsFaulted: true } or { IsCanceled: true }) started = Begin();
            return started;
        }
    }

    private async Task<bool> Begin()
    {
        if (await communities.Get(PlaygroundView.Team.Partition, CancellationToken.None) is not null) return true;
        var kari = PlaygroundView.First;
        await Tell(PlaygroundReader.Event(kari, channel.NextEvent(), IncomingKind.Installed));
        foreach (var words in FirstWords)
        {
            if (routes.Match(words, out _) is not null)
                await Tell(PlaygroundReader.Text(kari, channel.Hear(kari.Address, kari.Person, words), words));
        }

        return false;
    }

    private async Task Tell(Incoming incoming)
    {
        if (queue.Enqueue(incoming, channel) is { } turn) await turn;
    }
}
