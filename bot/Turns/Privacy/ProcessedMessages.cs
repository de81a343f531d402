namespace OtgBot.Turns.Privacy;

/// <summary>
/// Marks (<see cref="Turn.MessageMark"/>) of the last messages that a person's document took its content from. A platform may deliver a
/// message again much later, to another host; by then the person may have changed their mind, and the old message must not win.
/// </summary>
internal static class ProcessedMessages
{
    public const int Most = 8;

    public static bool Has(IReadOnlyList<string>? taken, string? mark) => mark is not null && taken?.Contains(mark) == true;

    /// <summary>With this mark as the latest; the oldest goes if there are too many.</summary>
    public static IReadOnlyList<string>? With(IReadOnlyList<string>? taken, string? mark) =>
        mark is null ? taken : [.. (taken ?? []).TakeLast(Most - 1), mark];
}
