using System.Globalization;
using System.Text.Json;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Looks whether a message stands already, by the key in its metadata: Slack has no key of its own against sending twice
/// (https://docs.slack.dev/messaging/message-metadata). Only if the workspace gave the scope; by default it does not.
/// </summary>
internal sealed partial class SlackHistory(SlackClient client, SlackClock clock, ILogger<SlackHistory> logger)
{
    /// <summary>A message in doubt is looked for after this: Slack may be slow to show what it took.</summary>
    public static readonly TimeSpan UntilSure = TimeSpan.FromSeconds(30);

    /// <summary>How much clocks may differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>Apps outside Slack's marketplace that are sold get no more than fifteen; one page is asked for, once.</summary>
    private const int Page = 100;

    /// <summary>
    /// Posts a message. If nobody can tell whether it arrived and the workspace lets the bot look: posts it once more if it certainly
    /// does not stand there.
    /// </summary>
    public async ValueTask<SendResult> Once(SlackInstallation installation, Outgoing message, Func<ValueTask<SendResult>> post,
        CancellationToken cancel)
    {
        var since = clock.Time.GetUtcNow();
        var result = await post();
        if (result.Outcome != SendOutcome.InDoubt || message.Key is not { } key || !MayLook(installation)) return result;
        try
        {
            await Task.Delay(UntilSure, clock.Time, cancel);
        }
        catch (OperationCanceledException)
        {
            return result;
        }

        var found = await Find(installation, message.To, key, since, cancel);
        Log.Looked(logger, installation.Workspace.Id, found.Outcome, result.Reason);
        if (found.Outcome == SendOutcome.Refused) return await post();
        return found.Outcome == SendOutcome.Sent ? found : result;
    }

    private static bool MayLook(SlackInstallation installation) =>
        installation.Has("channels:history") || installation.Has("groups:history");

    /// <summary>Sent with its id, Refused if it certainly does not stand there, InDoubt if nobody can tell.</summary>
    public async ValueTask<SendResult> Find(SlackInstallation installation, Address to, string key, DateTimeOffset since,
        CancellationToken cancel)
    {
        if (!MayLook(installation)) return new SendResult(SendOutcome.InDoubt, Reason: "no history scope");
        var oldest = (since - Margin).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        List<(string, string)> fields =
        [
            ("channel", to.Conversation), ("oldest", oldest), ("inclusive", "true"), ("include_all_metadata", "true"),
            ("limit", Page.ToString(CultureInfo.InvariantCulture)),
        ];
        if (to.Thread is { } thread) fields.Add(("ts", thread));
        var answer = await client.Call(installation,
            new SlackCall(to.Thread is null ? "conversations.history" : "conversations.replies", SlackBody.Form([.. fields]))
            {
                IsRepeatable = true,
                MayFail = ["missing_scope"],
            }, cancel);
        if (!answer.IsOk || answer.Json is not { } json)
            return new SendResult(SendOutcome.InDoubt, Reason: answer.Reason ?? "no history");
        foreach (var message in json.Items("messages"u8))
        {
            if (IsOurs(message, installation) && KeyOf(message) == key) return SendResult.Sent(message.Text("ts"u8));
        }

        // More was said there since than one page holds: it may be further back.
        return json.Flag("has_more"u8)
            ? new SendResult(SendOutcome.InDoubt, Reason: "too much was written since")
            : new SendResult(SendOutcome.Refused, Reason: "it does not stand there");
    }

    private static bool IsOurs(JsonElement message, SlackInstallation installation) =>
        (installation.AppId.Length > 0 && message.Text("app_id"u8) == installation.AppId)
            || (installation.BotId.Length > 0 && message.Text("bot_id"u8) == installation.BotId);

    private static string? KeyOf(JsonElement message) => message.Object("metadata"u8)?.Object("event_payload"u8)?.Text("key"u8);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A post in {Workspace} was in doubt ({Reason}). Its history says: {Found}")]
        public static partial void Looked(ILogger logger, string workspace, SendOutcome found, string? reason);
    }
}
