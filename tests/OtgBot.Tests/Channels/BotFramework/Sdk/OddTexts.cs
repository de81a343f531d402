using CsCheck;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>Words with all that is special somewhere: in JSON, in markup, in addresses, in Norwegian and beyond.</summary>
internal static class OddTexts
{
    private static readonly string[] Pieces =
    [
        "hei", " ", "åpen", "møte", "\"", "\\", "\n", "\t", "<at>Kim</at>", "&amp;", "&", "/", "?", "#", "%3B", ";messageid=", ":", "@thread.tacv2", "😀", "\u00a0", "\u2028",
        "\u200b", "\u007f", "{}", "null", "2026-11-18T09:00:00Z", "17", "'", "+", "*_x_*", "中文",
    ];

    public static readonly Gen<string> Any = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[1, 6].Select(string.Concat);

    /// <summary>One that the reader need not tidy: no white space at its ends, nothing that is not seen.</summary>
    public static readonly Gen<string> Plain = OneOf("Kim", "Åse Bø", "Tom & Co", "\"Q\" \\ x", "{}", "null", "17", "😀 中文", "*_x_*", "a/b?c#d%3B", "c'est +1");

    /// <summary>An id is opaque; this one has no thread in it.</summary>
    public static readonly Gen<string> Id = OneOf("29:1AbC_x-y", "19:alerts@thread.tacv2", "a:1/b+c==", "f:17", "æ ø", "%2e%2e", "1762951100000");

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    /// <summary>One in four is none.</summary>
    public static Gen<T?> OrNone<T>(this Gen<T> gen) where T : class => Gen.Select(gen, Gen.Int[0, 3]).Select((one, chance) => chance == 0 ? null : one);
}
