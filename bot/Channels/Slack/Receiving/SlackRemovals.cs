using System.Collections.Concurrent;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>Which channels the bot is in, for the day a workspace takes the app away: Slack then tells of the workspace alone.</summary>
internal sealed class SlackRemovals(IStore store, SlackInstallations installations)
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<Key, bool> noted = new();

    /// <summary>Keeps a channel that an event shows the bot to be in.</summary>
    public async ValueTask Note(Occasion occasion, CancellationToken cancel)
    {
        var incoming = occasion.Incoming;
        if (incoming.IsGuest || incoming.Address.Kind == ConversationKind.Personal) return;
        var key = KeyOf(occasion.Installation.Workspace, incoming.Address.Conversation);
        if (incoming.Kind == IncomingKind.Removed)
        {
            noted.TryRemove(key, out _);
            await store.Delete(key, null, cancel);
        }
        else if (!noted.ContainsKey(key))
        {
            await store.Insert(key, "{}"u8.ToArray(), cancel);
            if (noted.Count >= Most) noted.Clear();
            noted[key] = true;
        }
    }

    /// <summary>What is to be told, once the app is gone: that the bot was taken away from each channel. None where that was told before.</summary>
    public async ValueTask<IReadOnlyList<Occasion>> Of(SlackWorkspace where, CancellationToken cancel)
    {
        if (await installations.Find(where, cancel) is not { IsActive: true } installation) return [];
        var partition = PartitionOf(installation.Workspace);
        var rows = new List<Key>();
        await foreach (var row in store.List(partition, "", Key.End.ToString(), cancel)) rows.Add(row.Key);
        var left = new List<Occasion>();
        foreach (var row in rows)
        {
            noted.TryRemove(row, out _);
            await store.Delete(row, null, cancel);
            left.Add(new Occasion(installation with { IsActive = false }, new Incoming
            {
                Id = "",
                Kind = IncomingKind.Removed,
                Address = EventReader.AddressOf(installation, row.Row, ConversationKind.Channel),
                Person = new Person("", ""),
            }));
        }

        return left;
    }

    private static string PartitionOf(SlackWorkspace where) => Key.Of("slack-channels", where.Id);

    private static Key KeyOf(SlackWorkspace where, string channel) => new(PartitionOf(where), Key.Of(channel));
}
