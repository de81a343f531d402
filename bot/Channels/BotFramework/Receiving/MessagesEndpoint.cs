using System.Text.Json;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Receiving;

/// <summary>
/// <c>POST /api/messages</c>: the token first, then the body, then the turn. Answers when the turn is done, or when the platform's patience
/// ends; the turn then finishes on its own. Nothing a stranger sends is a 500.
/// </summary>
internal sealed partial class MessagesEndpoint(
    Admission admission, IEnumerable<IChannel> channels, TurnQueue queue, RequestBodies bodies,
    TimeProvider clock, ILogger<MessagesEndpoint> logger)
{
    public const int LargestBody = 1_000_000;

    /// <summary>Teams delivers a message again after about 15 seconds.</summary>
    public static readonly TimeSpan MessageBudget = TimeSpan.FromSeconds(10);

    /// <summary>Teams shows an error from about 5 seconds on.</summary>
    public static readonly TimeSpan InvokeBudget = TimeSpan.FromSeconds(4);

    private readonly Dictionary<string, IChannel> channelsById =
        channels.OfType<BotFrameworkChannel>().ToDictionary(channel => channel.Name, IChannel (channel) => channel, StringComparer.Ordinal);

    public async Task Handle(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        try
        {
            var (isKnown, sender) = await admission.Check(context);
            if (!isKnown)
            {
                Refuse(response, StatusCodes.Status401Unauthorized);
                return;
            }

            var (activity, status) = await Read(request, context.RequestAborted);
            if (status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status408RequestTimeout)
            {
                Refuse(response, status);
                return;
            }

            response.StatusCode = activity is null
                ? status
                : admission.Allows(sender, activity) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
            if (activity is not null && response.StatusCode == StatusCodes.Status200OK) await Answer(context, activity);
        }
        catch (BadHttpRequestException broken)
        {
            if (!response.HasStarted) Refuse(response, broken.StatusCode);
        }
        catch (MalformedAction malformed)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await Write(response, json => InvokeAnswer.WriteError(json, malformed));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" })
        {
            // Also text that is no text, such as half a surrogate pair, which only shows when it is read.
            if (!response.HasStarted) response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The sender hung up, or the host is stopping: it will deliver again.
            if (!response.HasStarted) response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Reads the body up to the limit and makes an activity of it.</summary>
    private async ValueTask<(Activity? Activity, int Status)> Read(HttpRequest request, CancellationToken cancel)
    {
        var (status, body) = await bodies.Read(request, LargestBody, cancel);
        if (status != StatusCodes.Status200OK) return (null, status);
        using (body)
        {
            var activity = body.Bytes.IsEmpty ? null : ActivityJson.Read(body.Bytes);
            return activity is { Type.Length: > 0, ChannelId.Length: > 0, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 }
                ? (activity, StatusCodes.Status200OK)
                : (null, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What was not read is not waited for: the connection ends with the answer, and if it was too slow, without one.</summary>
    private static void Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status408RequestTimeout) response.HttpContext.Abort();
        else response.Headers.Connection = "close";
    }

    private async Task Answer(HttpContext context, Activity activity)
    {
        var incoming = ActivityReader.Read(activity);

        if (!admission.Serves(incoming))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (incoming.Kind == IncomingKind.Other || !channelsById.TryGetValue(activity.ChannelId!, out var channel))
        {
            context.Response.StatusCode = activity.Type == "invoke" ? StatusCodes.Status501NotImplemented : StatusCodes.Status200OK;
            return;
        }

        // An invoke is answered with what it asks for; there is no room for messages beside that.
        var buffered = activity.DeliveryMode == "expectReplies" && activity.Type != "invoke"
            ? new BufferedReplies(channel, incoming.Address)
            : null;
        if (queue.Enqueue(incoming, buffered ?? channel) is not { } running)
        {
            context.Response.Headers.RetryAfter = "5";
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var turn = await Within(running, activity.Type == "invoke" ? InvokeBudget : MessageBudget);
        if (activity.Type == "invoke")
        {
            if (turn is null) queue.Follow(() => TellLater(running));
            if (incoming.Kind == IncomingKind.View && turn?.Inline is null)
            {
                // The card stays as it is for all.
                await Write(context.Response,
                    json => InvokeAnswer.WriteError(json, new MalformedAction("NoView", "There is no view of its own.")));
                return;
            }

            if (activity.Name == MessageExtension.FetchName && turn is { CommunityOrNull: null, IsPersonal: false })
            {
                await Write(context.Response,
                    json => MessageExtension.WriteInstall(json, incoming.Button!, Languages.FromLocale(incoming.Locale)));
                return;
            }

            if (Answer(incoming, turn) is not { } answer) return;
            var target = await TargetOf(incoming, turn, channel);
            await Write(context.Response, json => InvokeAnswer.Write(json, activity, answer, target));
        }
        else if (buffered is not null)
        {
            await Write(context.Response, json => WriteReplies(json, buffered.Close()));
        }
    }

    /// <summary>
    /// What goes back with an invoke. Null where a window closes with nothing more to say: all there read what came of it.
    /// </summary>
    private static InlineAnswer? Answer(Incoming incoming, Turn? turn)
    {
        if (turn is null)
            return new InlineAnswer(
                TurnTexts.Busy(Languages.FromLocale(incoming.Locale), incoming.Address.Kind == ConversationKind.Personal), null);
        if (turn.Inline is { } inline) return inline;
        if (incoming.Button is { InWindow: true } && turn.Where is Put.BeforeAll) return null;
        var language = turn.ProfileOrNull?.Language ?? Languages.FromLocale(incoming.Locale);
        return new InlineAnswer(TurnTexts.WhereItIs(language, turn.Where), null);
    }

    /// <summary>Where a card that goes back with an invoke is shown.</summary>
    private static async ValueTask<CardTarget> TargetOf(Incoming incoming, Turn? turn, IChannel channel)
    {
        var isPrivate = incoming.Button?.MessageId is { } id && channel.IsForOne(id);
        var teams = channel as BotFrameworkChannel;
        var hasView = turn?.Inline?.Card?.View is not null;
        var viewers = hasView && teams is not null ? await teams.Viewers(incoming.Address, CancellationToken.None) : [];
        return new CardTarget(turn?.CommunityOrNull?.Tag, IsPrivate: isPrivate, App: teams?.App) { Viewers = viewers };
    }

    /// <summary>The turn when it is done within the budget, else null while it goes on.</summary>
    private async ValueTask<Turn?> Within(Task<Turn> running, TimeSpan budget)
    {
        try
        {
            return await running.WaitAsync(budget, clock);
        }
        catch (TimeoutException)
        {
            Log.Slow(logger, budget);
            return null;
        }
    }

    /// <summary>
    /// What could no longer go back with the answer comes as a message. It was for the person alone: in a channel it comes in their own
    /// chat, and if there is none, the channel reads no more than that they should press again. A card in the pressed one's place stands
    /// already.
    /// </summary>
    private static async Task TellLater(Task<Turn> running)
    {
        var turn = await running;
        if (turn.Incoming.Kind != IncomingKind.View && await turn.WhisperLate() == Whispered.Nowhere)
            await turn.Reply(TurnTexts.NotHeard(turn.Language));
    }

    private static void WriteReplies(Utf8JsonWriter json, IReadOnlyList<Outgoing> replies)
    {
        json.WriteStartObject();
        json.WriteStartArray("activities"u8);
        foreach (var reply in replies) ActivityWriter.Write(json, reply, ConnectorRoute.Read(reply.To.Route));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static async Task Write(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        using var body = new PooledBuffer();
        var json = JsonWriters.Take(body);
        write(json);
        JsonWriters.GiveBack(json);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Written.Length;
        await response.Body.WriteAsync(body.Written);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A turn took more than {Budget}; it was acknowledged and goes on")]
        public static partial void Slow(ILogger logger, TimeSpan budget);
    }
}
