using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Turns;

/// <summary>
/// Marks of the last messages that a person's document took its content from. A platform may deliver a message again much later, to another
/// host; by then the person may have changed their mind, and the old message must not win.
/// </summary>
internal static class TakenMarks
{
    public const int Most = 8;

    /// <summary>What stands for a message with this id. Null for one without: some clients send presses that have none.</summary>
    public static string? Of(string? message) => string.IsNullOrEmpty(message) ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)).AsSpan(0, 6));

    public static bool Has(IReadOnlyList<string>? taken, string? mark) => mark is not null && taken?.Contains(mark) == true;

    /// <summary>With this mark as the latest; the oldest goes where there are too many.</summary>
    public static IReadOnlyList<string>? With(IReadOnlyList<string>? taken, string? mark) => mark is null ? taken : [.. (taken ?? []).TakeLast(Most - 1), mark];
}
