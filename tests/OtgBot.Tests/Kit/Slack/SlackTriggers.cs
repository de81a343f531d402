namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// What a person's act lets the bot do for a while: open a modal (three seconds, once) and answer by a URL (thirty minutes, five times).
/// </summary>
internal sealed class SlackTriggers(FakeSlack slack)
{
    public const string HooksPath = "/hooks/";

    private static readonly TimeSpan TriggerSpan = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan UrlSpan = TimeSpan.FromMinutes(30);
    private const int MostUses = 5;

    private readonly Dictionary<string, Trigger> triggers = [];
    private readonly Dictionary<string, SlackResponseUrl> urls = [];

    /// <param name="workspace">Where it happened.</param>
    /// <param name="user">Whose screen a modal would open on.</param>
    public string NewTrigger(SlackTeam workspace, string user)
    {
        lock (slack.Guard)
        {
            var id = slack.NextId("1.2.");
            triggers[id] = new Trigger(workspace, user, slack.Clock.GetUtcNow() + TriggerSpan);
            return id;
        }
    }

    /// <summary>Uses a trigger up, and says whose it was.</summary>
    public (SlackTeam Workspace, string User) Exchange(string? id)
    {
        if (id is null || !triggers.TryGetValue(id, out var trigger)) throw new SlackRefusal("invalid_trigger_id");
        if (slack.Clock.GetUtcNow() > trigger.Until) throw new SlackRefusal("expired_trigger_id");
        if (trigger.IsUsed) throw new SlackRefusal("exchanged_trigger_id");
        trigger.IsUsed = true;
        return (trigger.Workspace, trigger.User);
    }

    /// <param name="workspace">Where it happened.</param>
    /// <param name="room">Where answers appear.</param>
    /// <param name="user">Who sees them, unless they are for all.</param>
    /// <param name="message">What <c>replace_original</c> puts something in the place of; null for a command.</param>
    public string NewUrl(SlackTeam workspace, string room, string user, SlackMessage? message)
    {
        lock (slack.Guard)
        {
            var path = HooksPath + slack.NextId("h");
            urls[path] = new SlackResponseUrl(workspace, room, user, message, slack.Clock.GetUtcNow() + UrlSpan);
            return slack.Url + path;
        }
    }

    /// <summary>Uses a URL once more.</summary>
    public SlackResponseUrl Use(string path)
    {
        if (!urls.TryGetValue(path, out var url)) throw new SlackRefusal("no_such_url");
        if (slack.Clock.GetUtcNow() > url.Until) throw new SlackRefusal("expired_url");
        if (++url.Uses > MostUses) throw new SlackRefusal("used_url");
        return url;
    }

    private sealed record Trigger(SlackTeam Workspace, string User, DateTimeOffset Until)
    {
        public bool IsUsed { get; set; }
    }
}

/// <summary>Where an answer by URL goes.</summary>
internal sealed record SlackResponseUrl(SlackTeam Workspace, string Room, string User, SlackMessage? Message, DateTimeOffset Until)
{
    public int Uses { get; set; }
}
