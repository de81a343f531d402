using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// What Slack gets back for a delivery. Socket Mode acknowledges a 200 with the body as payload if it may have one, and nothing else.
/// </summary>
/// <param name="Status">An HTTP status.</param>
/// <param name="Json">JSON, or no bytes at all: even <c>{}</c> would keep a modal from closing.</param>
internal readonly record struct SlackAck(int Status, ReadOnlyMemory<byte> Json = default)
{
    public static readonly SlackAck Ok = new(StatusCodes.Status200OK);

    public static readonly SlackAck Malformed = new(StatusCodes.Status400BadRequest);

    /// <summary>For Slack to deliver again later.</summary>
    public static readonly SlackAck Later = new(StatusCodes.Status503ServiceUnavailable) { IsTurnedAway = true };

    /// <summary>
    /// True if nothing was done: for want of room, or since nobody can tell just now whose it is. If the host that was to do it died, it
    /// waits on.
    /// </summary>
    public bool IsTurnedAway { get; init; }

    /// <summary>What a command gets that is not done: why, for the one who typed it.</summary>
    public static SlackAck Sorry(string why, Language language)
    {
        var message = BlockKitRenderer.Render(SlackMessages.CardOf(why, language), BlockKitOptions.Plain);
        return Of(json =>
        {
            SlackMessages.WriteAnswer(json, forAll: false, replace: false);
            message.Write(json);
        }) with
        { IsTurnedAway = true };
    }

    /// <summary>The same for a modal that was submitted.</summary>
    public static SlackAck Sorry(ModalView modal, string why, Language language) =>
        Refusal(modal, new InlineAnswer(why, null), language, null) with { IsTurnedAway = true };

    /// <summary>
    /// What is to be mended in a modal (https://docs.slack.dev/surfaces/modals#response_actions): errors at their fields if the modal has
    /// those, else the form anew with the sentence on it.
    /// </summary>
    public static SlackAck Refusal(ModalView modal, InlineAnswer answer, Language language, string? origin)
    {
        if (answer.Card is { } card)
        {
            var errors = BlockKitRenderer.Errors(card).Where(error => modal.Fields.Contains(error.Key, StringComparer.Ordinal)).ToList();
            return errors.Count > 0 ? Errors(errors) : Update(Views.Of(card, origin, modal.Place));
        }

        var text = answer.Text ?? "";
        var sorry = SlackMessages.CardOf(text, language) with { Summary = SlackTexts.Sorry(language) };
        return modal.Fields.Count > 0
            ? Errors([KeyValuePair.Create(modal.Fields.FirstOrDefault(field => field == answer.Field) ?? modal.Fields[0], text)])
            : Update(Views.Of(sorry, origin, modal.Place));
    }

    /// <summary>Another view in the place of the modal that was submitted.</summary>
    public static SlackAck Update(ReadOnlyMemory<byte> view) => Of(json =>
    {
        json.WriteString("response_action"u8, "update"u8);
        json.WritePropertyName("view"u8);
        json.WriteRawValue(view.Span, skipInputValidation: true);
    });

    public static SlackAck Of(Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new SlackAck(StatusCodes.Status200OK, buffer.Written.ToArray());
    }

    private static SlackAck Errors(IReadOnlyList<KeyValuePair<string, string>> errors) => Of(json =>
    {
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteStartObject("errors"u8);
        foreach (var (field, text) in errors) json.WriteString(field, text);
        json.WriteEndObject();
    });
}
