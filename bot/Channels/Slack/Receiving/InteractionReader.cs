using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Answering;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Receiving;

/// <summary>
/// A press, a shortcut or a modal that was submitted → <see cref="SlackRequest"/>
/// (https://docs.slack.dev/interactivity/handling-user-interaction).
/// </summary>
internal static class InteractionReader
{
    private static readonly SlackPlace Nowhere = new("", ConversationKind.Personal);

    /// <summary>What happened, or null if there is nothing to do: a button that opened a page, a modal that was closed.</summary>
    public static SlackRequest? Read(SlackPayload payload, SlackInstallation installation, SlackOptions options, DateTimeOffset now)
    {
        if (payload.User.Text("id"u8) is null) return null;
        return payload.Type switch
        {
            "block_actions" => Press(payload, installation, url => ResponseUrl.Of(url, options, now)),
            "view_submission" => Submission(payload, installation, url => ResponseUrl.Of(url, options, now)),
            "message_action" or "shortcut" => Shortcut(payload, installation, url => ResponseUrl.Of(url, options, now)),
            _ => null,
        };
    }

    private static SlackRequest? Press(SlackPayload payload, SlackInstallation installation, Func<string?, ResponseUrl?> urls)
    {
        var pressed = payload.Actions.First();
        if (pressed.ValueKind != JsonValueKind.Object) return null;

        // A button that opens a page tells of it too.
        if (pressed.Text("url"u8) is not null || pressed.Text("action_id"u8)?.StartsWith("link", StringComparison.Ordinal) == true)
            return null;
        var action = BlockKitAction.Read(pressed.Text("value"u8) ?? pressed.Object("selected_option"u8)?.Text("value"u8))
            ?? new BlockKitAction { Verb = "" };
        var place = !payload.HasView
            ? PlaceOf(payload)
            : BlockKitAction.Read(payload.View.Text("private_metadata"u8)) is { Where: { } where } ? SlackPlace.Read(where) : null;
        place ??= Nowhere;
        var data = payload.View.Object("state"u8)?.Object("values"u8) is { } values
            ? With(action.Data, BlockKitValues.Read(values, SlackEmoji.Read))
            : action.Data;
        var press = new ButtonPress(action.Verb ?? "", data, payload.HasView ? ModalView.AsMessage : place.MessageId, action.Origin);
        var request = RequestOf(payload, installation, place, press, urls);
        var isModal = payload.View.Text("type"u8) == "modal";
        if (payload.HasView)
            request = request with { Modal = isModal ? ModalOf(payload.View, place, isSubmitted: false) : null, IsOnHome = !isModal };
        if (action.Form is not { } form) return request;
        return request with { Form = new OpenedForm(form, place with { ResponseUrl = IsAlone(place) ? payload.ResponseUrl : null }) };
    }

    private static SlackRequest? Submission(SlackPayload payload, SlackInstallation installation, Func<string?, ResponseUrl?> urls)
    {
        if (!payload.HasView) return null;
        var view = payload.View;
        var action = BlockKitAction.Read(view.Text("private_metadata"u8)) ?? new BlockKitAction();
        var place = SlackPlace.Read(action.Where) ?? Nowhere;
        var values = view.Object("state"u8)?.Object("values"u8) is { } given ? BlockKitValues.Read(given, SlackEmoji.Read) : [];
        if (view.Text("callback_id"u8) == Views.ChannelChoice && values.GetValueOrDefault(Views.ChannelChoice) is { Length: > 0 } chosen)
            place = new SlackPlace(chosen, ConversationKind.Channel) { IsGuest = true };
        var press = new ButtonPress(action.Verb ?? "", With(action.Data, values), place.MessageId ?? ModalView.AsMessage, action.Origin);
        var request = RequestOf(payload, installation, place, press, urls);
        return request with
        {
            Incoming = request.Incoming with { AnswersInline = true },
            Modal = ModalOf(view, place, isSubmitted: true),
            ResponseUrl = urls(place.ResponseUrl),
        };
    }

    /// <summary>A shortcut's name is a command's; what it is used on is what would have been written behind it.</summary>
    private static SlackRequest? Shortcut(SlackPayload payload, SlackInstallation installation, Func<string?, ResponseUrl?> urls)
    {
        if (payload.CallbackId is not { } command) return null;
        var (text, mentions) = SlackMarkup.Read(payload.Message.Text("text"u8), installation.BotUserId);
        var data = new Dictionary<string, string> { ["command"] = command, ["arguments"] = text };
        var place = (PlaceOf(payload) ?? Nowhere) with { MessageId = null, Thread = null, IsGuest = true };
        var press = new ButtonPress(CommandButtons.Verb, data, null, null);
        var request = RequestOf(payload, installation, place, press, urls);
        var isOwn = payload.Message.Text("user"u8) is { } author && author == installation.BotUserId
            || (payload.Message.Text("bot_id"u8) is { } bot && bot == installation.BotId);
        return request with
        {
            Incoming = request.Incoming with { Mentions = mentions, Refusal = isOwn ? TurnTexts.MyOwnMessage() : null },
            Message = (payload.Message.Text("ts"u8) ?? payload.MessageTs) is { } ts ? (place.Conversation, ts) : null,
            IsElsewhere = place.Kind == ConversationKind.Personal,
            Unplaced = payload.Type == "shortcut" ? command : null,
        };
    }

    private static SlackRequest RequestOf(
        SlackPayload payload, SlackInstallation installation, SlackPlace place, ButtonPress press, Func<string?, ResponseUrl?> urls) =>
        new(installation, new Incoming
        {
            Id = payload.TriggerId ?? "",
            Kind = IncomingKind.Button,
            Address = EventReader.AddressOf(installation, place.Conversation, place.Kind, place.Thread),
            Person = new Person(payload.User.Text("id"u8)!, payload.User.Text("name"u8) ?? payload.User.Text("username"u8) ?? ""),
            Button = press,
            ConversationName = ConversationNames.Shown(payload.Channel.Text("name"u8)),
            IsGuest = place.IsGuest || IsAlone(place),
            IsQuiet = place.Kind != ConversationKind.Personal,
            AnswersInline = place.Kind != ConversationKind.Personal,
        })
        {
            Key = payload.TriggerId,
            TriggerId = payload.TriggerId,
            ResponseUrl = urls(payload.ResponseUrl),
            IsQuiet = true,
            IsElsewhere = place.Kind == ConversationKind.Personal && (place.Conversation.Length == 0 || IsAlone(place)),
        };

    /// <summary>True if one person alone saw what was pressed.</summary>
    private static bool IsAlone(SlackPlace place) =>
        place.MessageId?.StartsWith(SlackChannel.EphemeralMark, StringComparison.Ordinal) == true;

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
        [.. view.Items("blocks"u8).Where(block => block.Text("type"u8) == "input").Select(block => block.Text("block_id"u8))
            .OfType<string>()],
        place,
        isSubmitted);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> data, Dictionary<string, string> values)
    {
        // What the form carries counts for more than what was typed under the same name.
        foreach (var (name, value) in data) values[name] = value;
        return values;
    }
}
