using System.Buffers;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Where Slack reaches the bot over HTTP: the body's bytes first, then the signature over them, then what they say. Nothing a stranger
/// sends is a 500, and a 5xx that a person would see is sent only where there is no other way to tell them that it failed.
/// </summary>
internal sealed class SlackEndpoints(SlackOptions options, SlackInbox inbox, SlackClock clock)
{
    public const int LargestBody = 4 * 1024 * 1024;

    public Task Events(HttpContext context) => Handle(context, body => inbox.Take(SlackDelivery.Event(body), CancellationToken.None));

    public Task Commands(HttpContext context) => Handle(context, body => SlackForm.Read(body) is not { } form ? Malformed() : inbox.Take(SlackDelivery.Command(form), CancellationToken.None), isForm: true);

    /// <summary>Presses, shortcuts and modals; requests for options come to an address of their own, or here.</summary>
    public Task Interactivity(HttpContext context) => Handle(
        context,
        body => SlackForm.Field(body, "payload"u8) is { Length: > 0 } payload ? inbox.Take(SlackDelivery.Interaction(payload), CancellationToken.None) : Malformed(),
        isForm: true);

    /// <summary>What has begun is not broken off where the sender hangs up: a second delivery would find it half done.</summary>
    private async Task Handle(HttpContext context, Func<Memory<byte>, Task<SlackAck>> take, bool isForm = false)
    {
        var (request, response) = (context.Request, context.Response);
        byte[]? borrowed = null;
        try
        {
            if (await Read(request) is not { } body)
            {
                response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            borrowed = body.Array;

            // Slack's own look at the certificate may come unsigned. Whatever else is in it is ignored, or it would be a way in without a signature.
            if (isForm && body.AsSpan().IndexOf("ssl_check="u8) >= 0 && SlackForm.Field(body.ToArray(), "ssl_check"u8) is { Span: [(byte)'1'] }) return;
            if (!SlackSignature.IsValid(options.SigningSecret, request.Headers[SlackSignature.SignatureHeader], request.Headers[SlackSignature.TimeHeader], body, clock.Time.GetUtcNow()))
            {
                response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var ack = await take(body);
            response.StatusCode = ack.Status;
            if (ack.Json.IsEmpty) return;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = ack.Json.Length;
            await response.Body.WriteAsync(ack.Json);
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
        finally
        {
            if (borrowed is not null) ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    /// <summary>All of the body, in an array that is borrowed, or null where it is too large.</summary>
    private static async ValueTask<ArraySegment<byte>?> Read(HttpRequest request)
    {
        if (request.ContentLength > LargestBody) return null;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.Buffer.Length > LargestBody) return null;
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = new ArraySegment<byte>(ArrayPool<byte>.Shared.Rent((int)read.Buffer.Length), 0, (int)read.Buffer.Length);
            read.Buffer.CopyTo(body);
            reader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }

    private static Task<SlackAck> Malformed() => Task.FromResult(SlackAck.Malformed);
}
