using System.Text.Json;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// The one way in, for HTTP and for Socket Mode: drops what came before, has the rest run, and acknowledges it by one rule: when what the
/// turn changed is stored, or after two seconds, also if nobody says so fast whose it is. What is not done by then is written down first.
/// </summary>
internal sealed partial class SlackReceiver(
    SlackReader reader, RequestRunner runner, SlackBacklog backlog, SlackOptions options, SlackClock clock, ILogger<SlackReceiver> logger)
{
    /// <summary>Slack waits for three seconds.</summary>
    public static readonly TimeSpan AckAfter = TimeSpan.FromSeconds(2);

    /// <summary>So much longer it may take to write it down; what is left is for the way back.</summary>
    public static readonly TimeSpan WriteWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Slack sends again what it heard nothing of, for five minutes or more, while the first may still be at work
    /// (https://docs.slack.dev/apis/events-api#retries).
    /// </summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromHours(1);

    private readonly RecentIds seen = new(clock.Time, Remembers, most: 200_000);

    /// <summary>Takes a delivery that is known to come from Slack. Never throws for what is in it.</summary>
    public async Task<SlackAck> Take(SlackDelivery delivery, CancellationToken cancel)
    {
        try
        {
            // What may be read after Slack had its acknowledgement must not lie in a buffer that is only lent.
            if (reader.HasToAsk) delivery = delivery with { Json = delivery.Json.ToArray() };
            return await Try(delivery, cancel) ?? await TurnAway(delivery, SlackTexts.InAll(SlackTexts.Unable), cancel);
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return SlackAck.Malformed;
        }
    }

    /// <returns>Null if it can't be done just now.</returns>
    private async Task<SlackAck?> Try(SlackDelivery delivery, CancellationToken cancel)
    {
        try
        {
            var reading = reader.Read(delivery, cancel);
            await Within(reading, AckAfter, cancel);
            if (!reading.IsCompleted) return await Late(reading, delivery, cancel);
            if (await reading is not { } read) return null;
            if (read.IsNotSetUp) return await Refuse(delivery, cancel);
            return read.Request is { } request ? await Run(request, delivery, cancel) : read.Ack;
        }
#pragma warning disable CA1031 // A store that can't be reached is no 500: Slack sends events again, and a person reads a sentence.
        catch (Exception broken) when (!cancel.IsCancellationRequested && !IsMalformed(broken))
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, delivery.Kind);
            return null;
        }
    }

    private async Task<SlackAck> Run(SlackRequest request, SlackDelivery delivery, CancellationToken cancel)
    {
        if (request.Key is { } key && !seen.Add(key)) return SlackAck.Ok;
        var replies = runner.Start(request);
        await Within(replies.Acked, AckAfter, cancel);
        if (!replies.Acked.IsCompleted)
        {
            cancel.ThrowIfCancellationRequested();
            runner.Follow(() => Keep(replies, delivery));
            await Within(replies.Acked, WriteWithin, cancel);
            replies.Ack(SlackAck.Ok);
        }

        var ack = await replies.Acked;

        // What comes again, or was left by a host that died, is then new.
        if (ack.IsTurnedAway && request.Key is { } again) seen.Remove(again);
        return ack;
    }

    /// <summary>To send it again would help nobody, so that nothing of it is a failure.</summary>
    private async Task<SlackAck> Refuse(SlackDelivery delivery, CancellationToken cancel)
    {
        var told = await TurnAway(delivery, SlackTexts.InAll(SlackTexts.NotSetUp), cancel) with { IsTurnedAway = false };
        return told.Status == StatusCodes.Status200OK ? told : SlackAck.Ok;
    }

    /// <summary>Nobody says in time whose it is: Slack hears that it is taken, and it is seen through once somebody does.</summary>
    private async Task<SlackAck> Late(Task<SlackReading?> reading, SlackDelivery delivery, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        runner.Follow(() => SeeThrough(reading, delivery, kept));
        await Within(kept.Task, WriteWithin, cancel);
        return SlackAck.Ok;
    }

    private async Task SeeThrough(Task<SlackReading?> reading, SlackDelivery delivery, TaskCompletionSource kept)
    {
        var key = await Keep(delivery);
        kept.TrySetResult();
        var read = await Ended(reading, delivery);

        // Slack does not send it again, so it lies there until it can be done.
        if (read is null && delivery.Kind == SlackDeliveryKind.Event) return;
        if (read is not { IsNotSetUp: false } known)
            await Tell(delivery, SlackTexts.InAll(read is null ? SlackTexts.Unable : SlackTexts.NotSetUp));
        else if (known.Request is { } request && (request.Key is not { } id || seen.Add(id)))
        {
            var replies = runner.Start(request);

            // Its modal is closed by now: what is wrong with it comes as a message.
            if (request.Modal is { IsSubmitted: true }) replies.Ack(SlackAck.Ok);
            if ((await replies.Acked).IsTurnedAway)
            {
                if (request.Key is { } again) seen.Remove(again);
                if (delivery.Kind == SlackDeliveryKind.Event) return;
                await Tell(delivery, SlackTexts.InAll(SlackTexts.Unable));
            }

            if (!await replies.Whole) return;
        }

        if (key is { } row) await backlog.Forget(row);
    }

    private async Task<SlackReading?> Ended(Task<SlackReading?> reading, SlackDelivery delivery)
    {
        try
        {
            return await reading;
        }
#pragma warning disable CA1031 // Slack had its acknowledgement: what is wrong is in the log, and the person is told.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, delivery.Kind);
            return null;
        }
    }

    /// <summary>By the address that came with it, if a person waits.</summary>
    private async Task Tell(SlackDelivery delivery, string why)
    {
        if (delivery.Kind == SlackDeliveryKind.Event) return;
        if (delivery.Kind == SlackDeliveryKind.Command)
        {
            if (ResponseUrl.Of(delivery.Fields.GetValueOrDefault("response_url"), options, clock.Time.GetUtcNow()) is { } answer)
                await runner.Sorry(answer, why, null, CancellationToken.None);
            return;
        }

        using var document = JsonDocument.Parse(delivery.Json);
        var payload = new SlackPayload(document.RootElement);
        if (ResponseUrl.Of(payload.ResponseUrl, options, clock.Time.GetUtcNow()) is { } url)
            await runner.Sorry(url, why, InteractionReader.PlaceOf(payload)?.Thread, CancellationToken.None);
    }

    /// <summary>Until it is done, but no longer than this.</summary>
    private async Task Within(Task acked, TimeSpan time, CancellationToken cancel) =>
        await acked.WaitAsync(time, clock.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>
    /// Writes it down, and takes it out again once the request is seen through, or if Slack heard meanwhile that nothing is to be done.
    /// </summary>
    private async Task Keep(RequestChannel replies, SlackDelivery delivery)
    {
        if (await Keep(delivery) is not { } key) return;
        replies.Ack(SlackAck.Ok);
        if (await replies.Whole || (await replies.Acked).IsTurnedAway) await backlog.Forget(key);
    }

    /// <returns>Null if it could not be written down.</returns>
    private async Task<Key?> Keep(SlackDelivery delivery)
    {
        try
        {
            return await backlog.Keep(delivery, CancellationToken.None);
        }
#pragma warning disable CA1031 // Without a store there is little that can be done, and the turn itself says so to the person.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.NotKept(logger, broken);
            return null;
        }
    }

    /// <summary>
    /// Slack sends events again. A person is told why, in whichever way needs no installation, and in all languages: theirs is not known.
    /// </summary>
    private async Task<SlackAck> TurnAway(SlackDelivery delivery, string why, CancellationToken cancel)
    {
        if (delivery.Kind == SlackDeliveryKind.Event) return SlackAck.Later;
        if (delivery.Kind == SlackDeliveryKind.Command) return SlackAck.Sorry(why, Language.Nb);
        using var document = JsonDocument.Parse(delivery.Json);
        var payload = new SlackPayload(document.RootElement);
        if (payload is { Type: "view_submission", HasView: true })
            return SlackAck.Sorry(InteractionReader.ModalOf(payload.View, new SlackPlace("", ConversationKind.Personal), isSubmitted: true),
                why, Language.Nb);

        // On a Home tab or in a modal a press has no address: there Slack's own sign that it failed is all the person gets.
        return ResponseUrl.Of(payload.ResponseUrl, options, clock.Time.GetUtcNow()) is { } url
            && await runner.Sorry(url, why, InteractionReader.PlaceOf(payload)?.Thread, cancel)
            ? SlackAck.Ok
            : SlackAck.Later;
    }

    /// <summary>Half a surrogate pair parses, and only shows when it is read.</summary>
    private static bool IsMalformed(Exception wrong) =>
        wrong is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What came from Slack could not be taken: {Kind}")]
        public static partial void Broken(ILogger logger, Exception exception, SlackDeliveryKind kind);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "What came from Slack could not be written down; it goes on, and would be lost if the host died now")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
