using System.Collections.Concurrent;
using OtgBot.Storage;

namespace OtgBot.Turns.Members;

/// <summary>The communities' own documents, and posting to one outside a turn.</summary>
internal sealed partial class Communities(IStore store, TimeProvider clock, IEnumerable<IChannel> channels, ILogger<Communities> logger)
{
    private readonly Dictionary<string, IChannel> channelsByName = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    private const int MostAsked = 60, MostRemembered = 50_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(string Partition, string Person), DateTimeOffset> members = new();

    /// <summary>Called before a community is marked as inactive, with its partition and the moment.</summary>
    public Func<string, DateTimeOffset, Task> GoneSince { get; set; } = (_, _) => Task.CompletedTask;

    public async ValueTask<Community?> Get(string partition, CancellationToken cancel) => (await Read(partition, cancel))?.Value;

    /// <summary>The community with its ETag, for <see cref="IsUnchanged"/>.</summary>
    public ValueTask<Stored<Community>?> Read(string partition, CancellationToken cancel) =>
        store.Get(Community.KeyOf(partition), TurnsJson.Default.Community, cancel);

    public ValueTask<bool> IsUnchanged(Stored<Community> read, CancellationToken cancel) => store.HasETag(read.Key, read.ETag, cancel);

    /// <summary>Changes a community that exists. Throws if it was deleted.</summary>
    public async ValueTask<Community> Change(string partition, Func<Community, Community> change, CancellationToken cancel) =>
        await store.Change(Community.KeyOf(partition), TurnsJson.Default.Community,
            old => change(old ?? throw TurnTexts.NoCommunity()), cancel) ?? throw TurnTexts.NoCommunity();

    /// <summary>
    /// The community an event happened in, made if it is new. Whatever the event proves is kept: the way to reach the place,
    /// its name, and that the bot is there.
    /// </summary>
    public async ValueTask<Community> Ensure(Incoming incoming, CancellationToken cancel)
    {
        var address = incoming.Address.WithoutThread();
        var known = await Get(address.Partition, cancel);
        if (known is not null && !IsNews(known, incoming)) return known;

        // The team's list first: a community that says it stands there must be found when the team goes.
        if (incoming.Team is { } team)
            await store.Insert(PlaceOf(address, team), new TeamPlace(address.Partition), TurnsJson.Default.TeamPlace, cancel);
        return await store.Change(Community.KeyOf(address.Partition), TurnsJson.Default.Community, old => old is null
            ? new Community
            {
                Address = address,
                Name = incoming.ConversationName ?? "",
                Team = incoming.Team,
                TeamName = incoming.TeamName,
                Language = Languages.FromLocale(incoming.Locale),
                InstalledAt = clock.GetUtcNow(),
            }
            : IsNews(old, incoming)
                ? old with
                {
                    Address = address,
                    Name = incoming.ConversationName ?? old.Name,
                    Team = incoming.Team ?? old.Team,
                    TeamName = incoming.TeamName
                        ?? old.TeamName,
                    Leads = Named(old.Leads, incoming.Person),
                    RemovedAt = null,
                    Inactive = null,
                    InactiveAt = null
                }
                : old, cancel) ?? throw TurnTexts.NoCommunity();
    }

    /// <summary>
    /// The partitions of the communities of a team, those the bot was taken away from too until their data is gone. No community's own
    /// document can be found by its team.
    /// </summary>
    /// <param name="one">Any place of the team, or where the event came that tells of it.</param>
    /// <param name="team">The platform's id of the team.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<IReadOnlyList<string>> OfTeam(Address one, string team, CancellationToken cancel)
    {
        var found = new List<string>();
        await foreach (var place in store.List(ListOf(one, team), "place|", TurnsJson.Default.TeamPlace, cancel))
            found.Add(place.Value.Partition);
        return found;
    }

    /// <summary>The partitions that an event of a place, or of all of its team, is about, if the bot was there.</summary>
    public async Task<IReadOnlyList<string>> Of(Incoming incoming, CancellationToken cancel) =>
        incoming is { IsWholeTeam: true, Team: { } team }
            ? [.. (await OfTeam(incoming.Address, team, cancel)).Append(incoming.Address.Partition).Distinct(StringComparer.Ordinal)]
            : [incoming.Address.Partition];

    /// <summary>
    /// A place, or all of its team, is there again, and the bot in it: the same as if it was never gone. Nothing if the bot never was.
    /// </summary>
    public async Task Return(Incoming incoming, CancellationToken cancel)
    {
        foreach (var partition in await Of(incoming, cancel))
        {
            if (await Get(partition, cancel) is not { } known) continue;
            if (known.Team is { } team)
                await store.Insert(PlaceOf(known.Address, team), new TeamPlace(partition), TurnsJson.Default.TeamPlace, cancel);
            if (!known.CanPost) await Change(partition, old => old with { RemovedAt = null, Inactive = null, InactiveAt = null }, cancel);
        }
    }

