using System.Net;
using System.Text;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// What Slack sends as a form, read from its bytes: of a press all that counts is one long field of JSON, which need not become text and bytes
/// again (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
/// </summary>
internal static class SlackForm
{
    private const int MostFields = 100;

    /// <summary>The field of this name, the last where there are several. Null where there is none, or where it is no form.</summary>
    public static byte[]? Field(byte[] body, string name)
    {
        byte[]? found = null;
        var fields = 0;
        foreach (var range in body.AsSpan().Split((byte)'&'))
        {
            if (++fields > MostFields) return null;
            var (key, value) = Parts(body, range);
            if (key == name) found = value;
        }

        return found;
    }

    /// <summary>All fields, the last of each name. Null where it is no form.</summary>
    public static Dictionary<string, string>? Read(byte[] body)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = 0;
        foreach (var range in body.AsSpan().Split((byte)'&'))
        {
            if (++fields > MostFields) return null;
            var (key, value) = Parts(body, range);
            if (key.Length > 0) read[key] = Encoding.UTF8.GetString(value);
        }

        return read;
    }

    private static (string Key, byte[] Value) Parts(byte[] body, Range range)
    {
        var (at, length) = range.GetOffsetAndLength(body.Length);
        var split = body.AsSpan(at, length).IndexOf((byte)'=');
        return split < 0
            ? (Decoded(body, at, length), [])
            : (Decoded(body, at, split), WebUtility.UrlDecodeToBytes(body, at + split + 1, length - split - 1)!);
    }

    private static string Decoded(byte[] body, int at, int length) => Encoding.UTF8.GetString(WebUtility.UrlDecodeToBytes(body, at, length)!);
}
