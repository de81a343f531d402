using System.Collections.Concurrent;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// Who is in a conversation, for the views of their own that Teams gives at most 60 people of a card. Where there are more, or it can't be
/// learnt, nobody has one. Lives in memory, for an hour.
/// </summary>
internal sealed class Viewers(ConnectorClient connector, TimeProvider clock)
{
    public const int Most = 60;

    private const int MostPlaces = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string, string), (DateTimeOffset Until, IReadOnlyList<string> Ids)> known = new();

    public async ValueTask<IReadOnlyList<string>> Of(string @base, Address place, CancellationToken cancel)
    {
        var (key, now) = ((place.Workspace, place.Conversation), clock.GetUtcNow());
        if (known.TryGetValue(key, out var asked) && now < asked.Until) return asked.Ids;
        if (ConnectorUrl.Members(@base, place.Conversation) is not { } url) return [];
        var result = await connector.Ask(url, new Passage(place.Workspace, ""), cancel, ConnectorAnswer.Members);
        IReadOnlyList<string> ids =
            result is { Outcome: SendOutcome.Sent, MessageId: { Length: > 0 } all } && all.Split('\n') is { Length: <= Most } few
                ? few
                : [];
        if (known.Count >= MostPlaces) known.Clear();
        known[key] = (now + Fresh, ids);
        return ids;
    }
}
