using System.Collections.Concurrent;
using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// Which conversations did not take a message that one person alone sees, as far as this host knows: a failing call is not made again for
/// each person there.
/// </summary>
internal sealed class TargetedRefusals(TimeProvider clock)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private const int Most = 100_000;

    private readonly ConcurrentDictionary<(string, string), DateTimeOffset> until = new();

    /// <summary>
    /// True where it is the conversation, its tenant or its client that can't: 400, 403 and 5xx. A pause, or a thread that is gone, is
    /// something else.
    /// </summary>
    public static bool IsOne(SendResult result) =>
        result.Reason is { Length: >= 3 } reason
            && int.TryParse(reason.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is 400 or 403 or >= 500;

    public bool Has(Address place) => until.TryGetValue((place.Workspace, place.Conversation), out var end) && clock.GetUtcNow() < end;

    public void Add(Address place)
    {
        if (until.Count >= Most) until.Clear();
        until[(place.Workspace, place.Conversation)] = clock.GetUtcNow() + Remembered;
    }
}
