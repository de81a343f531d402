using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Whether a request comes from Slack: an HMAC over the body as it came, not older than five minutes
/// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
/// </summary>
internal static class SlackSignature
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimeHeader = "X-Slack-Request-Timestamp";

    private const string Version = "v0=";
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Whether the headers are such that the body is worth reading: one signature of the right shape, and one time that is near.
    /// </summary>
    public static bool IsPlausible(string secret, StringValues signature, StringValues time, DateTimeOffset now) =>
        secret.Length > 0 && signature is [{ } given] && time is [{ } stamp]
        && given.Length == Version.Length + (2 * HMACSHA256.HashSizeInBytes) && given.StartsWith(Version, StringComparison.Ordinal)
        && !given.AsSpan(Version.Length).ContainsAnyExcept(Hex)
        && long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Window;

    /// <param name="secret">As the app's settings show it: it is text, not hex to be decoded.</param>
    /// <param name="signature">All values of its header: of two, nobody knows which counts.</param>
    /// <param name="time">All values of its header.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="now">By the world's clock.</param>
    public static bool IsValid(string secret, StringValues signature, StringValues time, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!IsPlausible(secret, signature, time, now) || signature is not [{ } given] || time is not [{ } stamp]) return false;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var start = Encoding.UTF8.GetByteCount(stamp) + "v0::".Length;
        var signed = ArrayPool<byte>.Shared.Rent(start + body.Length);
        "v0:"u8.CopyTo(signed);
        Encoding.UTF8.GetBytes(stamp, signed.AsSpan(3));
        signed[start - 1] = (byte)':';
        body.CopyTo(signed.AsSpan(start));
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed.AsSpan(0, start + body.Length), hash);
        ArrayPool<byte>.Shared.Return(signed);
        Span<byte> expected = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(hash, expected, out _);
        Span<byte> said = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        return Encoding.UTF8.TryGetBytes(given.AsSpan(Version.Length), said, out var length) && length == said.Length
            && CryptographicOperations.FixedTimeEquals(expected, said);
    }
}
