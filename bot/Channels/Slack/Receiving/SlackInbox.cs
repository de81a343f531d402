using System.Text.Json;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;
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

    /// <summary>So much longer it may take to write it down: Slack's own patience is three seconds; a person's is shorter.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(800);

    /// <summary>What is wrong with a form can only be said in this time.</summary>
    public static readonly TimeSpan ModalBudget = TimeSpan.FromMilliseconds(2_300);

    /// <summary>What is then left of the three seconds to write down what was filled in, and for the way back.</summary>
    private static readonly TimeSpan ModalRest = TimeSpan.FromMilliseconds(300);

    /// <summary>Slack sends again what it heard nothing of, for five minutes or more, while the first may still be at work (https://docs.slack.dev/apis/events-api#retries).</summary>
    public static readonly TimeSpan Remembers = TimeSpan.FromHours(1);

    /// <summary>Takes a delivery that is known to come from Slack. Never throws for what is in it.</summary>
    public async Task<SlackAck> Take(SlackDelivery delivery, CancellationToken cancel)
    {
        try
        {
            return await Try(delivery, cancel) ?? await TurnAway(delivery, cancel);
        }
        catch (Exception malformed) when (IsMalformed(malformed))
        {
            return SlackAck.Malformed;
        }
    }

    /// <returns>Null where it can't be done just now.</returns>
    private async Task<SlackAck?> Try(SlackDelivery delivery, CancellationToken cancel)
    {
        try
        {
            if (delivery.Kind == SlackDeliveryKind.Command) return await Command(delivery, cancel);
            using var document = JsonDocument.Parse(delivery.Json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return SlackAck.Malformed;
            return delivery.Kind == SlackDeliveryKind.Event ? await Event(document.RootElement, delivery, cancel) : await Interaction(new SlackPayload(document.RootElement), delivery, cancel);
        }
#pragma warning disable CA1031 // A store that can't be reached is no 500: Slack sends events again, and a person reads a sentence.
        catch (Exception broken) when (!cancel.IsCancellationRequested && !IsMalformed(broken))
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken, delivery.Kind);
            return null;
        }
    }

    /// <summary>Slack sends events again. A person is asked to, in whichever way needs no installation.</summary>
    private async Task<SlackAck> TurnAway(SlackDelivery delivery, CancellationToken cancel)
    {
        if (delivery.Kind == SlackDeliveryKind.Event) return SlackAck.Busy;
        if (delivery.Kind == SlackDeliveryKind.Command) return SlackErrands.Sorry();
        using var document = JsonDocument.Parse(delivery.Json);
        var payload = new SlackPayload(document.RootElement);
        if (payload is { Type: "view_submission", HasView: true }) return SlackErrands.Sorry(InteractionReader.ModalOf(payload.View, new SlackPlace("", ConversationKind.Personal), isSubmitted: true));

        // On a Home tab or in a modal a press has no address: there Slack's own sign that it failed is all the person gets.
        return ResponseUrl.Of(payload.ResponseUrl, options, clock.Time.GetUtcNow()) is { } url && await errands.Sorry(url, InteractionReader.PlaceOf(payload)?.Thread, cancel) ? SlackAck.Ok : SlackAck.Busy;
    }

    /// <summary>Half a surrogate pair parses, and only shows when it is read.</summary>
    private static bool IsMalformed(Exception wrong) => wrong is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" };

    private async Task<SlackAck?> Event(JsonElement envelope, SlackDelivery delivery, CancellationToken cancel)
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
        var (installation, isCertain) = await Find(where, cancel);
        if (!isCertain) return null;
        if (installation is null || EventReader.Read(envelope, installation) is not { } occasion) return SlackAck.Ok;
        // First what may fail: what counts as seen would not be taken when it comes again.
        await places.See(occasion.Incoming, cancel);
        return IsNew(occasion) ? await Start(occasion, delivery, Quick, cancel) : SlackAck.Ok;
    }

    private async Task<SlackAck?> Command(SlackDelivery delivery, CancellationToken cancel)
    {
        var fields = delivery.Fields;
        var where = CommandReader.WorkspaceOf(fields);
        var (installation, isCertain) = await Find(where, cancel);
        if (!isCertain) return null;
        if (installation is null) return installations.Allows(where) ? SlackErrands.Sorry() with { IsTurnedAway = false } : SlackAck.Ok;
        if (CommandReader.Read(fields, installation, options, clock.Time.GetUtcNow()) is not { } occasion) return SlackAck.Malformed;
        return IsNew(occasion) ? await Start(occasion, delivery, Quick, cancel) : SlackAck.Ok;
    }

    private async Task<SlackAck?> Interaction(SlackPayload payload, SlackDelivery delivery, CancellationToken cancel)
    {
        if (payload.Type == "block_suggestion") return ModalAnswers.Write(json =>
        {
            json.WriteStartArray("options"u8);
            json.WriteEndArray();
        });
        if (payload.Type is null) return SlackAck.Malformed;
        var (installation, isCertain) = await Find(payload.Workspace, cancel);
        if (!isCertain) return null;
        if (installation is null || interactions.Read(payload, installation) is not { } happened || !IsNew(happened.Occasion)) return SlackAck.Ok;
        if (happened is { Form: { } form, Place: { } place })
        {
            // The modal is on its way while Slack hears that the press came.
            errands.Open(happened.Occasion, form, place);
            return SlackAck.Ok;
        }

        return await Start(happened.Occasion, delivery, happened.Occasion.Modal is { IsSubmitted: true } ? ModalBudget : Quick, cancel);
    }

    private async Task<SlackAck> Start(Occasion occasion, SlackDelivery delivery, TimeSpan time, CancellationToken cancel)
    {
        var ack = await Within(errands.Start(occasion), delivery, time, cancel);

        // What comes again, or was left by a host that died, is then new.
        if (ack.IsTurnedAway && occasion.Key is { } key) seen.Remove(key);
        return ack;
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
    private async ValueTask<(SlackInstallation? Installation, bool IsCertain)> Find(SlackWorkspace where, CancellationToken cancel)
    {
        var found = await installations.Look(where, cancel);
        if (found is { Installation.IsActive: true } or { IsCertain: false }) return found;
        if (installations.Allows(where)) Log.Unknown(logger, where.Id);
        return (null, true);
    }

    /// <summary>Done in time, or written down: either way Slack may forget it. Where a store is slow at both, Slack hears in time all the same.</summary>
    private async Task<SlackAck> Within(SlackReplies replies, SlackDelivery delivery, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            return await replies.Ack.WaitAsync(time, clock.Time, cancel);
        }
        catch (TimeoutException)
        {
            errands.Follow(() => Keep(replies, delivery));
            return await Within(replies, time < Budget ? Budget : ModalRest, cancel);
        }
    }

    /// <summary>Writes it down, and takes it out again once the event is seen through, or where Slack heard meanwhile that nothing is to be done.</summary>
    private async Task Keep(SlackReplies replies, SlackDelivery delivery)
    {
        Key key;
        try
        {
            key = await backlog.Keep(delivery, CancellationToken.None);
        }
#pragma warning disable CA1031 // Without a store there is little that can be done, and the turn itself says so to the person.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.NotKept(logger, broken);
            return;
        }

        replies.Answer(SlackAck.Ok);
        if (await replies.Whole || (await replies.Ack).IsTurnedAway) await backlog.Forget(key);
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
