using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// The <c>state</c> that goes with somebody's browser to Slack and back: ours, ten minutes old at most, of this very browser, and good once
/// (https://docs.slack.dev/authentication/installing-with-oauth). No host remembers it, so any host may take it.
/// </summary>
internal sealed class SlackStates(Lazy<SlackKeys> keys, IStore store, NewId newId, SlackClock clock)
{
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    /// <summary>A state, and what the browser keeps to prove that it is the same.</summary>
    public (string State, string Cookie) New()
    {
        var cookie = newId();
        return (keys.Value.CloseState(FormattableString.Invariant($"{clock.Time.GetUtcNow().ToUnixTimeSeconds()} {cookie}")), cookie);
    }

    /// <summary>True once for a state that this browser was given in the last ten minutes.</summary>
    public async Task<bool> Use(string? state, string? cookie, CancellationToken cancel)
    {
        if (Read(state, cookie) is not { } known) return false;
        var (made, expected) = known;
        var now = clock.Time.GetUtcNow();
        var isFirst = await store.Insert(UsedAt(made, expected), new UsedRow(), SlackRowsJson.Default.UsedRow, cancel);
        if (isFirst) await ForgetOld(now, cancel);
        return isFirst;
    }

    /// <summary>Whether this browser was given it in the last ten minutes; it may have been used since.</summary>
    public bool IsOurs(string? state, string? cookie) => Read(state, cookie) is not null;

    private (DateTimeOffset Made, string Nonce)? Read(string? state, string? cookie)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(cookie)
            || keys.Value.OpenState(state)?.Split(' ') is not [var seconds, var expected]) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes(expected))) return null;
        var made = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
        return clock.Time.GetUtcNow() - made > Span ? null : (made, expected);
    }

    /// <summary>What is too old to be good needs no remembering.</summary>
    private async Task ForgetOld(DateTimeOffset now, CancellationToken cancel)
    {
        var old = new List<Key>();
        await foreach (var row in store.List(SlackRows.Partition, SlackRows.Used, SlackRows.Used + Minute(now - Span - Span), cancel))
            old.Add(row.Key);
        foreach (var key in old) await store.Delete(key, null, cancel);
    }

    private static Key UsedAt(DateTimeOffset made, string nonce) => new(SlackRows.Partition, SlackRows.Used + Key.Of(Minute(made), nonce));

    private static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
