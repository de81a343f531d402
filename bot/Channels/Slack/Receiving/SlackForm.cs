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
    public static byte[]? Field(byte[] body, string name) =>
        Fields(body)?.LastOrDefault(field => field.Name == name) is { Name: not null } found ? Decoded(body, found.Value) : null;

    /// <summary>All fields, the last of each name. Null where it is no form.</summary>
    public static Dictionary<string, string>? Read(byte[] body)
    {
        if (Fields(body) is not { } fields) return null;
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in fields) read[name] = Encoding.UTF8.GetString(Decoded(body, value));
        return read;
    }

    /// <summary>The names, and where the values lie: of most forms only one is of interest.</summary>
    private static List<(string Name, Range Value)>? Fields(byte[] body)
    {
        var fields = new List<(string, Range)>();
        foreach (var range in body.AsSpan().Split((byte)'&'))
        {
            var (at, length) = range.GetOffsetAndLength(body.Length);
            if (length == 0) continue;
            if (fields.Count == MostFields) return null;
            var split = body.AsSpan(at, length).IndexOf((byte)'=');
            var end = split < 0 ? at + length : at + split;
            fields.Add((Encoding.UTF8.GetString(Decoded(body, at..end)), Math.Min(end + 1, at + length)..(at + length)));
        }

        return fields;
    }

    private static byte[] Decoded(byte[] body, Range range)
    {
        var (at, length) = range.GetOffsetAndLength(body.Length);
        return WebUtility.UrlDecodeToBytes(body, at, length)!;
    }
}
