using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Where Slack reaches the bot over HTTP: the body's bytes first, then the signature over them, then what they say. Nothing a stranger
/// sends is a 500, and nothing is ever a 5xx that a person would see.
/// </summary>
internal sealed class SlackEndpoints(SlackOptions options, SlackInbox inbox, SlackClock clock)
{
    public const int LargestBody = 4 * 1024 * 1024;

    private static readonly byte[] SslCheck = Encoding.ASCII.GetBytes("ssl_check=");

    public Task Events(HttpContext context) => Handle(context, (body, _) => inbox.Take(SlackDelivery.Event(body), context.RequestAborted));

    public Task Commands(HttpContext context) => Handle(context, (_, form) => form is null ? Malformed() : inbox.Take(SlackDelivery.Command(form), context.RequestAborted), isForm: true);

    /// <summary>Presses, shortcuts and modals; requests for options come to an address of their own, or here.</summary>
    public Task Interactivity(HttpContext context) => Handle(
        context,
        (_, form) => form?.GetValueOrDefault("payload") is { Length: > 0 } payload ? inbox.Take(SlackDelivery.Interaction(Encoding.UTF8.GetBytes(payload)), context.RequestAborted) : Malformed(),
        isForm: true);

    private async Task Handle(HttpContext context, Func<byte[], Dictionary<string, string>?, Task<SlackAck>> take, bool isForm = false)
    {
        var (request, response) = (context.Request, context.Response);
        try
        {
            if (await Read(request, context.RequestAborted) is not { } body)
            {
                response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            // Slack's own look at the certificate may come unsigned. Whatever else is in it is ignored, or it would be a way in without a signature.
            var form = isForm && body.AsSpan().IndexOf(SslCheck) >= 0 ? FormOf(body) : null;
            if (form?.GetValueOrDefault("ssl_check") == "1") return;
            if (!SlackSignature.IsValid(options.SigningSecret, request.Headers[SlackSignature.SignatureHeader], request.Headers[SlackSignature.TimeHeader], body, clock.Time.GetUtcNow()))
            {
                response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var ack = await take(body, isForm ? form ?? FormOf(body) : null);
            response.StatusCode = ack.Status;
            if (ack.Json.IsEmpty) return;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = ack.Json.Length;
            await response.Body.WriteAsync(ack.Json, context.RequestAborted);
        }
        catch (BadHttpRequestException broken)
        {
            if (!response.HasStarted) response.StatusCode = broken.StatusCode;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The sender hung up, or the host is stopping: events come again.
            if (!response.HasStarted) response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>All of the body, or null where it is too large.</summary>
    private static async ValueTask<byte[]?> Read(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > LargestBody) return null;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > LargestBody) return null;
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    /// <summary>The fields, the last of a name; null where it is no form.</summary>
    private static Dictionary<string, string>? FormOf(byte[] body)
    {
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body)) { ValueLengthLimit = LargestBody, KeyLengthLimit = 256, ValueCountLimit = 100 };
            return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.LastOrDefault() ?? "", StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Task<SlackAck> Malformed() => Task.FromResult(SlackAck.Malformed);
}
