using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OtgBot.Channels.Playground;

/// <summary>
/// HTML that may be put into a page as it stands. <c>Markup.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c> encodes every value that is not markup
/// itself, so that forgetting to encode is not possible.
/// </summary>
internal readonly struct Markup
{
    private readonly string? html;

    private Markup(string html) => this.html = html;

    public static Markup Of(MarkupHandler handler) => new(handler.Take());

    /// <summary>The markup, or nothing.</summary>
    public static Markup If(bool condition, MarkupHandler handler) => condition ? new(handler.Take()) : default;

    /// <summary>What a renderer made that encodes for itself.</summary>
    public static Markup Rendered(string html) => new(html);

    public override string ToString() => html ?? "";
}

/// <summary>Puts markup together: the literal parts as they are, the values encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup value) => text.Append(value.ToString());

    public void AppendFormatted(IEnumerable<Markup> values)
    {
        foreach (var value in values) text.Append(value.ToString());
    }

    public string Take() => text.ToString();
}
