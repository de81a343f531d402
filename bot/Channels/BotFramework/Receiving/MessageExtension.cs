using System.Text.Json;
using OtgBot.Cards.Rendering;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// The bot's entries in the menu of any message
/// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command): an entry's id
/// is a command's name, and the words of the message are what would have been written behind it. The person hands them over themselves, so
/// no permission is asked for.
/// </summary>
internal static class MessageExtension
{
    public const string FetchName = "composeExtension/fetchTask";
    public const string SubmitName = "composeExtension/submitAction";

    private static readonly string[] Hosts = [".microsoft.com", ".cloud.microsoft", ".microsoft.us"];

    /// <summary>The entry was chosen. Null for one the bot does not have.</summary>
    public static ButtonPress? Fetch(JsonElement? value)
    {
        if (Text(value, "commandId") is not { Length: > 0 } command) return null;
        var message = Member(value, "messagePayload");
        var body = Member(message, "body");
        var content = Text(body, "content") ?? "";
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["command"] = command,
            ["arguments"] = Text(body, "contentType") == "html" ? MessageHtml.Read(content) : content,
        };
        if (Text(message, "linkToMessage") is { } link && IsOfTeams(link)) data[CommandButtons.MessageLink] = link;
        return new ButtonPress(CommandButtons.Verb, data, null, null) { InWindow = true };
    }

    /// <summary>True where the person has just added the bot to the conversation, by the card that asked them to.</summary>
    public static bool IsJustInstalled(Activity activity) => activity.Name == SubmitName
        && Member(Member(Member(activity.Value, "data"), ReservedNames.Teams), "justInTimeInstall") is { ValueKind: JsonValueKind.True };

    /// <summary>
    /// The card that asks to add the bot where the message is, and goes on from there
    /// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#request-to-install-your-conversational-bot).
    /// </summary>
    public static void WriteInstall(Utf8JsonWriter json, ButtonPress press, Language language)
    {
        var text = TurnTexts.AddMeFirst(language);
        json.WriteStartObject();
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, "continue"u8);
        json.WriteStartObject("value"u8);
        json.WriteString("title"u8, "OtgBot"u8);
        json.WriteString("height"u8, "small"u8);
        json.WriteString("width"u8, "small"u8);
        json.WriteStartObject("card"u8);
        json.WriteString("contentType"u8, AdaptiveCardRenderer.ContentType);
        json.WriteStartObject("content"u8);
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.WriteString("version"u8, AdaptiveCardRenderer.Version);
        json.WriteStartArray("body"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("wrap"u8, true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("actions"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Submit"u8);
        json.WriteString("title"u8, TurnTexts.AddMe.In(language));
        json.WriteStartObject("data"u8);
        json.WriteString(ReservedNames.Verb, press.Verb);
        foreach (var (name, value) in press.Data) json.WriteString(name, value);
        json.WriteStartObject(ReservedNames.Teams);
        json.WriteBoolean("justInTimeInstall"u8, true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An address that comes with an event, and will be shown to others.</summary>
    private static bool IsOfTeams(string link) =>
        link.Length <= 1_000 && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            && address.UserInfo.Length == 0
        && Array.Exists(Hosts, host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
