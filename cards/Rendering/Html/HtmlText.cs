using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OtgBot.Cards.Rendering.Html;

/// <summary>Elements and attributes, every text encoded, one element to a line. An attribute that is null is left out.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append('\n');
    }

    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes);

    public void Close(string tag) => _text.Append("</").Append(tag).Append(">\n");

    /// <summary>Closes what was opened last with nothing in it.</summary>
    public void CloseOnLine(string tag)
    {
        _text.Length--;
        Close(tag);
    }

    /// <summary>An element that holds text only; line feeds become breaks.</summary>
    public void Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append(Encoder.Encode(CleanText.Of(text).Trim()).Replace("&#xA;", "<br>", StringComparison.Ordinal));
        Close(tag);
    }

    /// <summary>The value of a text area: line feeds are kept as they are.</summary>
    public void TextArea(string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag("textarea", attributes);
        // A browser drops the first line feed after the tag.
        _text.Append('\n').Append(Encoder.Encode(CleanText.Of(text)));
        Close("textarea");
    }

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(name);
            if (value.Length > 0 || name is "value" or "alt") _text.Append("=\"").Append(Encoder.Encode(CleanText.Of(value))).Append('"');
        }

        _text.Append('>');
    }
}
