using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Card → Adaptive Card JSON, version 1.5, under Teams' rules
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
/// </summary>
public static class AdaptiveCardRenderer
{
    /// <summary>What a message's attachment says it is.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The newest version that Teams shows; a newer one is shown as its fallback text only.</summary>
    public const string Version = "1.5";

    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true
    };

    /// <summary>The card as UTF-8 JSON.</summary>
    /// <param name="card">What to show.</param>
    /// <param name="origin">Which community the card was made for; comes back as <c>origin</c> in every action's data.</param>
    public static byte[] Render(Card card, string? origin = null)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        Render(card, output, origin);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the card as UTF-8 JSON.</summary>
    public static void Render(Card card, IBufferWriter<byte> output, string? origin = null)
    {
        using var json = new Utf8JsonWriter(output, Compact);
        Write(json, card, new CardTarget(origin));
    }

    /// <summary>Writes the card as one JSON object, inside whatever the caller is writing.</summary>
    /// <param name="json">What is written to.</param>
    /// <param name="card">What to show.</param>
    /// <param name="target">Where it is shown.</param>
    public static void Write(Utf8JsonWriter json, Card card, CardTarget target)
    {
        json.WriteStartObject();
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("version", Version);
        json.WriteString("lang", card.Language);
        json.WriteString("fallbackText", TeamsMarkdown.Escape(card.Summary));
        json.WriteStartObject("msteams");
        json.WriteString("width", "full");
        if (target.Mentions) target = target with { Named = AdaptiveCardMentions.Of(card) };
        AdaptiveCardMentions.WriteEntities(json, target.Known);
        json.WriteEndObject();
        if (card.View is { } view && target.Viewers is { Count: > 0 } viewers) WriteRefresh(json, view, target.Origin, viewers);
        WriteBody(json, card, target);
        json.WriteEndObject();
    }

    /// <summary>
    /// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
    /// </summary>
    private static void WriteRefresh(Utf8JsonWriter json, CardView view, string? origin, IReadOnlyList<string> viewers)
    {
        json.WriteStartObject("refresh");
        json.WriteStartObject("action");
        json.WriteString("type", "Action.Execute");
        json.WriteString("title", "…");
        json.WriteString("verb", view.Verb);
        json.WriteStartObject("data");
        foreach (var (name, value) in view.Data) json.WriteString(name, value);
        if (origin is not null) json.WriteString(ReservedNames.Origin, origin);
        json.WriteString(ReservedNames.View, "true");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("userIds");
        foreach (var viewer in viewers) json.WriteStringValue(viewer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The card's own buttons stand in an action set: only there does Teams honour an action's fallback.</summary>
    internal static void WriteBody(Utf8JsonWriter json, Card card, CardTarget target)
    {
        json.WriteStartArray("body");
        foreach (var element in card.Body) WriteElement(json, element, target);
        AdaptiveCardActions.WriteRows(json, new ActionSet(card.Actions), target);
        json.WriteEndArray();
    }

    internal static void WriteElement(Utf8JsonWriter json, CardElement element, CardTarget target)
    {
        switch (element)
        {
            case TextBlock text:
                AdaptiveCardText.Write(json, text);
                break;
            case ClockLine line:
                AdaptiveCardText.Write(json, line.InWords);
                break;
            case Period period:
                AdaptiveCardText.Write(json, period.InWords);
                break;
            case Image image when !SafeAddress.IsPicture(image.Url):
                AdaptiveCardText.Write(json, new TextBlock(image.AltText) { Separator = image.Separator });
                break;
            case Chart chart:
                var (heading, facts) = new ChartDrawing(chart).InWords(withBars: false);
                AdaptiveCardText.Write(json, heading);
                AdaptiveCardChart.Write(json, chart);
                WriteElement(json, facts, target);
                break;
            case MentionLine line:
                AdaptiveCardMentions.Write(json, line, target.Known);
                break;
            case Input input:
                AdaptiveCardInputs.Write(json, input);
                break;
            case ActionSet set:
                AdaptiveCardActions.WriteRows(json, set, target);
                break;
            default:
                json.WriteStartObject();
                WriteHolder(json, element, target);
                WriteSeparator(json, element);
                json.WriteEndObject();
                break;
        }
    }

    internal static void WriteSeparator(Utf8JsonWriter json, CardElement element)
    {
        if (!element.Separator) return;
        json.WriteBoolean("separator", true);
        json.WriteString("spacing", "Large");
    }

    private static void WriteHolder(Utf8JsonWriter json, CardElement element, CardTarget target)
    {
        switch (element)
        {
            case FactSet set:
                json.WriteString("type", "FactSet");
                WriteFacts(json, set);
                break;
            case Container container:
                json.WriteString("type", "Container");
                if (container.Emphasis) json.WriteString("style", "emphasis");
                WriteItems(json, container.Items, target);
                break;
            case ColumnSet set:
                json.WriteString("type", "ColumnSet");
                WriteColumns(json, set, target);
                break;
            case Image image:
                json.WriteString("type", "Image");
                json.WriteString("url", image.Url);
                json.WriteString("altText", CleanText.Of(image.AltText));
                break;
            default:
                throw new NotSupportedException($"The Adaptive Card renderer does not know {element.GetType().Name}.");
        }
    }

    private static void WriteFacts(Utf8JsonWriter json, FactSet set)
    {
        json.WriteStartArray("facts");
        foreach (var fact in set.Facts)
        {
            json.WriteStartObject();
            json.WriteString("title", TeamsMarkdown.Escape(fact.Title));
            json.WriteString("value", TeamsMarkdown.Escape(fact.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumns(Utf8JsonWriter json, ColumnSet set, CardTarget target)
    {
        json.WriteStartArray("columns");
        foreach (var column in set.Columns)
        {
            json.WriteStartObject();
            json.WriteString("type", "Column");
            json.WriteString("width", column.Stretch ? "stretch" : "auto");
            WriteItems(json, column.Items, target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, IReadOnlyList<CardElement> items, CardTarget target)
    {
        json.WriteStartArray("items");
        foreach (var item in items) WriteElement(json, item, target);
        json.WriteEndArray();
    }
}

/// <summary>Where a card is shown.</summary>
/// <param name="Origin">Which community it was made for; comes back as <c>origin</c> in every action's data.</param>
/// <param name="IsWindow">True in a task module, where only Action.Submit is documented.</param>
/// <param name="IsPrivate">True in a message that one person alone sees; comes back as <c>private</c>. Nothing says that a window opens
/// from there.</param>
/// <param name="App">Teams' id of the app, whose tab shows the bot's own pages; null where there is none.</param>
/// <param name="Mentions">True where people whom it names are told of it.</param>
public readonly record struct CardTarget(string? Origin, bool IsWindow = false, bool IsPrivate = false, string? App = null,
    bool Mentions = false)
{
    private static readonly IReadOnlyDictionary<string, (string Name, string Text)> Nobody = new Dictionary<string, (string, string)>();

    /// <summary>Who is shown their own view of it, by the platform's ids; at most 60.</summary>
    public IReadOnlyList<string>? Viewers { get; init; }

    internal IReadOnlyDictionary<string, (string Name, string Text)>? Named { get; init; }

    internal IReadOnlyDictionary<string, (string Name, string Text)> Known => Named ?? Nobody;

    internal bool OpensWindows => !IsWindow && !IsPrivate;
}
