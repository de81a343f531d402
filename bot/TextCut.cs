using System.Globalization;

namespace OtgBot;

/// <summary>
/// The one way to cut what people wrote: between what a reader sees as signs, so that no emoji, no pair of surrogates and no letter with
/// what stands above it comes apart.
/// </summary>
internal static class TextCut
{
    /// <summary>The beginning of a text, at most so long.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..End(text, 0, most)];

    /// <summary>Where a piece that begins at a sign ends that is at most so long; its beginning if the first sign is longer.</summary>
    public static int End(string text, int start, int most)
    {
        if (text.Length - start <= most) return text.Length;
        var end = start;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= start + most) end += next;
        return end;
    }

    /// <summary>The text itself, or as much of it with a sign that there is more.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : Cut(text, most) + "…";
}
