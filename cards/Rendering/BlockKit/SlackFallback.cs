using System.Text;
using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>What a message says wherever its blocks are not shown: in notifications, to screen readers, in old clients.</summary>
internal static class SlackFallback
{
    /// <summary>The sentence that stands for the card, then all of it.</summary>
    public static string Of(Card card)
    {
        var (summary, all) = (CleanText.Line(card.Summary), PlainTextRenderer.RenderSpoken(card));
        return Fitted(all.StartsWith(summary, StringComparison.Ordinal) ? all : $"{summary}\n\n{all}");
    }

    /// <summary>Of a message that goes on with a long card: which part it is, then what its blocks say.</summary>
    public static string Of(string summary, int page, int pages, ReadOnlySpan<byte> blocks)
    {
        var text = new StringBuilder(CleanText.Line(summary)).Append(" (").Append(page).Append('/').Append(pages).Append(")\n");
        var json = new Utf8JsonReader(blocks);
        while (json.Read())
        {
            if (json.TokenType is not JsonTokenType.PropertyName || !(json.ValueTextEquals("text"u8) || json.ValueTextEquals("alt_text"u8)))
                continue;
            json.Read();
            if (json.TokenType is JsonTokenType.String) text.Append('\n').Append(json.GetString());
        }

        return Fitted(text.ToString());
    }

    private static string Fitted(string text) =>
        text.Trim() is { Length: > 0 } said ? SlackText.EscapeToFit(said, SlackLimits.Fallback) : "…";
}
