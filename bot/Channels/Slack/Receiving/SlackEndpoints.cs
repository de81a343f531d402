namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Where Slack reaches the bot over HTTP: the body's bytes first, then the signature over them, then what they say. Nothing a stranger
/// sends is a 500, and nothing is ever a 5xx that a person would see.
/// </summary>
internal sealed class SlackEndpoints(SlackOptions options, SlackInbox inbox, SlackClock clock)
{
    public const int LargestBody = 4 * 1024 * 1024;

    public Task Events(HttpContext context) => Handle(context, body => inbox.Take(SlackDelivery.Event(body), context.RequestAborted));

    public Task Commands(HttpContext context) => Handle(context, body => SlackForm.Read(body) is not { } form ? Malformed() : inbox.Take(SlackDelivery.Command(form), context.RequestAborted), isForm: true);

    /// <summary>Presses, shortcuts and modals; requests for options come to an address of their own, or here.</summary>
    public Task Interactivity(HttpContext context) => Handle(
        context,
        body => SlackForm.Field(body, "payload") is { Length: > 0 } payload ? inbox.Take(SlackDelivery.Interaction(payload), context.RequestAborted) : Malformed(),
        isForm: true);

    private async Task Handle(HttpContext context, Func<byte[], Task<SlackAck>> take, bool isForm = false)
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
            if (isForm && body.AsSpan().IndexOf("ssl_check="u8) >= 0 && SlackForm.Field(body, "ssl_check") is [(byte)'1']) return;
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

    private static Task<SlackAck> Malformed() => Task.FromResult(SlackAck.Malformed);
}