    /// <summary>A place, or the team of several, is called otherwise: it shows at once.</summary>
    public async Task Rename(Incoming incoming, CancellationToken cancel)
    {
        var isTeam = incoming.IsWholeTeam;
        if ((isTeam ? incoming.TeamName : incoming.ConversationName) is not { Length: > 0 } name) return;
        foreach (var partition in await Of(incoming, cancel))
        {
            if (await Get(partition, cancel) is not null)
                await Change(partition, old => isTeam ? old.Renamed(name, null) : old.Renamed(incoming.TeamName, name), cancel);
        }
    }

    /// <summary>
    /// Whether somebody is a member, as their platform says; null if it does not. That they are is remembered for some minutes.
    /// </summary>
    public async ValueTask<bool?> IsMember(Community community, Person person, CancellationToken cancel)
    {
        var (key, now) = ((community.Address.Partition, person.Id), clock.GetUtcNow());
        if (members.TryGetValue(key, out var until) && now < until) return true;
        if (!channelsByName.TryGetValue(community.Address.Channel, out var channel)) return null;
        var isMember = await channel.IsMember(community.Address, community.Team, person, cancel);
        if (members.Count >= MostRemembered) members.Clear();
        if (isMember == true) members[key] = now + Remembered;
        else members.TryRemove(key, out _);
        return isMember;
    }

    /// <summary>Somebody is no member any more, whatever was remembered.</summary>
    public void Lose(string partition, Person person) => members.TryRemove((partition, person.Id), out _);

    /// <summary>See <see cref="IChannel.RunsWorkspace"/>.</summary>
    public async ValueTask<bool> RunsWorkspace(Community community, Person person, CancellationToken cancel) =>
        channelsByName.TryGetValue(community.Address.Channel, out var channel)
            && await channel.RunsWorkspace(community.Address, person, cancel);

    /// <summary>
    /// The communities of a workspace that somebody is a member of by their platform's own word, up to a number that can be asked about.
    /// </summary>
    /// <param name="from">Any place of the workspace.</param>
    /// <param name="person">Who.</param>
    /// <param name="cancel">Ends the call.</param>
    public async Task<IReadOnlyList<Community>> OfMember(Address from, Person person, CancellationToken cancel)
    {
        var all = Key.Of("c", from.Channel, from.Workspace) + "|";
        var found = new List<Community>();
        foreach (var partition in (await store.Partitions(all, MostAsked, cancel)).Where(partition =>
            partition.StartsWith(all, StringComparison.Ordinal)))
        {
            if (await Get(partition, cancel) is { CanPost: true } community) found.Add(community);
        }

        var isMember = await Task.WhenAll(found.Select(community => IsMember(community, person, cancel).AsTask()));
        return [.. found.Where((_, place) => isMember[place] == true)];
    }

    /// <summary>Takes a channel out of its team's list. It stands there again once the bot is known to be back.</summary>
    public async Task LeaveTeam(Address address, string team, CancellationToken cancel) =>
        await store.Delete(PlaceOf(address, team), null, cancel);

    /// <summary>
    /// Posts to a community on the bot's own account. A place that refuses for good is marked; after that only its weekly prompt is tried
    /// there.
    /// </summary>
    public async ValueTask<SendResult> Post(Community community, Outgoing message, CancellationToken cancel)
    {
        if (!channelsByName.TryGetValue(community.Address.Channel, out var channel))
            return new SendResult(SendOutcome.Refused, Reason: $"the channel '{community.Address.Channel}' is not set up on this host");

        var result = await channel.Send(message with { To = community.Address, Origin = community.Tag, IsPost = true }, cancel);
        if (result.Outcome == SendOutcome.Gone) await Retire(community, channel, result.Reason ?? "gone", cancel);
        else if (result.Outcome == SendOutcome.Sent && community.Inactive is not null)
            await Change(community.Address.Partition, old => old with { Inactive = null, InactiveAt = null }, cancel);
        return result;
    }

    /// <summary>See <see cref="IChannel.Shelve"/>.</summary>
    public ValueTask Shelve(Community community, ShelfLink link, CancellationToken cancel) =>
        channelsByName.TryGetValue(community.Address.Channel, out var channel)
            ? channel.Shelve(community.Address, link, cancel)
            : ValueTask.CompletedTask;

