using System.Text.Json;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// The one way in, for HTTP and for Socket Mode: drops what came before, finds the installation, hands the event to the turns, and
/// says what Slack is to get back, in time. Slack may know once what the event changed is stored; where that takes longer, before.
/// </summary>
internal sealed partial class SlackInbox(
    SlackInstallations installations,
    InteractionReader interactions,
    [FromKeyedServices(SlackSetup.Name)] RecentIds seen,
    SlackErrands errands,
    SlackBacklog backlog,
    SlackPlaces places,
    SlackLeaving leaving,
    SlackOptions options,
    SlackClock clock,
    ILogger<SlackInbox> logger)
{
    /// <summary>So long Slack waits for what is done fast. What takes longer is written down, and then Slack need not wait for it.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(20);

    /// <summary>Where it can't be written down: Slack's own patience is three seconds; a person's is shorter.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(800);

    /// <summary>What is wrong with a form can only be said in this time.</summary>
    public static readonly TimeSpan ModalBudget = TimeSpan.FromMilliseconds(2_300);

    /// <summary>Slack sends again what it heard nothing of, for five minutes or more, while the first may still be at work (https://docs.slack.dev/apis/events-api#retries).</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromHours(1);

    /// <summary>Takes a delivery that is known to come from Slack. Never throws for what is in it.</summary>
    public async Task<SlackAck> Take(SlackDelivery delivery, CancellationToken cancel)
    {
        try
        {
            if (delivery.Kind == SlackDeliveryKind.Command) return await Command(delivery, cancel);
            using var document = JsonDocument.Parse(delivery.Json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return SlackAck.Malformed;
            return delivery.Kind == SlackDeliveryKind.Event ? await Event(document.RootElement, delivery, cancel) : await Interaction(new SlackPayload(document.RootElement), delivery, cancel);
        }
        // Half a surrogate pair parses, and only shows when it is read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" })
        {
            return SlackAck.Malformed;
        }
#pragma warning disable CA1031 // A store that can't be reached is no 500: Slack sends events again, and a person reads a sentence.
        catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, delivery.Kind);
            return delivery.Kind switch { SlackDeliveryKind.Event => SlackAck.Busy, SlackDeliveryKind.Command => SlackErrands.Sorry(), _ => SlackAck.Ok };
        }
    }

    private async Task<SlackAck> Event(JsonElement envelope, SlackDelivery delivery, CancellationToken cancel)
    {
        switch (envelope.Text("type"u8))
        {
            case "url_verification":
                var challenge = envelope.Text("challenge"u8) ?? "";
                return ModalAnswers.Write(json => json.WriteString("challenge"u8, challenge));
            case "app_rate_limited":
                Log.Limited(logger, envelope.Text("team_id"u8) ?? "");
                return SlackAck.Ok;
            case "event_callback":
                break;
            case null:
                return SlackAck.Malformed;
            default:
                return SlackAck.Ok;
        }

        var where = EventReader.WorkspaceOf(envelope);
        if (envelope.Object("event"u8) is not { } happened) return SlackAck.Malformed;
        if (happened.Text("type"u8) is "app_uninstalled") return await Removed(where, "the app was uninstalled", envelope, cancel);
        if (happened.Text("type"u8) is "tokens_revoked")
            return happened.Object("tokens"u8) is { } tokens && HasAny(tokens, "bot") ? await Removed(where, "the bot's token was revoked", envelope, cancel) : SlackAck.Ok;
        if (await Find(where, cancel) is not { } installation || EventReader.Read(envelope, installation) is not { } occasion) return SlackAck.Ok;
        // First what may fail: what counts as seen would not be taken when it comes again.
        await places.See(occasion.Incoming, cancel);
        if (!IsNew(occasion)) return SlackAck.Ok;
        var ack = await Within(errands.Start(occasion), delivery, Quick, cancel);
        if (ack.Status == SlackAck.Busy.Status && occasion.Key is { } key) seen.Remove(key);
        return ack;
    }

    private async Task<SlackAck> Command(SlackDelivery delivery, CancellationToken cancel)
    {
        var fields = delivery.Fields;
        var where = CommandReader.WorkspaceOf(fields);
        if (await Find(where, cancel) is not { } installation) return installations.Allows(where) ? SlackErrands.Sorry() : SlackAck.Ok;
        if (CommandReader.Read(fields, installation, options, clock.Time.GetUtcNow()) is not { } occasion) return SlackAck.Malformed;
        return IsNew(occasion) ? await Within(errands.Start(occasion), delivery, Quick, cancel) : SlackAck.Ok;
    }

    private async Task<SlackAck> Interaction(SlackPayload payload, SlackDelivery delivery, CancellationToken cancel)
    {
        if (payload.Type == "block_suggestion") return ModalAnswers.Write(json =>
        {
            json.WriteStartArray("options"u8);
            json.WriteEndArray();
        });
        if (payload.Type is null) return SlackAck.Malformed;
        if (await Find(payload.Workspace, cancel) is not { } installation) return SlackAck.Ok;
        if (interactions.Read(payload, installation) is not { } happened || !IsNew(happened.Occasion)) return SlackAck.Ok;
        if (happened is { Form: { } form, Place: { } place })
        {
            // The modal is on its way while Slack hears that the press came.
            errands.Open(happened.Occasion, form, place);
            return SlackAck.Ok;
        }

        var replies = errands.Start(happened.Occasion);
        return await Within(replies, delivery, happened.Occasion.Modal is { IsSubmitted: true } ? ModalBudget : Quick, cancel);
    }

    private async Task<SlackAck> Removed(SlackWorkspace where, string reason, JsonElement envelope, CancellationToken cancel)
    {
        // One that was allowed once leaves like any other; of one that never was there is nothing to write down.
        if (!installations.Allows(where) && await installations.Kept(where, cancel) is null) return SlackAck.Ok;
        if (envelope.Text("event_id"u8) is { } id && !seen.Add(id)) return SlackAck.Ok;
        var happened = envelope.TryGetProperty("event_time"u8, out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : clock.Time.GetUtcNow();
        try
        {
            await leaving.Leave(where, reason, happened, cancel);
        }
        catch
        {
            if (envelope.Text("event_id"u8) is { } again) seen.Remove(again);
            throw;
        }

        return SlackAck.Ok;
    }

    private bool IsNew(Occasion occasion) => occasion.Key is not { } key || seen.Add(key);

    /// <summary>An installation that is in use. What comes for another is of no use to anybody.</summary>
    private async ValueTask<SlackInstallation?> Find(SlackWorkspace where, CancellationToken cancel)
    {
        if (await installations.Find(where, cancel) is { IsActive: true } installation) return installation;
        if (installations.Allows(where)) Log.Unknown(logger, where.Id);
        return null;
    }

    /// <summary>Done in time, or written down: either way Slack may forget it.</summary>
    private async Task<SlackAck> Within(SlackReplies replies, SlackDelivery delivery, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            return await replies.Ack.WaitAsync(time, clock.Time, cancel);
        }
        catch (TimeoutException)
        {
            try
            {
                var key = await backlog.Keep(delivery, cancel);
                errands.Afterwards(replies, async () => await backlog.Forget(key));
            }
#pragma warning disable CA1031 // Without a store there is little that can be done, and the turn itself says so to the person.
            catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.NotKept(logger, broken);
                return await Within(replies, time < Budget ? Budget : TimeSpan.Zero, cancel);
            }

            replies.Answer(SlackAck.Ok);
            return await replies.Ack;
        }
    }

    private async Task<SlackAck> Within(SlackReplies replies, TimeSpan budget, CancellationToken cancel)
    {
        try
        {
            return await replies.Ack.WaitAsync(budget, clock.Time, cancel);
        }
        catch (TimeoutException)
        {
            replies.Answer(SlackAck.Ok);
            return await replies.Ack;
        }
    }

    private static bool HasAny(JsonElement owner, string name) => owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What came from Slack could not be taken: {Kind}")]
        public static partial void Broken(ILogger logger, Exception exception, SlackDeliveryKind kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack holds back events of workspace {Workspace}: more than 30,000 came within an hour")]
        public static partial void Limited(ILogger logger, string workspace);

        [LoggerMessage(Level = LogLevel.Error, Message = "What came from Slack could not be written down; it goes on, and would be lost if the host died now")]
        public static partial void NotKept(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Something came from the Slack workspace '{Workspace}', where the app is not installed as far as this host knows")]
        public static partial void Unknown(ILogger logger, string workspace);
    }
}
