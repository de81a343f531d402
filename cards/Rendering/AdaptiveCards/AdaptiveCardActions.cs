using System.Text.Json;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Buttons of an Adaptive Card. A button for the bot is an Action.Execute, with an Action.Submit for clients from before version 1.4
/// that carries the same data plus the verb
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards).
/// </summary>
internal static class AdaptiveCardActions
{
    /// <summary>
    /// Clients put the buttons of one action set in one row and cut their titles off if it is too narrow. So a set that would not fit
    /// on a phone of 320 pixels becomes several, one below the other.
    /// </summary>
    public static void WriteRows(Utf8JsonWriter json, ActionSet set, CardTarget target)
    {
        var first = true;
        foreach (var row in Rows(set.Actions))
        {
            json.WriteStartObject();
            json.WriteString("type", "ActionSet");
            json.WriteStartArray("actions");
            foreach (var action in row) WriteAction(json, action, target);
            json.WriteEndArray();
            if (first) AdaptiveCardRenderer.WriteSeparator(json, set);
            else json.WriteString("spacing", "Small");
            json.WriteEndObject();
            first = false;
        }
    }

    private static List<List<CardAction>> Rows(IReadOnlyList<CardAction> actions)
    {
        // 320 pixels less the card's padding. A button has about 8 pixels to a letter and 24 around; 8 lie between two.
        const int Room = 288;
        List<List<CardAction>> rows = [];
        var left = 0;
        foreach (var action in actions)
        {
            if (action is ActionOpenUrl open && !SafeAddress.IsPage(open.Url)) continue;
            var width = (8 * action.Title.Length) + 24 + (action is ActionShowCard ? 16 : 0) + 8;
            if (width > left) (rows, left) = ([.. rows, []], Room + 8);
            rows[^1].Add(action);
            left -= width;
        }

        return rows;
    }

    private static void WriteAction(Utf8JsonWriter json, CardAction action, CardTarget target)
    {
        switch (action)
        {
            case ActionExecute execute when target.IsWindow:
                Start(json, "Action.Submit", execute);
                WriteInputsAndData(json, execute, target, withVerb: true);
                break;
            case ActionExecute { OpensForm: true } execute when target.OpensWindows:
                Start(json, "Action.Submit", execute);
                WriteInputsAndData(json, execute, target, withVerb: true, opensWindow: true);
                break;
            case ActionExecute execute:
                Start(json, "Action.Execute", execute);
                json.WriteString("verb", execute.Verb);
                WriteInputsAndData(json, execute, target, withVerb: false);
                json.WritePropertyName("fallback");
                Start(json, "Action.Submit", execute);
                WriteInputsAndData(json, execute, target, withVerb: true);
                json.WriteEndObject();
                break;
            case ActionOpenUrl open:
                Start(json, "Action.OpenUrl", open);
                json.WriteString("url", target.App is { } app && open.InTab is { } tab ? TabOf(app, tab, open) : open.Url);
                break;
            case ActionShowCard { Window: { } window } show when target.OpensWindows:
                Start(json, "Action.Submit", show);
                WriteInputsAndData(json, window with { SendsInputs = false }, target, withVerb: true, opensWindow: true);
                break;
            case ActionShowCard show:
                Start(json, "Action.ShowCard", show);
                json.WriteStartObject("card");
                json.WriteString("type", "AdaptiveCard");
                AdaptiveCardRenderer.WriteBody(json, show.Card, target);
                json.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"The Adaptive Card renderer does not know {action.GetType().Name}.");
        }

        json.WriteEndObject();
    }

    /// <summary>https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application</summary>
    private static string TabOf(string app, string tab, ActionOpenUrl open) =>
        $"https://teams.microsoft.com/l/entity/{Uri.EscapeDataString(app)}/agenda?webUrl={Uri.EscapeDataString(open.Url)}&label={Uri.EscapeDataString(open.Title)}&context={Uri.EscapeDataString($"{{\"subEntityId\":\"{tab}\"}}")}";

    private static void Start(Utf8JsonWriter json, string type, CardAction action)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("title", CleanText.Line(action.Title));
        if (action.Style is not ActionStyle.Default)
            json.WriteString("style", action.Style is ActionStyle.Positive ? "positive" : "destructive");
    }

    private static void WriteInputsAndData(Utf8JsonWriter json, ActionExecute execute, CardTarget target, bool withVerb,
        bool opensWindow = false)
    {
        if (!execute.SendsInputs) json.WriteString("associatedInputs", "none");
        json.WriteStartObject("data");
        foreach (var (name, value) in execute.Data)
        {
            if (name is not (ReservedNames.Verb or ReservedNames.Origin or ReservedNames.Private)) json.WriteString(name, value);
        }

        if (withVerb) json.WriteString(ReservedNames.Verb, execute.Verb);
        if (target.Origin is { } origin) json.WriteString(ReservedNames.Origin, origin);
        if (target.IsPrivate) json.WriteString(ReservedNames.Private, "true");
        if (opensWindow)
        {
            // https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
            json.WriteStartObject(ReservedNames.Teams);
            json.WriteString("type", "task/fetch");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
