using System.Collections.Concurrent;
using OtgBot.Channels.Slack.Installing;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>Which direct message is whose: asked for once, remembered.</summary>
internal sealed class SlackChats(SlackClient client)
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<(string Workspace, string User), string> known = new();

    /// <summary>Nobody need remember it in memory either.</summary>
    public void Forget(string user)
    {
        foreach (var chat in known.Keys.Where(chat => chat.User == user).ToList()) known.TryRemove(chat, out _);
    }

    /// <summary>The bot's direct message with a person, or null if Slack won't open one.</summary>
    public async ValueTask<string?> Open(SlackInstallation installation, string user, CancellationToken cancel)
    {
        if (known.TryGetValue((installation.Workspace.Id, user), out var conversation)) return conversation;
        var answer = await client.Call(installation,
            new SlackCall("conversations.open", SlackBody.Form(("users", user))) { IsRepeatable = true }, cancel);
        if (!answer.IsOk || answer.Json?.Object("channel"u8)?.Text("id"u8) is not { } opened) return null;
        if (known.Count >= Most) known.Clear();
        return known[(installation.Workspace.Id, user)] = opened;
    }
}
