using System.Text;

namespace OtgBot.Cards.Rendering;

/// <summary>What every renderer does with a text first: line feeds are kept, other control characters go.</summary>
internal static class CleanText
{
    /// <summary>
    /// Control characters would move the cursor of a terminal, are refused by XML and HTML, and show as boxes in a chat.
    /// Halves of a surrogate pair become U+FFFD, as they would on the wire.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F')
            && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The same on one line, for titles of buttons, labels and choices.</summary>
    public static string Line(string text) => Of(text).ReplaceLineEndings(" ").Trim();
}
