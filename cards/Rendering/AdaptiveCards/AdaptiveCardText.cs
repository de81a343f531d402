using System.Text.Json;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.AdaptiveCards;

/// <summary>
/// Texts of an Adaptive Card. A text block is read as Markdown, a rich text block never is. So a text that Markdown would change
/// (signs, line feeds) goes into a rich text block, which is exact on every client; headings stay text blocks for the screen readers' sake,
/// escaped.
/// </summary>
internal static class AdaptiveCardText
{
    public static void Write(Utf8JsonWriter json, TextBlock text, string? spacing = null)
    {
        json.WriteStartObject();
        var clean = CleanText.Of(text.Text).Trim();
        var escaped = TeamsMarkdown.Escape(clean);
        if (escaped == clean || text.Style is TextStyle.Title or TextStyle.Heading)
        {
            json.WriteString("type", "TextBlock");
            json.WriteString("text", escaped);
            json.WriteBoolean("wrap", true);
            WriteLook(json, text.Style);
            if (text.Style is TextStyle.Title or TextStyle.Heading) json.WriteString("style", "heading");
        }
        else
        {
            json.WriteString("type", "RichTextBlock");
            WriteRuns(json, clean, text.Style);
        }

        if (spacing is not null) json.WriteString("spacing", spacing);
        AdaptiveCardRenderer.WriteSeparator(json, text);
        json.WriteEndObject();
    }

    // Text runs still know {{DATE(…)}}: it is broken in two between the braces.
    private static void WriteRuns(Utf8JsonWriter json, string text, TextStyle style)
    {
        json.WriteStartArray("inlines");
        var from = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at - 1] != '{' || !TeamsMarkdown.StartsDateFunction(text.AsSpan(at))) continue;
            WriteRun(json, text.AsSpan(from, at - from), style);
            from = at;
        }

        WriteRun(json, text.AsSpan(from), style);
        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, ReadOnlySpan<char> text, TextStyle style)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", text);
        WriteLook(json, style);
        json.WriteEndObject();
    }

    private static void WriteLook(Utf8JsonWriter json, TextStyle style)
    {
        if (style is TextStyle.Title) json.WriteString("size", "Large");
        if (style is TextStyle.Heading) json.WriteString("size", "Medium");
        if (style is TextStyle.Title or TextStyle.Heading or TextStyle.Strong) json.WriteString("weight", "Bolder");
        if (style is TextStyle.Subtle) json.WriteBoolean("isSubtle", true);
        if (style is TextStyle.Attention) json.WriteString("color", "Attention");
    }
}
