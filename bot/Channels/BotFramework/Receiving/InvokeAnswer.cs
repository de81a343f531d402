using System.Text.Json;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Channels.BotFramework.Connector;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// The body that answers an invoke: a card that takes the pressed one's place, or a short word
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format).
/// </summary>
internal static class InvokeAnswer
{
    /// <param name="json">What is written to.</param>
    /// <param name="activity">The invoke.</param>
    /// <param name="answer">What goes back with it; a window without any closes.</param>
    /// <param name="target">Where a card in it is shown.</param>
    public static void Write(Utf8JsonWriter json, Activity activity, InlineAnswer answer, CardTarget target)
    {
        if (activity.Name == ButtonReader.ExecuteName) WriteExecuted(json, answer, target);
        else WriteTask(json, answer, target with { IsWindow = true });
    }

    public static void WriteError(Utf8JsonWriter json, MalformedAction error)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, 400);
        json.WriteString("type"u8, "application/vnd.microsoft.error"u8);
        json.WriteStartObject("value"u8);
        json.WriteString("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteExecuted(Utf8JsonWriter json, InlineAnswer answer, CardTarget target)
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, 200);

        // There is room for one of the two. The card already stands in the pressed one's place, by an update for everyone: the word comes
        // first.
        if (answer is { Text: null, Card: { } card })
        {
            json.WriteString("type"u8, AdaptiveCardRenderer.ContentType);
            json.WritePropertyName("value"u8);
            AdaptiveCardRenderer.Write(json, card, target);
        }
        else
        {
            json.WriteString("type"u8, "application/vnd.microsoft.activity.message"u8);
            json.WriteString("value"u8, answer.Text);
        }

        json.WriteEndObject();
    }

    /// <summary>A task module shows the card in its window, or the word and then closes.</summary>
    private static void WriteTask(Utf8JsonWriter json, InlineAnswer answer, CardTarget target)
    {
        json.WriteStartObject();
        json.WriteStartObject("task"u8);
        if (answer.Card is { } card)
        {
            if (answer.Text is { } word)
                card = card with { Body = [.. card.Body.Take(1), new TextBlock(word) { Style = TextStyle.Strong }, .. card.Body.Skip(1)] };
            json.WriteString("type"u8, "continue"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("title"u8, CleanTitle(card.Summary));
            json.WriteString("height"u8, "medium"u8);
            json.WriteString("width"u8, "medium"u8);
            json.WritePropertyName("card"u8);
            ActivityWriter.WriteAttachment(json, card, target);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type"u8, "message"u8);
            json.WriteString("value"u8, answer.Text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string CleanTitle(string summary) => TextCut.Short(summary, 59);
}
