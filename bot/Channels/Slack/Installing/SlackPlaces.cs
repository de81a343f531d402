using System.Collections.Concurrent;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// In which conversations of a workspace the bot is. Slack tells only that the app is gone, not from where; and the communities' own
/// documents can't be found by their workspace.
/// </summary>
internal sealed class SlackPlaces(IStore store)
{
    private const int MostKnown = 100_000;

    private readonly ConcurrentDictionary<Key, bool> known = new();

    /// <summary>Keeps what an event says of where the bot is. Words from a place that this host has seen before cost nothing.</summary>
    public async ValueTask See(Incoming incoming, CancellationToken cancel)
    {
        if (incoming.IsGuest || incoming.Address.Kind == ConversationKind.Personal) return;
        if (incoming.Kind is IncomingKind.Removed or IncomingKind.Moved) await Forget(incoming.Address, cancel);
        if (incoming is { Kind: IncomingKind.Moved, NewConversation: { } id }) await Remember(incoming.Address with { Conversation = id }, cancel);
        else if (incoming.Kind == IncomingKind.Returned && await store.Get(Community.KeyOf(incoming.Address.Partition), cancel) is not null) await Remember(incoming.Address, cancel);
        else if (incoming.Kind is IncomingKind.Installed || (incoming.Kind is IncomingKind.Text or IncomingKind.Button && !known.ContainsKey(SlackRows.PlaceOf(incoming.Address)))) await Remember(incoming.Address.WithoutThread(), cancel);
    }

    /// <summary>Those of a workspace.</summary>
    public async Task<IReadOnlyList<Address>> Of(string workspace, CancellationToken cancel)
    {
        var places = new List<Address>();
        await foreach (var row in store.List(SlackRows.PlacesOf(workspace), SlackRows.Place, SlackRowsJson.Default.PlaceRow, cancel)) places.Add(row.Value.Address);
        return places;
    }

    public async Task Forget(Address address, CancellationToken cancel)
    {
        var key = SlackRows.PlaceOf(address);
        known.TryRemove(key, out _);
        await store.Delete(key, null, cancel);
    }

    /// <summary>Written also where this host knew it: another may have been told meanwhile that the bot left.</summary>
    private async ValueTask Remember(Address address, CancellationToken cancel)
    {
        var key = SlackRows.PlaceOf(address);
        await store.Insert(key, new PlaceRow(address), SlackRowsJson.Default.PlaceRow, cancel);
        if (known.Count >= MostKnown) known.Clear();
        known[key] = true;
    }
}
