using System.Text.Encodings.Web;
using System.Text.Json;

namespace OtgBot.Storage;

/// <summary>
/// Writers of JSON to be used again, one a thread. They leave æ, ø and å as they are: shorter than escapes, and a search of the raw store
/// for a name finds it. What they write never reaches a page as it is.
/// </summary>
internal static class JsonWriters
{
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Plain = new() { Encoder = Encoder, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? idle;

    public static Utf8JsonWriter Take(PooledBuffer output)
    {
        var writer = idle;
        if (writer is null) return new Utf8JsonWriter(output, Plain);
        idle = null;
        writer.Reset(output);
        return writer;
    }

    /// <summary>Call it when all is written. A writer whose work threw in the middle is not given back.</summary>
    public static void GiveBack(Utf8JsonWriter writer)
    {
        writer.Flush();
        idle = writer;
    }
}
