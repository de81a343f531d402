using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OtgBot.Storage;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// What a call of the Web API carries. Methods that read take forms only; those that write take JSON, which spares the encoding.
/// </summary>
internal sealed class SlackBody
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");
    private static readonly JsonWriterOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ReadOnlyMemory<byte> json;
    private readonly ReadOnlyMemory<byte> shared;
    private readonly IReadOnlyList<KeyValuePair<string, string>>? form;

    private SlackBody(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> shared, IReadOnlyList<KeyValuePair<string, string>>? form) =>
        (this.json, this.shared, this.form) = (json, shared, form);

    public static SlackBody Empty { get; } = new(default, default, []);

    public static SlackBody Form(params (string Name, string Value)[] fields) =>
        new(default, default, [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    /// <param name="write">Writes the members of the object.</param>
    /// <param name="shared">More members, as JSON without braces: not copied, so that what goes to many is there once.</param>
    public static SlackBody Json(Action<Utf8JsonWriter> write, ReadOnlyMemory<byte> shared = default)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            write(writer);
            if (shared.IsEmpty) writer.WriteEndObject();
        }

        if (!shared.IsEmpty) buffer.Append(","u8);
        return new SlackBody(buffer.Written.ToArray(), shared, null);
    }

    /// <summary>Another each time: a body may be sent again.</summary>
    public HttpContent Content()
    {
        if (form is not null) return new FormUrlEncodedContent(form);
        HttpContent content = shared.IsEmpty ? new ReadOnlyMemoryContent(json) : new TwoParts(json, shared);
        content.Headers.ContentType = JsonType;
        return content;
    }

    /// <summary>The message's own members, those it shares, and the end of the object.</summary>
    private sealed class TwoParts(ReadOnlyMemory<byte> own, ReadOnlyMemory<byte> shared) : HttpContent
    {
        private static readonly byte[] End = [(byte)'}'];

        protected override bool TryComputeLength(out long length)
        {
            length = own.Length + shared.Length + End.Length;
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(own, cancellationToken);
            await stream.WriteAsync(shared, cancellationToken);
            await stream.WriteAsync(End, cancellationToken);
        }
    }
}
