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

    /// <summary>
    /// A channel that two workspaces share has one community, if both have the app: that of the one in which it was made. Who comes by the
    /// other workspace's installation reaches it too. If each had its own before they shared the channel, both stay.
    /// </summary>
    public async ValueTask<Incoming> AtHome(Incoming incoming, CancellationToken cancel)
    {
        var address = incoming.Address;
        if (address.Kind == ConversationKind.Personal) return incoming;
        if (incoming.Kind is not (IncomingKind.Text or IncomingKind.Button or IncomingKind.Installed or IncomingKind.MembersLeft))
            return incoming;
        if (known.ContainsKey(SlackRows.PlaceOf(address))) return incoming;
        if (await store.Get(Community.KeyOf(address.Partition), cancel) is not null) return incoming;
        var kept = await store.Get(SlackRows.HomeOf(address.Conversation), SlackRowsJson.Default.PlaceRow, cancel);
        if (kept is not { Value.Address: var home } || home.Workspace == address.Workspace) return incoming;
        return await store.Get(Community.KeyOf(home.Partition), TurnsJson.Default.Community, cancel) is { Value.RemovedAt: null }
            ? incoming with { Address = address with { Workspace = home.Workspace, Route = home.Route }, Via = address }
            : incoming;
    }

    /// <summary>Keeps what an event says of where the bot is. Words from a place that this host has seen before cost nothing.</summary>
    public async ValueTask See(Incoming incoming, CancellationToken cancel)
    {
        if (incoming.IsGuest || incoming.Address.Kind == ConversationKind.Personal) return;
        var address = incoming.Address;
        if (incoming.Kind is IncomingKind.Removed or IncomingKind.Moved) await Forget(address, cancel);
        if (incoming is { Kind: IncomingKind.Moved, NewConversation: { } id }) await Remember(address with { Conversation = id }, cancel);
        else if (incoming.Kind == IncomingKind.Returned && await store.Get(Community.KeyOf(address.Partition), cancel) is not null)
            await Remember(address, cancel);
        else if (incoming.Kind is IncomingKind.Installed
            || (incoming.Kind is IncomingKind.Text or IncomingKind.Button && !known.ContainsKey(SlackRows.PlaceOf(incoming.Address))))
            await Remember(incoming.Address.WithoutThread(), cancel);
    }

    /// <summary>Those of a workspace.</summary>
    public async Task<IReadOnlyList<Address>> Of(string workspace, CancellationToken cancel)
    {
        var places = new List<Address>();
        await foreach (var row in store.List(SlackRows.PlacesOf(workspace), SlackRows.Place, SlackRowsJson.Default.PlaceRow, cancel))
            places.Add(row.Value.Address);
        return places;
    }

    public async Task Forget(Address address, CancellationToken cancel)
    {
        var key = SlackRows.PlaceOf(address);
        known.TryRemove(key, out _);
        await store.Delete(key, null, cancel);
        var home = SlackRows.HomeOf(address.Conversation);
        if (await store.Get(home, SlackRowsJson.Default.PlaceRow, cancel) is { } kept && kept.Value.Address.Workspace == address.Workspace)
            await store.Delete(home, kept.ETag, cancel);
    }

    /// <summary>Written even if this host knew it: another may have been told meanwhile that the bot left.</summary>
    private async ValueTask Remember(Address address, CancellationToken cancel)
    {
        var key = SlackRows.PlaceOf(address);
        await store.Insert(key, new PlaceRow(address), SlackRowsJson.Default.PlaceRow, cancel);
        await store.Insert(SlackRows.HomeOf(address.Conversation), new PlaceRow(address), SlackRowsJson.Default.PlaceRow, cancel);
        if (known.Count >= MostKnown) known.Clear();
        known[key] = true;
    }
}
