using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>
/// A channel of people who hold an unconference together with those of other channels, and what the bot says there for all to see.
/// </summary>
internal abstract class EventCommunity(Tongue tongue, string name, int people)
{
    private readonly Dictionary<int, StoryPerson> members = [];

    public Tongue Tongue => tongue;

    public int Count => people;

    /// <summary>Its first member, who leads it.</summary>
    public StoryPerson Lead => Member(0);

    public string NameOf(int member) => name + member.ToString(CultureInfo.InvariantCulture);

    public StoryPerson Member(int member)
    {
        lock (members) return members.TryGetValue(member, out var known) ? known : members[member] = Make(NameOf(member));
    }

    /// <summary>
    /// What was posted in the channel for all, each message as all the text on it, oldest first. Changes to one that stands are no posts.
    /// </summary>
    public abstract IReadOnlyList<string> Posts { get; }

    /// <summary>What stands in the channel now, after all changes.</summary>
    public abstract IReadOnlyList<string> Standing { get; }

    /// <summary>Exactly one post says all of these.</summary>
    public string Once(params string[] fragments)
    {
        var matches = Posts.Where(post => Says(post, fragments)).ToList();
        Assert.True(matches.Count == 1, $"{matches.Count} posts to {name} say '{string.Join("' and '", fragments)}':\n{string.Join("\n---\n", matches.Count > 0 ? matches : Posts.TakeLast(12))}");
        return matches[0];
    }

    /// <summary>A space that keeps a number with its word reads as any other.</summary>
    private static bool Says(string post, string[] fragments) =>
        Array.TrueForAll(fragments, fragment => post.Replace('\u00A0', ' ').Replace("\u200B", "", StringComparison.Ordinal).Contains(fragment, StringComparison.Ordinal));

    /// <summary>Waits for what comes by itself, and then that it comes once.</summary>
    public async Task<string> Comes(params string[] fragments)
    {
        await SlackTown.Until(
            () => Posts.Any(post => Says(post, fragments)),
            () => $"Nothing in {name} says '{string.Join("' and '", fragments)}'. The last posts:\n{string.Join("\n---\n", Posts.TakeLast(6))}");
        return Once(fragments);
    }

    /// <summary>Waits until something that stands there says this.</summary>
    public Task Shows(string fragment) => SlackTown.Until(
        () => Standing.Any(message => message.Contains(fragment, StringComparison.Ordinal)),
        () => $"Nothing that stands in {name} says '{fragment}'. The last:\n{string.Join("\n---\n", Standing.TakeLast(6))}");

    protected abstract StoryPerson Make(string name);
}

/// <summary>A channel in Teams, in a tenant of its own.</summary>
internal sealed partial class TeamsCommunity(TeamsTown town, string tenant, Tongue tongue, string name, int people) : EventCommunity(tongue, name, people)
{
    private readonly string channel = name.ToLowerInvariant();

    public override IReadOnlyList<string> Posts => [.. Calls("POST").Select(call => Text(call.Body))];

    public override IReadOnlyList<string> Standing => [.. town.Connector.Messages.Where(message => IsHere(message.Value) && town.Connector.SeenBy(message.Key) is null).OrderBy(message => message.Key.Length).ThenBy(message => message.Key, StringComparer.Ordinal).Select(message => Text(message.Value))];

    protected override StoryPerson Make(string name) => new StoryPersonInTeams(town.Person(name, Tongue.Locale, channel) with { Tenant = tenant });

    /// <summary>Those that all in the channel see.</summary>
    private IEnumerable<ConnectorCall> Calls(string method) =>
        town.Connector.Calls.Where(call => call.Method == method && IsHere(call.Body) && !call.Target.EndsWith("?isTargetedActivity=true", StringComparison.Ordinal));

    private bool IsHere(JsonNode? body) => (string?)body?["conversation"]?["id"] is { } id && id.Split(';')[0] == $"19:{channel}@thread.tacv2";

    /// <summary>As Teams shows it: with nothing of the escapes, nor of what choices are called on the wire.</summary>
    private static string Text(JsonNode? body) => Escape().Replace(string.Join('\n', TeamsPerson.Texts(Shown(body?.DeepClone()))), "$1");

    private static JsonNode? Shown(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject inner => inner.Select(member => member.Value), JsonArray array => array, _ => Enumerable.Empty<JsonNode?>() }) Shown(child);
        if (node is not JsonObject input || input["choices"] is not JsonArray choices) return node;
        input.Remove("value");
        foreach (var choice in choices) choice!.AsObject().Remove("value");
        return node;
    }

    [GeneratedRegex(@"\\([\p{P}\p{S}])")]
    private static partial Regex Escape();
}

/// <summary>A channel in Slack.</summary>
internal sealed class SlackCommunity(SlackTown town, Tongue tongue, string name, int people) : EventCommunity(tongue, name, people)
{
    private readonly string channel = name.ToLowerInvariant();

    public override IReadOnlyList<string> Posts => Standing;

    public override IReadOnlyList<string> Standing
    {
        get
        {
            var workspace = town.Slack.Workspace();
            lock (town.Slack.Guard)
            {
                return
                [
                    .. workspace.Messages
                        .Where(message => message.Room == "C" + channel.ToUpperInvariant() && message.User == workspace.BotUser && message.OnlyFor is null && !message.IsDeleted)
                        .Select(message => message.Blocks is { Count: > 0 } blocks ? string.Join('\n', SlackWire.Texts(blocks)) : message.Text),
                ];
            }
        }
    }

    protected override StoryPerson Make(string name) => new StoryPersonInSlack(town.Person(name, Tongue.Locale, channel));
}
