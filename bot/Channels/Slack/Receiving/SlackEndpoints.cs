using System.Buffers;
using OtgBot.Channels.Slack.Answering;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// Where Slack reaches the bot over HTTP: the time and the shape of the signature first, then the body's bytes, then the signature over
/// them, then what they say. Nothing a stranger sends is a 500, and a 5xx that a person would see is sent only if there is no other way to
/// tell them that it failed.
/// </summary>
internal sealed class SlackEndpoints(SlackOptions options, SlackReceiver receiver, SlackClock clock, RequestBodies bodies)
{
    /// <summary>
    /// The largest is a press in a modal: a view of at most 250 kB and what was filled in, as JSON in a form, in which a letter of ours
    /// takes up to eight bytes (https://docs.slack.dev/reference/methods/views.open, view_too_large).
    /// </summary>
    public const int LargestBody = 2 * 1024 * 1024;

    /// <summary>Slack's look at the certificate is two short fields; what else stands beside them is ignored.</summary>
    private const int LargestUnsigned = 16 * 1024;

    public Task Events(HttpContext context) => Handle(context, body => receiver.Take(SlackDelivery.Event(body), CancellationToken.None));

    public Task Commands(HttpContext context) =>
        Handle(context, body => SlackForm.Read(body) is not { } form
            ? Malformed()
            : receiver.Take(SlackDelivery.Command(form), CancellationToken.None), isForm: true);

    /// <summary>Presses, shortcuts and modals; requests for options come to an address of their own, or here.</summary>
    public Task Interactivity(HttpContext context) => Handle(
        context,
        body => SlackForm.Field(body, "payload"u8) is { Length: > 0 } payload
            ? receiver.Take(SlackDelivery.Interaction(payload), CancellationToken.None)
            : Malformed(),
        isForm: true);

    /// <summary>What has begun is not broken off if the sender hangs up: a second delivery would find it half done.</summary>
    private async Task Handle(HttpContext context, Func<Memory<byte>, Task<SlackAck>> take, bool isForm = false)
    {
        var (request, response) = (context.Request, context.Response);
        byte[]? borrowed = null;
        try
        {
            var isPlausible = SlackSignature.IsPlausible(options.SigningSecret, request.Headers[SlackSignature.SignatureHeader],
                request.Headers[SlackSignature.TimeHeader], clock.Time.GetUtcNow());
            if (!isPlausible && !(isForm && request.ContentLength <= LargestUnsigned))
            {
                Refuse(response, StatusCodes.Status401Unauthorized);
                return;
            }

            var (status, read) = await bodies.Read(request, LargestBody, context.RequestAborted);
            if (status != StatusCodes.Status200OK)
            {
                Refuse(response, status);
                return;
            }

            borrowed = ArrayPool<byte>.Shared.Rent((int)read.Bytes.Length);
            var body = new ArraySegment<byte>(borrowed, 0, (int)read.Bytes.Length);
            using (read) read.Bytes.CopyTo(body);

            // Slack's own look at the certificate may come unsigned. Whatever else is in it is ignored, or it would be a way in without a
            // signature.
            if (isForm && body.AsSpan().IndexOf("ssl_check="u8) >= 0
                && SlackForm.Field(body.ToArray(), "ssl_check"u8) is { Span: [(byte)'1'] }) return;
            if (!isPlausible || !SlackSignature.IsValid(options.SigningSecret, request.Headers[SlackSignature.SignatureHeader],
                request.Headers[SlackSignature.TimeHeader], body, clock.Time.GetUtcNow()))
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
            if (!response.HasStarted) Refuse(response, broken.StatusCode);
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

    /// <summary>What was not read is not waited for: the connection ends with the answer, and if it was too slow, without one.</summary>
    private static void Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status408RequestTimeout) response.HttpContext.Abort();
        else response.Headers.Connection = "close";
    }

    private static Task<SlackAck> Malformed() => Task.FromResult(SlackAck.Malformed);
}
