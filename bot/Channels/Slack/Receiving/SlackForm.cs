using System.Text;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// What Slack sends as a form, read where its bytes lie: of a press all that counts is one long field of JSON, which need not become text
/// and bytes again (https://url.spec.whatwg.org/#application/x-www-form-urlencoded). A body that was read is no form any more.
/// </summary>
internal static class SlackForm
{
    private const int MostFields = 100;

    /// <summary>What each byte is worth as a hexadecimal digit; of a press's payload every third is one.</summary>
    private static readonly byte[] Digits = NewDigits();

    /// <summary>The field of this name, the last if there are several. Null if there is none, or if it is no form.</summary>
    public static ReadOnlyMemory<byte>? Field(Memory<byte> body, ReadOnlySpan<byte> name)
    {
        Memory<byte>? found = null;
        var rest = body;
        for (var fields = 0; !rest.IsEmpty; fields++)
        {
            if (fields == MostFields) return null;
            var (itsName, value) = Next(ref rest);
            if (itsName.Span.SequenceEqual(name)) found = value;
        }

        if (found is not { } encoded) return null;
        return Decoded(encoded);
    }

    /// <summary>All fields, the last of each name. Null if it is no form.</summary>
    public static Dictionary<string, string>? Read(Memory<byte> body)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var fields = 0; !body.IsEmpty; fields++)
        {
            if (fields == MostFields) return null;
            var (name, value) = Next(ref body);
            if (!name.IsEmpty || !value.IsEmpty) read[Encoding.UTF8.GetString(name.Span)] = Encoding.UTF8.GetString(Decoded(value).Span);
        }

        return read;
    }

    /// <summary>The name of the next field, and its value, which is not decoded yet: of most forms only one is of interest.</summary>
    private static (ReadOnlyMemory<byte> Name, Memory<byte> Value) Next(ref Memory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'&');
        var field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        var split = field.Span.IndexOf((byte)'=');
        return split < 0 ? (Decoded(field), default) : (Decoded(field[..split]), field[(split + 1)..]);
    }

    /// <summary>In place: what is decoded is never longer. A percent sign that begins nothing stands for itself.</summary>
    private static ReadOnlyMemory<byte> Decoded(Memory<byte> encoded)
    {
        var bytes = encoded.Span;
        var length = bytes.IndexOfAny((byte)'%', (byte)'+');
        if (length < 0) return encoded;
        for (var at = length; at < bytes.Length; at++)
        {
            var one = bytes[at];
            if (one == '+')
            {
                one = (byte)' ';
            }
            else if (one == '%' && at + 2 < bytes.Length && Digits[bytes[at + 1]] is var high and < 16
                && Digits[bytes[at + 2]] is var low and < 16)
            {
                one = (byte)((high << 4) | low);
                at += 2;
            }

            bytes[length++] = one;
        }

        return encoded[..length];
    }

    private static byte[] NewDigits()
    {
        var digits = new byte[256];
        for (var one = 0; one < digits.Length; one++)
            digits[one] = char.IsAsciiHexDigit((char)one) ? Convert.ToByte(((char)one).ToString(), 16) : byte.MaxValue;
        return digits;
    }
}
