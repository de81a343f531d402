using System.Text.Json;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>A delivery → what is to be done about it. What only concerns an installation, such as that it is gone, is done here.</summary>
internal sealed partial class SlackReader(
    SlackInstallations installations, SlackPlaces places, SlackLeaving leaving, SlackOptions options, SlackClock clock,
    ILogger<SlackReader> logger)
{
    /// <summary>True if Slack or the store has to be asked whose a delivery is: it may take longer than Slack waits.</summary>
    public bool HasToAsk => !installations.IsByToken || !installations.IsOwnKnown;

    /// <summary>Null if it can't be done just now. Throws for what is malformed.</summary>
    public async Task<SlackReading?> Read(SlackDelivery delivery, CancellationToken cancel)
    {
        if (delivery.Kind == SlackDeliveryKind.Command) return await Command(delivery.Fields, cancel);
        using var document = JsonDocument.Parse(delivery.Json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return SlackAck.Malformed;
        return delivery.Kind == SlackDeliveryKind.Event
            ? await Event(document.RootElement, cancel)
            : await Interaction(new SlackPayload(document.RootElement), cancel);
    }

    private async Task<SlackReading?> Event(JsonElement envelope, CancellationToken cancel)
    {
        switch (envelope.Text("type"u8))
        {
            case "url_verification":
                var challenge = envelope.Text("challenge"u8) ?? "";
                return SlackAck.Of(json => json.WriteString("challenge"u8, challenge));
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
        if (happened.Text("type"u8) is "app_uninstalled") return await Left(where, "the app was uninstalled", envelope, cancel);
        if (happened.Text("type"u8) is "tokens_revoked")
            return happened.Object("tokens"u8) is { } tokens && HasAny(tokens, "bot")
                ? await Left(where, "the bot's token was revoked", envelope, cancel)
                : SlackAck.Ok;
        var (installation, isCertain) = await Find(where, cancel);
        if (!isCertain) return null;
        if (installation is null || EventReader.Read(envelope, installation) is not { } request) return SlackAck.Ok;
        request = await AtHome(request, cancel);
        await places.See(request.Incoming, cancel);
        return request;
    }

    private async Task<SlackReading?> Command(IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        var where = CommandReader.WorkspaceOf(fields);
        var (installation, isCertain) = await Find(where, cancel);
        if (installation is null) return Unknown(where, isCertain);
        return CommandReader.Read(fields, installation, options, clock.Time.GetUtcNow()) is { } request
            ? await AtHome(request, cancel)
            : SlackAck.Malformed;
    }

    private async Task<SlackReading?> Interaction(SlackPayload payload, CancellationToken cancel)
    {
        if (payload.Type == "block_suggestion") return SlackAck.Of(json =>
        {
            json.WriteStartArray("options"u8);
            json.WriteEndArray();
        });
        if (payload.Type is null) return SlackAck.Malformed;
        var (installation, isCertain) = await Find(payload.Workspace, cancel);
        if (installation is null) return Unknown(payload.Workspace, isCertain);
        return InteractionReader.Read(payload, installation, options, clock.Time.GetUtcNow()) is { } request
            ? await AtHome(request, cancel)
            : SlackAck.Ok;
    }

    /// <summary>
    /// A person waits: they are told that the bot is not set up right, unless it is not for them or nobody can tell just now.
    /// </summary>
    private SlackReading? Unknown(SlackWorkspace where, bool isCertain)
    {
        if (isCertain && !installations.Allows(where)) return SlackAck.Ok;
        return isCertain || installations.OwnRefused is not null ? SlackReading.NotSetUp : default(SlackReading?);
    }

    /// <summary>One workspace alone shares no channel with another that has the app.</summary>
    private async ValueTask<SlackRequest> AtHome(SlackRequest request, CancellationToken cancel) =>
        installations.IsByToken ? request : request with { Incoming = await places.AtHome(request.Incoming, cancel) };

    private async Task<SlackReading?> Left(SlackWorkspace where, string reason, JsonElement envelope, CancellationToken cancel)
    {
        // One that was allowed once leaves like any other; of one that never was there is nothing to write down.
        if (!installations.Allows(where) && await installations.Kept(where, cancel) is null) return SlackAck.Ok;
        await leaving.Leave(where, reason, TimeOf(envelope) ?? clock.Time.GetUtcNow(), cancel);
        return SlackAck.Ok;
    }

    private static DateTimeOffset? TimeOf(JsonElement envelope) =>
        envelope.Member("event_time"u8) is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>An installation that is in use. What comes for another is of no use to anybody.</summary>
    private async ValueTask<(SlackInstallation? Installation, bool IsCertain)> Find(SlackWorkspace where, CancellationToken cancel)
    {
        var found = await installations.Look(where, cancel);
        if (found is { Installation.IsActive: true } or { IsCertain: false }) return found;
        if (installations.Allows(where)) Log.Unknown(logger, where.Id);
        return (null, true);
    }

    private static bool HasAny(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Slack holds back events of workspace {Workspace}: more than 30,000 came within an hour")]
        public static partial void Limited(ILogger logger, string workspace);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Something came from the Slack workspace '{Workspace}', where the app is not installed as far as this host knows")]
        public static partial void Unknown(ILogger logger, string workspace);
    }
}

/// <summary>What a delivery comes to.</summary>
/// <param name="Request">To be run; null if there is nothing to run.</param>
/// <param name="Ack">What Slack gets back at once if there is nothing to run.</param>
internal readonly record struct SlackReading(SlackRequest? Request, SlackAck Ack)
{
    /// <summary>The bot can't answer there, and won't as long as nobody mends its settings.</summary>
    public static readonly SlackReading NotSetUp = new(null, SlackAck.Ok) { IsNotSetUp = true };

    public bool IsNotSetUp { get; private init; }

    public static implicit operator SlackReading(SlackRequest request) => new(request, default);

    public static implicit operator SlackReading(SlackAck ack) => new(null, ack);
}
