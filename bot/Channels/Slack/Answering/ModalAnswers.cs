using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>What a modal that was sent gets back: nothing at all closes it (https://docs.slack.dev/surfaces/modals#response_actions).</summary>
internal static class ModalAnswers
{
    /// <summary>What is to be mended: errors at their fields where the modal has those, else the form anew with the sentence on it.</summary>
    public static SlackAck Refusal(ModalView modal, InlineAnswer answer, Language language, string? origin)
    {
        if (answer.Card is { } card)
        {
            var errors = BlockKitRenderer.Errors(card).Where(error => modal.Fields.Contains(error.Key, StringComparer.Ordinal)).ToList();
            return errors.Count > 0 ? Errors(errors) : Update(View(card, origin, modal.Place));
        }

        var text = answer.Text ?? "";
        return modal.Fields.Count > 0 ? Errors([KeyValuePair.Create(modal.Fields[0], text)]) : Update(View(Sorry(text, language), origin, modal.Place));
    }

    /// <summary>A card as a modal: with its own form, or to read.</summary>
    public static byte[] View(Card card, string? origin, SlackPlace place)
    {
        var options = new BlockKitOptions { Origin = origin };
        return BlockKitRenderer.Placed((BlockKitRenderer.Form(card, options)?.View ?? BlockKitRenderer.Reading(card, options).View).Span, place.Write());
    }

    private static Card Sorry(string text, Language language) => SlackMessages.CardOf(text, language) with { Summary = SlackTexts.Sorry(language) };

    public static SlackAck Update(ReadOnlyMemory<byte> view) => Write(json =>
    {
        json.WriteString("response_action"u8, "update"u8);
        json.WritePropertyName("view"u8);
        json.WriteRawValue(view.Span, skipInputValidation: true);
    });

    public static SlackAck Errors(IReadOnlyList<KeyValuePair<string, string>> errors) => Write(json =>
    {
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteStartObject("errors"u8);
        foreach (var (field, text) in errors) json.WriteString(field, text);
        json.WriteEndObject();
    });

    public static SlackAck Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return SlackAck.With(buffer.Written.ToArray());
    }
}
