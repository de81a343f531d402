using System.Net.Http.Headers;
using System.Text.Json;
using OtgBot.Storage;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>What a call of the Web API carries. Methods that read take forms only; those that write take JSON, which spares the encoding.</summary>
internal sealed class SlackBody
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ReadOnlyMemory<byte> json;
    private readonly IReadOnlyList<KeyValuePair<string, string>>? form;

    private SlackBody(ReadOnlyMemory<byte> json, IReadOnlyList<KeyValuePair<string, string>>? form) => (this.json, this.form) = (json, form);

    public static SlackBody Empty { get; } = new(default, []);

    public static SlackBody Form(params (string Name, string Value)[] fields) => new(default, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    /// <param name="write">Writes the members of the object.</param>
    public static SlackBody Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new SlackBody(buffer.Written.ToArray(), null);
    }

    /// <summary>Another each time: a body may be sent again.</summary>
    public HttpContent Content()
    {
        if (form is not null) return new FormUrlEncodedContent(form);
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = JsonType;
        return content;
    }
}
