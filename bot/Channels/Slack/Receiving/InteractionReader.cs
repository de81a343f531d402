using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>A press, a shortcut or a modal that was sent → <see cref="Occasion"/> (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
internal sealed class InteractionReader(SlackOptions options, SlackClock clock)
{
    /// <summary>What stands for the message where a press was on something that is none.</summary>
    public const string OnView = "view";

    /// <summary>Which installation it is for: organisation-wide ones have no team; a modal says where its app is installed.</summary>
    public static SlackWorkspace WorkspaceOf(JsonElement payload) => new(
        payload.Object("enterprise"u8)?.Text("id"u8) ?? payload.Object("team"u8)?.Text("enterprise_id"u8),
        payload.Object("view"u8)?.Text("app_installed_team_id"u8) ?? payload.Object("team"u8)?.Text("id"u8) ?? payload.Object("user"u8)?.Text("team_id"u8),
        payload.Flag("is_enterprise_install"u8));

    /// <summary>What happened, or null where there is nothing to do: a button that opened a page, a modal that was closed.</summary>
    public Interaction? Read(JsonElement payload, SlackInstallation installation) => payload.Object("user"u8)?.Text("id"u8) is null ? null : payload.Text("type"u8) switch
    {
        "block_actions" => Press(payload, installation),
        "view_submission" => Submission(payload, installation),
        "message_action" or "shortcut" => Shortcut(payload, installation),
        _ => null,
    };

    private Interaction? Press(JsonElement payload, SlackInstallation installation)
    {
        var pressed = payload.Items("actions"u8).FirstOrDefault();
        if (pressed.ValueKind != JsonValueKind.Object) return null;

        // A button that opens a page tells of it too.
        if (pressed.Text("url"u8) is not null || pressed.Text("action_id"u8)?.StartsWith("link", StringComparison.Ordinal) == true) return null;
        var action = BlockKitAction.Read(pressed.Text("value"u8) ?? pressed.Object("selected_option"u8)?.Text("value"u8)) ?? new BlockKitAction { Verb = "" };
        var view = payload.Object("view"u8);
        var place = view is { } shown ? BlockKitAction.Read(shown.Text("private_metadata"u8)) is { Where: { } where } ? SlackPlace.Read(where) : null : PlaceOf(payload);
        place ??= new SlackPlace("", ConversationKind.Personal);
        var isModal = view?.Text("type"u8) == "modal";
        var data = view?.Object("state"u8)?.Object("values"u8) is { } values ? With(action.Data, BlockKitValues.Read(values)) : action.Data;
        var occasion = OccasionOf(payload, installation, place, new ButtonPress(action.Verb ?? "", data, view is null ? place.MessageId : OnView, action.Origin)) with
        {
            Modal = isModal ? ModalOf(view!.Value, place, isSubmitted: false) : null,
            IsOnHome = view is not null && !isModal,
        };
        return action.Form is { } form ? new Interaction(occasion) { Form = form, Place = place with { ResponseUrl = place.MessageId?.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal) == true ? payload.Text("response_url"u8) : null } } : new Interaction(occasion);
    }

    private Interaction? Submission(JsonElement payload, SlackInstallation installation)
    {
        if (payload.Object("view"u8) is not { } view) return null;
        var action = BlockKitAction.Read(view.Text("private_metadata"u8)) ?? new BlockKitAction();
        var place = SlackPlace.Read(action.Where) ?? new SlackPlace("", ConversationKind.Personal);
        var values = view.Object("state"u8)?.Object("values"u8) is { } given ? BlockKitValues.Read(given) : [];
        var press = new ButtonPress(action.Verb ?? "", With(action.Data, values), place.MessageId ?? OnView, action.Origin);
        var occasion = OccasionOf(payload, installation, place, press);
        return new Interaction(occasion with
        {
            Incoming = occasion.Incoming with { AnswersInline = true },
            Modal = ModalOf(view, place, isSubmitted: true),
            ResponseUrl = ResponseUrl.Of(place.ResponseUrl, options, clock.Time.GetUtcNow()),
        });
    }

    /// <summary>A shortcut's name is a command's; what it is used on is what would have been written behind it.</summary>
    private Interaction? Shortcut(JsonElement payload, SlackInstallation installation)
    {
        if (payload.Text("callback_id"u8) is not { } command) return null;
        var (text, _) = SlackMarkup.Read(payload.Object("message"u8)?.Text("text"u8), installation.BotUserId);
        var data = new Dictionary<string, string> { ["command"] = command, ["arguments"] = text };
        var place = (PlaceOf(payload) ?? new SlackPlace("", ConversationKind.Personal)) with { MessageId = null, Thread = null };
        var occasion = OccasionOf(payload, installation, place with { IsGuest = true }, new ButtonPress(CommandButtons.Verb, data, null, null));
        return new Interaction(occasion with { IsElsewhere = place.Kind == ConversationKind.Personal });
    }

    private Occasion OccasionOf(JsonElement payload, SlackInstallation installation, SlackPlace place, ButtonPress press)
    {
        var user = payload.Object("user"u8)!.Value;
        var trigger = payload.Text("trigger_id"u8);
        var isAlone = place.MessageId?.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal) == true;
        return new Occasion(installation, new Incoming
        {
            Id = trigger ?? "",
            Kind = IncomingKind.Button,
            Address = EventReader.AddressOf(installation, place.Conversation, place.Kind, place.Thread),
            Person = new Person(user.Text("id"u8)!, user.Text("name"u8) ?? user.Text("username"u8) ?? ""),
            Button = press,
            ConversationName = ConversationNames.Shown(payload.Object("channel"u8)?.Text("name"u8)),
            IsGuest = place.IsGuest || isAlone,
            AnswersInline = place.Kind != ConversationKind.Personal,
        })
        {
            Keys = trigger is null ? [] : [trigger],
            TriggerId = trigger,
            ResponseUrl = ResponseUrl.Of(payload.Text("response_url"u8), options, clock.Time.GetUtcNow()),
            IsQuiet = true,
            IsElsewhere = place.Kind == ConversationKind.Personal && (place.Conversation.Length == 0 || isAlone),
        };
    }

    private static SlackPlace? PlaceOf(JsonElement payload)
    {
        var container = payload.Object("container"u8);
        var channel = payload.Object("channel"u8);
        if ((channel?.Text("id"u8) ?? container?.Text("channel_id"u8)) is not { } conversation) return null;
        var ts = container?.Text("message_ts"u8) ?? payload.Text("message_ts"u8);
        var thread = container?.Text("thread_ts"u8) ?? payload.Object("message"u8)?.Text("thread_ts"u8);
        return new SlackPlace(conversation, ConversationNames.KindOf(channel?.Text("name"u8)))
        {
            Thread = thread == ts ? null : thread,
            MessageId = ts is null ? null : container?.Flag("is_ephemeral"u8) == true ? SlackChannel.EphemeralMark + ts : ts,
        };
    }

    private static ModalView ModalOf(JsonElement view, SlackPlace place, bool isSubmitted) => new(
        view.Text("id"u8) ?? "",
        [.. view.Items("blocks"u8).Where(block => block.Text("type"u8) == "input").Select(block => block.Text("block_id"u8)).OfType<string>()],
        place,
        isSubmitted);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> data, Dictionary<string, string> values)
    {
        // What the form carries counts for more than what was typed under the same name.
        foreach (var (name, value) in data) values[name] = value;
        return values;
    }
}

/// <summary>What somebody did.</summary>
/// <param name="Occasion">For the turn; or, where it only opens a form, for the words if that goes wrong.</param>
internal sealed record Interaction(Occasion Occasion)
{
    /// <summary>The form that a button opens, where it does nothing else.</summary>
    public string? Form { get; init; }

    /// <summary>Where that form belongs.</summary>
    public SlackPlace? Place { get; init; }
}
