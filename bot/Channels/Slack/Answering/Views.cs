using System.Buffers;
using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>Modals and the Home tab: <c>views.open</c>, <c>views.push</c>, <c>views.update</c>, <c>views.publish</c>.</summary>
internal sealed class Views(SlackClient client, SlackForms forms)
{
    /// <summary>The <c>callback_id</c> of the modal that asks for a channel, and the field it asks in.</summary>
    public const string ChannelChoice = "channel";

    /// <summary>
    /// A modal that asks which channel a command is for, by Slack's own menu of them
    /// (https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element).
    /// </summary>
    public static byte[] Channels(string command, Language language)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "modal"u8);
            json.WriteString("callback_id"u8, ChannelChoice);
            json.WriteString("private_metadata"u8,
                new BlockKitAction { Verb = CommandButtons.Verb, Data = new Dictionary<string, string> { ["command"] = command } }.Write());
            Plain(json, "title"u8, SlackTexts.WhichChannel(language));
            Plain(json, "submit"u8, SlackTexts.GoOn(language));
            Plain(json, "close"u8, SlackTexts.Cancel(language));
            json.WriteStartArray("blocks"u8);
            json.WriteStartObject();
            json.WriteString("type"u8, "input"u8);
            json.WriteString("block_id"u8, ChannelChoice);
            Plain(json, "label"u8, SlackTexts.ChannelLabel(language));
            json.WriteBoolean("optional"u8, false);
            json.WriteStartObject("element"u8);
            json.WriteString("type"u8, "conversations_select"u8);
            json.WriteString("action_id"u8, "value"u8);
            json.WriteBoolean("default_to_current_conversation"u8, true);
            json.WriteStartObject("filter"u8);
            json.WriteStartArray("include"u8);
            json.WriteStringValue("public"u8);
            json.WriteStringValue("private"u8);
            json.WriteEndArray();
            json.WriteBoolean("exclude_bot_users"u8, true);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Plain(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, text);
        json.WriteBoolean("emoji"u8, true);
        json.WriteEndObject();
    }

    /// <summary>A card as a modal: with its own form, or to read.</summary>
    public static byte[] Of(Card card, string? origin, SlackPlace place)
    {
        var options = new BlockKitOptions { Origin = origin };
        return BlockKitRenderer.Placed((BlockKitRenderer.Form(card, options)?.View ?? BlockKitRenderer.Reading(card, options).View).Span,
            place.Write());
    }

    /// <summary>Opens a modal by a trigger: upon the one that the press was in, if it was in one.</summary>
    public ValueTask<SlackAnswer> Open(SlackRequest request, string trigger, ReadOnlyMemory<byte> view, CancellationToken cancel) =>
        Call(request, request.Modal is { IsSubmitted: false } ? "views.push" : "views.open", ("trigger_id", trigger), view,
            isRepeatable: false, cancel);

    /// <summary>Puts another view in an open modal's place.</summary>
    public ValueTask<SlackAnswer> Update(SlackRequest request, string viewId, ReadOnlyMemory<byte> view, CancellationToken cancel) =>
        Call(request, "views.update", ("view_id", viewId), view, isRepeatable: true, cancel);

    /// <summary>Shows the person's Home tab.</summary>
    public async ValueTask<SlackAnswer> Publish(SlackRequest request, BlockKitHome home, CancellationToken cancel)
    {
        await forms.Keep(home.Forms, SlackForms.Shared, request.Incoming.Address, request.Incoming.Person, cancel);
        var place = new SlackPlace(request.Incoming.Address.Conversation, ConversationKind.Personal);
        var view = BlockKitRenderer.Placed(home.View.Span, place.Write());
        return await Call(request, "views.publish", ("user_id", request.UserId), view, isRepeatable: true, cancel);
    }

    /// <summary>A card as a modal that waits for nothing but to be read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> Reading(SlackRequest request, Card card, string? origin, SlackPlace place,
        CancellationToken cancel)
    {
        var reading = BlockKitRenderer.Reading(card, new BlockKitOptions { Origin = origin });
        await forms.Keep(reading.Forms, SlackForms.Personal, request.Incoming.Address, request.Incoming.Person, cancel);
        return BlockKitRenderer.Placed(reading.View.Span, place.Write());
    }

    /// <summary>The form of a button, as it was kept.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> Form(OpenedForm form, CancellationToken cancel) =>
        await forms.Find(form.Id, cancel) is { } view
            ? BlockKitRenderer.Placed(view.Span, form.Place.Write())
            : default(ReadOnlyMemory<byte>?);

    private ValueTask<SlackAnswer> Call(
        SlackRequest request, string method, (string Name, string Value) by, ReadOnlyMemory<byte> view, bool isRepeatable,
        CancellationToken cancel) =>
        client.Call(request.Installation, new SlackCall(method, SlackBody.Json(json =>
        {
            json.WriteString(by.Name, by.Value);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(view.Span, skipInputValidation: true);
        }))
        { IsRepeatable = isRepeatable, MayFail = ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "not_found"] },
            cancel);
}
