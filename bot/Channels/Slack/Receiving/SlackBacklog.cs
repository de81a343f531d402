using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// What Slack was told that the bot has, before it was done: written down first, taken out when it is done. A host that dies meanwhile
/// leaves it to the next, since Slack won't send it again. What is done fast never comes here.
/// </summary>
internal sealed class SlackBacklog(IStore store, NewId newId, SlackClock clock)
{
    /// <summary>Longer than any turn takes: what is older has lost its host.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(5);

    /// <summary>What is older than this would surprise more than help.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const string Partition = "slack-backlog";

    /// <summary>
    /// Writes it down. Returns what to forget it by. The delivery's bytes are read before anything is waited for: they may be borrowed.
    /// </summary>
    public async ValueTask<Key> Keep(SlackDelivery delivery, CancellationToken cancel)
    {
        var key = new Key(Partition, Key.Of(Moment(clock.Time.GetUtcNow()), newId()));
        var row =
            new KeptDelivery(delivery.Kind, Encoding.UTF8.GetString(delivery.Json.Span), new Dictionary<string, string>(delivery.Fields));
        await store.Insert(key, row, SlackBacklogJson.Default.KeptDelivery, cancel);
        return key;
    }

    /// <summary>It is done.</summary>
    public async ValueTask Forget(Key key) => await store.Delete(key, null, CancellationToken.None);

    /// <summary>
    /// Erases what somebody sent and nobody has done yet. Looks at all that lies there, which is what is under way just now. The ids of
    /// people in Slack are unique in a workspace and in all of an organisation, and stand between quotes.
    /// </summary>
    public async Task Forget(Address from, Person person, CancellationToken cancel)
    {
        var (workspace, user) = (from.Workspace, person.Id);
        if (user.Length == 0) return;
        var (inJson, place) = (string.Concat("\"", user, "\""), string.Concat("\"", workspace, "\""));
        await foreach (var row in store.List(Partition, "", SlackBacklogJson.Default.KeptDelivery, cancel))
        {
            var isTheirs = row.Value.Json.Contains(inJson, StringComparison.Ordinal)
                && row.Value.Json.Contains(place, StringComparison.Ordinal);
            if (isTheirs || row.Value.Fields.ContainsValue(user)) await store.Delete(row.Key, null, cancel);
        }
    }

    /// <summary>Takes on what lost its host, before it is done. False if another host was faster, and does it.</summary>
    public async ValueTask<bool> Claim(Stored<KeptDelivery> left, CancellationToken cancel) =>
        await store.Put(left, left.Value with { ClaimedAt = clock.Time.GetUtcNow() }, SlackBacklogJson.Default.KeptDelivery,
            cancel) is not null;

    /// <summary>What lost its host and was not taken on by another, oldest first; null if it is too old to be done any more.</summary>
    public async Task<IReadOnlyList<(Stored<KeptDelivery> Row, SlackDelivery? Delivery)>> Left(CancellationToken cancel)
    {
        var now = clock.Time.GetUtcNow();
        var (left, tooOld) = (new List<(Stored<KeptDelivery>, SlackDelivery?)>(), Moment(now - Longest));
        await foreach (var row in store.List(Partition, "", Moment(now - Lost), cancel))
        {
            var kept = new DocumentType<KeptDelivery>(SlackBacklogJson.Default.KeptDelivery).Read(row);
            if (kept.ClaimedAt > now - Lost) continue;
            var delivery = string.CompareOrdinal(row.Key.Row, tooOld) < 0
                ? null
                : new SlackDelivery(kept.Kind, Encoding.UTF8.GetBytes(kept.Json), kept.Fields);
            left.Add((new Stored<KeptDelivery>(row.Key, kept, row.ETag), delivery));
        }

        return left;
    }

    private static string Moment(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}

/// <summary>A delivery as it is stored.</summary>
internal sealed record KeptDelivery(SlackDeliveryKind Kind, string Json, Dictionary<string, string> Fields)
{
    /// <summary>When another host than the first took it on; it may die too.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptDelivery))]
internal sealed partial class SlackBacklogJson : JsonSerializerContext;
