using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Storage;

/// <summary>
/// Where a document lies. Parts are joined with <c>|</c>; whatever Azure Table storage refuses in a key is escaped,
/// so that any platform's ids can be parts
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
internal readonly record struct Key(string Partition, string Row)
{
    /// <summary>Sorts after every row that starts with the same parts: the end of a range.</summary>
    public const char End = '~';

    /// <summary>In characters. Azure allows 1 KiB of UTF-16 (512 characters) for each of the two keys.</summary>
    public const int MaxLength = 512;

    /// <summary>A longer part is replaced by its hash, so that a hostile id can't make a key too long.</summary>
    private const int LongestPart = 160;

    public static string Of(string part) => Escape(part);

    public static string Of(string part1, string part2) => $"{Escape(part1)}|{Escape(part2)}";

    public static string Of(string part1, string part2, string part3) => $"{Escape(part1)}|{Escape(part2)}|{Escape(part3)}";

    public static string Of(string part1, string part2, string part3, string part4) =>
        $"{Escape(part1)}|{Escape(part2)}|{Escape(part3)}|{Escape(part4)}";

    private static string Escape(string part)
    {
        if (part.Length > LongestPart)
        {
            return "h" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)));
        }

        // Only plain ASCII goes through as it is: it sorts alike everywhere, and '|' and '~' keep their meaning.
        return part.AsSpan().IndexOfAnyExcept(Safe) < 0 ? part : EscapeSlowly(part);
    }

    private static string EscapeSlowly(string part)
    {
        var escaped = new StringBuilder(part.Length + 16);
        foreach (var c in part)
        {
            if (Safe.Contains(c)) escaped.Append(c);
            else escaped.Append('!').Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Safe =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@;=,+ ");
}
