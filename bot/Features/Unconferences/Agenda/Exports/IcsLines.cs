using System.Globalization;
using System.Text;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// The lines of a calendar, folded at 75 octets between what readers see as one character (RFC 5545, 3.1). The library folds by UTF-16
/// units, also between the two that make up one emoji, which nothing could put together again.
/// </summary>
internal static class IcsLines
{
    private const int Most = 75;

    public static string Fold(string calendar)
    {
        var folded = new StringBuilder(calendar.Length);
        foreach (var (i, line) in calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Index())
        {
            if (i > 0) folded.Append("\r\n");
            Fold(folded, line);
        }

        return folded.ToString();
    }

    private static void Fold(StringBuilder folded, string line)
    {
        var used = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Encoding.UTF8.GetByteCount(element) < Most) Add(element);
            else foreach (var rune in element.EnumerateRunes()) Add(rune.ToString());
        }

        void Add(string piece)
        {
            var octets = Encoding.UTF8.GetByteCount(piece);
            if (used + octets > Most)
            {
                folded.Append("\r\n ");
                used = 1;
            }

            folded.Append(piece);
            used += octets;
        }
    }
}