    /// <summary>Has the channel where somebody is erase what it keeps about them.</summary>
    public Task ForgetOn(Address from, Person person, CancellationToken cancel) =>
        channelsByName.TryGetValue(from.Channel, out var channel) ? channel.Forget(from, person, cancel) : Task.CompletedTask;

    /// <summary>From here on only its prompt is tried there. One lead who can be reached is told, once.</summary>
    private async Task Retire(Community community, IChannel channel, string reason, CancellationToken cancel)
    {
        if (community.InactiveAt is not null) return;
        var (wasActive, at) = (false, clock.GetUtcNow());
        await GoneSince(community.Address.Partition, at);
        await Change(community.Address.Partition, old =>
        {
            wasActive = old.Inactive is null;
            return old.InactiveAt is null ? old with { Inactive = reason, InactiveAt = at } : old;
        }, cancel);
        if (!wasActive) return;
        Log.Gone(logger, community.Tag, reason);
        foreach (var lead in community.Leads)
        {
            if (await channel.OpenChat(community.Address, new Person(lead.Id, lead.Name), cancel) is not { } chat) continue;
            var told = await channel.Send(
                new Outgoing(chat, community.Language) { Text = TurnTexts.CannotPost(community), IsPost = true }, cancel);
            if (told.Outcome is SendOutcome.Sent or SendOutcome.InDoubt) return;
        }
    }

    /// <summary>
    /// Writes to another place than the community's own about it, such as a lead's personal chat. What is refused there says nothing of the
    /// community.
    /// </summary>
    public async ValueTask<SendResult> Tell(Community about, Address to, Outgoing message, CancellationToken cancel) =>
        channelsByName.TryGetValue(to.Channel, out var channel)
            ? await channel.Send(message with { To = to, Origin = about.Tag }, cancel)
            : new SendResult(SendOutcome.Refused, Reason: $"the channel '{to.Channel}' is not set up on this host");

    /// <summary>Updates a message that was posted to a community.</summary>
    public async ValueTask<SendResult> Update(Community community, string messageId, Outgoing message, CancellationToken cancel) =>
        channelsByName.TryGetValue(community.Address.Channel, out var channel)
            ? await channel.Update(messageId, message with { To = community.Address, Origin = community.Tag }, cancel)
            : new SendResult(SendOutcome.Refused, Reason: $"the channel '{community.Address.Channel}' is not set up on this host");

    /// <summary>
    /// Whether a message that was posted to a community stands there, if its platform can be asked; see <see cref="IChannel.Find"/>.
    /// </summary>
    public async ValueTask<SendResult> Find(Community community, string key, DateTimeOffset since, CancellationToken cancel) =>
        channelsByName.TryGetValue(community.Address.Channel, out var channel)
            ? await channel.Find(community.Address, key, since, cancel)
            : new SendResult(SendOutcome.InDoubt);

    /// <summary>Updates a message that stands in another place than the community's own, such as a lead's personal chat.</summary>
    public async ValueTask<SendResult> Update(Community about, Address at, string messageId, Outgoing message, CancellationToken cancel) =>
        channelsByName.TryGetValue(at.Channel, out var channel)
            ? await channel.Update(messageId, message with { To = at, Origin = about.Tag }, cancel)
            : new SendResult(SendOutcome.Refused, Reason: $"the channel '{at.Channel}' is not set up on this host");

    private static bool IsNews(Community known, Incoming incoming) =>
        !known.CanPost
        || (incoming.Team is { } team && team != known.Team)
        || known.Address.Route != incoming.Address.Route
        || (incoming.ConversationName is { Length: > 0 } name && name != known.Name)
        || (incoming.Person.Name.Length > 0 && known.Leads.Any(lead => lead.Name != incoming.Person.Name && lead.Id == incoming.Person.Id));

    private static string ListOf(Address one, string team) => Key.Of("team", one.Channel, one.Workspace, team);

    private static Key PlaceOf(Address address, string team) => new(ListOf(address, team), "place|" + Key.Of(address.Conversation));

    /// <summary>
    /// An installation often comes without the name of the one who installed, and people come to go by other names: it is learnt when they
    /// write.
    /// </summary>
    public static IReadOnlyList<Lead> Named(IReadOnlyList<Lead> leads, Person person) =>
        [.. leads.Select(lead => person.Name.Length > 0 && lead.Id == person.Id ? lead with { Name = person.Name } : lead)];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Community {Community} can't be posted to any more ({Reason}); set inactive until its prompt gets through or the bot is installed there again")]
        public static partial void Gone(ILogger logger, string community, string? reason);
    }
}
