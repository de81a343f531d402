using System.Text.Json;
using OtgBot.Cards.Actions;

namespace OtgBot.Cards.Rendering;

/// <summary>
/// Buttons of an Adaptive Card. A button for the bot is an Action.Execute, with an Action.Submit for clients from before version 1.4
/// that carries the same data plus the verb (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards).
/// </summary>
internal static class AdaptiveCardActions
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CardAction> actions, string? origin)
    {
        json.WriteStartArray("actions");
        foreach (var action in actions) WriteAction(json, action, origin);
        json.WriteEndArray();
    }

    private static void WriteAction(Utf8JsonWriter json, CardAction action, string? origin)
    {
        switch (action)
        {
            case ActionExecute execute:
                Start(json, "Action.Execute", execute);
                json.WriteString("verb", execute.Verb);
                WriteInputsAndData(json, execute, origin, withVerb: false);
                json.WritePropertyName("fallback");
                Start(json, "Action.Submit", execute);
                WriteInputsAndData(json, execute, origin, withVerb: true);
                json.WriteEndObject();
                break;
            case ActionOpenUrl open when SafeAddress.IsPage(open.Url):
                Start(json, "Action.OpenUrl", open);
                json.WriteString("url", open.Url);
                break;
            case ActionOpenUrl:
                return;
            case ActionShowCard show:
                Start(json, "Action.ShowCard", show);
                json.WriteStartObject("card");
                json.WriteString("type", "AdaptiveCard");
                json.WriteString("lang", show.Card.Language);
                AdaptiveCardRenderer.WriteBody(json, show.Card, origin);
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"The Adaptive Card renderer does not know {action.GetType().Name}.");
        }

        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string type, CardAction action)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("title", CleanText.Line(action.Title));
        if (action.Style is not ActionStyle.Default) json.WriteString("style", action.Style is ActionStyle.Positive ? "positive" : "destructive");
    }

    private static void WriteInputsAndData(Utf8JsonWriter json, ActionExecute execute, string? origin, bool withVerb)
    {
        if (!execute.SendsInputs) json.WriteString("associatedInputs", "none");
        json.WriteStartObject("data");
        foreach (var (name, value) in execute.Data)
        {
            if (name is not (ReservedNames.Verb or ReservedNames.Origin)) json.WriteString(name, value);
        }

        if (withVerb) json.WriteString(ReservedNames.Verb, execute.Verb);
        if (origin is not null) json.WriteString(ReservedNames.Origin, origin);
        json.WriteEndObject();
    }
}
