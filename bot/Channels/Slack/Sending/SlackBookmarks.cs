using System.Collections.Concurrent;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Links at the top of a channel (https://docs.slack.dev/reference/methods/bookmarks.add). Not asked for at installation: a workspace that
/// wants them gives the app <c>bookmarks:read</c> and <c>bookmarks:write</c>.
/// </summary>
internal sealed partial class SlackBookmarks(SlackClient client, ILogger<SlackBookmarks> logger)
{
    private readonly ConcurrentDictionary<string, bool> without = new();

    /// <summary>Once, however often it is asked for; an older one of its kind leads there from then on.</summary>
    public async ValueTask Put(SlackInstallation installation, string channel, ShelfLink link, CancellationToken cancel)
    {
        if (!installation.Has("bookmarks:write") || !installation.Has("bookmarks:read"))
        {
            if (without.TryAdd(installation.Workspace.Id, true)) Log.Without(logger, installation.Workspace.Id);
            return;
        }

        var list = await client.Call(installation,
            new SlackCall("bookmarks.list", SlackBody.Form(("channel_id", channel))) { IsRepeatable = true }, cancel);
        if (!list.IsOk || list.Json is not { } json) return;
        var old = json.Items("bookmarks"u8)
            .FirstOrDefault(bookmark => bookmark.Text("link"u8)?.StartsWith(link.Kind, StringComparison.Ordinal) == true);
        if (old.Text("link"u8) == link.Url && old.Text("title"u8) == link.Title) return;
        (string, string)[] shown = [("channel_id", channel), ("title", link.Title), ("link", link.Url)];
        var call = old.Text("id"u8) is { } id
            ? new SlackCall("bookmarks.edit", SlackBody.Form([("bookmark_id", id), .. shown])) { IsRepeatable = true }
            : new SlackCall("bookmarks.add", SlackBody.Form([("type", "link"), .. shown]));
        await client.Call(installation, call, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "In {Workspace} the agenda gets no bookmark: the app has not the scopes bookmarks:read and bookmarks:write there")]
        public static partial void Without(ILogger logger, string workspace);
    }
}
