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

    /// <summary>What happened, or null where there is nothing to do: a button that opened a page, a modal that was closed.</summary>
    public Interaction? Read(SlackPayload payload, SlackInstallation installation) => payload.User.Text("id"u8) is not { } user ? null : payload.Type switch
    {
        "block_actions" => Press(payload, user, installation),
        "view_submission" => Submission(payload, user, installation),
        "message_action" or "shortcut" => Shortcut(payload, user, installation),
        _ => null,
    };

    private Interaction? Press(SlackPayload payload, string user, SlackInstallation installation)
    {
        var pressed = payload.Actions.First();
        if (pressed.ValueKind != JsonValueKind.Object) return null;

        // A button that opens a page tells of it too.
        if (pressed.Text("url"u8) is not null || pressed.Text("action_id"u8)?.StartsWith("link", StringComparison.Ordinal) == true) return null;
        var action = BlockKitAction.Read(pressed.Text("value"u8) ?? pressed.Object("selected_option"u8)?.Text("value"u8)) ?? new BlockKitAction { Verb = "" };
        var place = !payload.HasView ? PlaceOf(payload) : BlockKitAction.Read(payload.View.Text("private_metadata"u8)) is { Where: { } where } ? SlackPlace.Read(where) : null;
        place ??= new SlackPlace("", ConversationKind.Personal);
        var isModal = payload.View.Text("type"u8) == "modal";
        var data = payload.View.Object("state"u8)?.Object("values"u8) is { } values ? With(action.Data, BlockKitValues.Read(values)) : action.Data;
        var occasion = OccasionOf(payload, user, installation, place, new ButtonPress(action.Verb ?? "", data, payload.HasView ? OnView : place.MessageId, action.Origin));
        if (payload.HasView) occasion = occasion with { Modal = isModal ? ModalOf(payload.View, place, isSubmitted: false) : null, IsOnHome = !isModal };
        return action.Form is { } form ? new Interaction(occasion) { Form = form, Place = place with { ResponseUrl = IsAlone(place) ? payload.ResponseUrl : null } } : new Interaction(occasion);
    }

    private Interaction? Submission(SlackPayload payload, string user, SlackInstallation installation)
    {
        if (!payload.HasView) return null;
        var view = payload.View;
        var action = BlockKitAction.Read(view.Text("private_metadata"u8)) ?? new BlockKitAction();
        var place = SlackPlace.Read(action.Where) ?? new SlackPlace("", ConversationKind.Personal);
        var values = view.Object("state"u8)?.Object("values"u8) is { } given ? BlockKitValues.Read(given) : [];
        var press = new ButtonPress(action.Verb ?? "", With(action.Data, values), place.MessageId ?? OnView, action.Origin);
        var occasion = OccasionOf(payload, user, installation, place, press);
        return new Interaction(occasion with
        {
            Incoming = occasion.Incoming with { AnswersInline = true },
            Modal = ModalOf(view, place, isSubmitted: true),
            ResponseUrl = ResponseUrl.Of(place.ResponseUrl, options, clock.Time.GetUtcNow()),
        });
    }

    /// <summary>A shortcut's name is a command's; what it is used on is what would have been written behind it.</summary>
    private Interaction? Shortcut(SlackPayload payload, string user, SlackInstallation installation)
    {
        if (payload.CallbackId is not { } command) return null;
        var (text, _) = SlackMarkup.Read(payload.Message.Text("text"u8), installation.BotUserId);
        var data = new Dictionary<string, string> { ["command"] = command, ["arguments"] = text };
        var place = (PlaceOf(payload) ?? new SlackPlace("", ConversationKind.Personal)) with { MessageId = null, Thread = null };
        var occasion = OccasionOf(payload, user, installation, place with { IsGuest = true }, new ButtonPress(CommandButtons.Verb, data, null, null));
        return new Interaction(occasion with { IsElsewhere = place.Kind == ConversationKind.Personal });
    }

    private Occasion OccasionOf(SlackPayload payload, string user, SlackInstallation installation, SlackPlace place, ButtonPress press) =>
        new(installation, new Incoming
        {
            Id = payload.TriggerId ?? "",
            Kind = IncomingKind.Button,
            Address = EventReader.AddressOf(installation, place.Conversation, place.Kind, place.Thread),
            Person = new Person(user, payload.User.Text("name"u8) ?? payload.User.Text("username"u8) ?? ""),
            Button = press,
            ConversationName = ConversationNames.Shown(payload.Channel.Text("name"u8)),
            IsGuest = place.IsGuest || IsAlone(place),
            AnswersInline = place.Kind != ConversationKind.Personal,
        })
        {
            Key = payload.TriggerId,
            TriggerId = payload.TriggerId,
            ResponseUrl = ResponseUrl.Of(payload.ResponseUrl, options, clock.Time.GetUtcNow()),
            IsQuiet = true,
            IsElsewhere = place.Kind == ConversationKind.Personal && (place.Conversation.Length == 0 || IsAlone(place)),
        };

    /// <summary>True where one person alone saw what was pressed.</summary>
    private static bool IsAlone(SlackPlace place) => place.MessageId?.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal) == true;

    /// <summary>Where something happened that was not on a view.</summary>
    public static SlackPlace? PlaceOf(SlackPayload payload)
    {
        if ((payload.Channel.Text("id"u8) ?? payload.Container.Text("channel_id"u8)) is not { } conversation) return null;
        var ts = payload.Container.Text("message_ts"u8) ?? payload.MessageTs;
        var thread = payload.Container.Text("thread_ts"u8) ?? payload.Message.Text("thread_ts"u8);
        return new SlackPlace(conversation, ConversationNames.KindOf(payload.Channel.Text("name"u8)))
        {
            Thread = thread == ts ? null : thread,
            MessageId = ts is null ? null : payload.Container.Flag("is_ephemeral"u8) ? SlackChannel.EphemeralMark + ts : ts,
        };
    }

    public static ModalView ModalOf(JsonElement view, SlackPlace place, bool isSubmitted) => new(
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
