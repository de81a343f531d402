using System.Text.Json;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// A press of a card's button → <see cref="ButtonPress"/>. It comes as a message with a value (Action.Submit), as an invoke
/// (Action.Execute), or from a task module.
/// </summary>
internal static class ButtonReader
{
    public const string ExecuteName = "adaptiveCard/action";
    public const string FetchName = "task/fetch";
    public const string SubmitName = "task/submit";

    /// <summary>
    /// What an Action.Submit brings, or null if the message is words. The value may be an object, JSON in a string, or anything.
    /// </summary>
    public static ButtonPress? FromSubmit(Activity activity)
    {
        if (activity.Value is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value) return null;
        if (value.ValueKind == JsonValueKind.String) value = Parse(value.GetString()!) ?? value;
        if (Verb(value) is { Length: > 0 } verb) return Press(activity, verb, value);

        // A value of unknown shape beside words: the words count. Without words it is a button, if an old one.
        return string.IsNullOrWhiteSpace(activity.Text) ? Press(activity, "", value) : null;
    }

    /// <summary>What an invoke asks for, or null if the bot does not know it. Throws <see cref="MalformedAction"/>.</summary>
    public static ButtonPress? FromInvoke(Activity activity) => activity.Name switch
    {
        ExecuteName => Execute(activity),
        FetchName or SubmitName or MessageExtension.SubmitName => Task(activity),
        MessageExtension.FetchName => MessageExtension.Fetch(activity.Value),
        _ => null,
    };

    private static ButtonPress Execute(Activity activity)
    {
        if (Member(activity.Value, "action") is not { ValueKind: JsonValueKind.Object } action)
            throw new MalformedAction("BadRequest", "The value has no action.");
        if (Member(action, "type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("Action.Execute"))
            throw new MalformedAction("NotSupported", "Only Action.Execute is supported.");
        var verb = Member(action, "verb");
        if (verb is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) })
            throw new MalformedAction("BadRequest", "The verb is not a string.");
        var data = Member(action, "data") ?? default;
        return Press(activity, verb?.GetString() ?? Verb(data) ?? "", data);
    }

    private static ButtonPress Task(Activity activity)
    {
        var data = Member(activity.Value, "data") ?? default;
        return Press(activity, Verb(data) ?? "", data) with { InWindow = true };
    }

    private static ButtonPress Press(Activity activity, string verb, JsonElement value)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        string? origin = null;
        var (isPrivate, isView) = (false, false);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (member.NameEquals(ReservedNames.Verb) || member.NameEquals(ReservedNames.Teams) || AsText(member.Value) is not { } text)
                    continue;
                if (member.NameEquals(ReservedNames.Origin)) origin = text;
                else if (member.NameEquals(ReservedNames.Private)) isPrivate = text == "true";
                else if (member.NameEquals(ReservedNames.View)) isView = text == "true";
                else data[member.Name] = text;
            }
        }

        return new ButtonPress(verb, data, isPrivate && activity.ReplyToId is { } id
            ? BotFrameworkChannel.TargetedMark + id
            : activity.ReplyToId, origin)
        { IsView = isView };
    }

    private static string? Verb(JsonElement value) =>
        Member(value, ReservedNames.Verb) is { ValueKind: JsonValueKind.String } verb ? verb.GetString() : null;

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>Clients send inputs as strings, but data may hold anything; features read strings.</summary>
    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private static JsonElement? Parse(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An Action.Execute that no client of ours sends; answered with 400 and this code.</summary>
internal sealed class MalformedAction(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
