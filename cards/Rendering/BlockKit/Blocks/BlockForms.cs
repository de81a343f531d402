using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>Cards as modals.</summary>
internal static class BlockForms
{
    /// <summary>The form of the card's own fields, or null if it has none that could be sent.</summary>
    public static BlockKitForm? Own(Card card, BlockKitOptions options, List<BlockKitForm> forms, bool isShownToo = true) =>
        CardWalk.Inputs(card).Any() && Submit(card, options) is { SendsInputs: true }
            ? Add(card, TitleOf(card), options, forms, isShownToo)
            : null;

    /// <summary>The form of a card that a button unfolds, put among the others.</summary>
    public static BlockKitForm Add(Card card, string title, BlockKitOptions options, List<BlockKitForm> forms, bool isShownToo = false)
    {
        var submit = Submit(card, options);
        var metadata = submit is null ? new BlockKitAction { Origin = options.Origin } : BlockKitAction.Of(submit, options.Origin);
        var close = submit is null ? BlockKitTexts.Close(card.Language) : BlockKitTexts.Cancel(card.Language);
        var view = View(card, new ModalFrame(title, submit?.Title, close, "form", metadata.Write()), options, forms, isShownToo);
        var form = new BlockKitForm(Base64Url.EncodeToString(SHA256.HashData(view).AsSpan(0, 16)), view);
        if (!forms.Exists(other => other.Id == form.Id)) forms.Add(form);
        return form;
    }

    public static string TitleOf(Card card) =>
        CardWalk.Elements(card).OfType<TextBlock>().FirstOrDefault(text => text.Style is TextStyle.Title)?.Text ?? card.Summary;

    /// <summary>The whole view.</summary>
    public static byte[] View(Card card, ModalFrame frame, BlockKitOptions options, List<BlockKitForm> forms, bool isShownToo) =>
        View(card, frame, options, forms, Submit(card, options), isShownToo);

    /// <summary>
    /// The same with the button that is the modal's own; null if the card is there to be read, with all its buttons on it.
    /// </summary>
    public static byte[] View(Card card, ModalFrame frame, BlockKitOptions options, List<BlockKitForm> forms, ActionExecute? submit,
        bool isShownToo)
    {
        // Tables stand in messages only, not in views.
        options = options with { NewestBlocks = false };
        var title = new[] { frame.Title, card.Summary }.Select(CleanText.Line).FirstOrDefault(line => line.Length > 0) ?? "…";
        var kept = forms.Count;
        using var blocks = Fitting(dense =>
        {
            forms.RemoveRange(kept, forms.Count - kept);
            var list = new BlockList();
            new BlockBody(list, options, forms, dense).WriteForm(card, title.Length <= SlackLimits.ModalTitle ? title : null,
                submit, isShownToo);
            if (list.Count == 0) new BlockTexts(list, dense).Write(new TextBlock(card.Summary), isQuote: false);
            return list;
        }, SlackLimits.ViewBlocks);
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output, BlockList.Compact))
        {
            json.WriteStartObject();
            json.WriteString("type", "modal");
            json.WriteString("callback_id", frame.CallbackId);
            WritePlain(json, "title", title);
            if (frame.Submit is { } label) WritePlain(json, "submit", CleanText.Line(label));
            WritePlain(json, "close", CleanText.Line(frame.Close));
            json.WriteString("private_metadata", frame.PrivateMetadata);
            json.WritePropertyName("blocks");
            json.WriteRawValue(blocks.Array(BlockPages.OneView(blocks)), skipInputValidation: true);
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The blocks with room around them, or, if those are too many, close together.</summary>
    public static BlockList Fitting(Func<bool, BlockList> write, int most)
    {
        var blocks = write(false);
        if (blocks.Count <= most) return blocks;
        blocks.Dispose();
        return write(true);
    }

    /// <summary>The button that becomes the modal's own: the one that people mostly want, if it sends the fields.</summary>
    public static ActionExecute? Submit(Card card, BlockKitOptions options)
    {
        var all = CardWalk.Actions(card).OfType<ActionExecute>()
            .Where(action => CleanText.Line(action.Title).Length > 0 && BlockKitAction.Of(action, options.Origin).Fits).ToList();
        if (CardWalk.Inputs(card).Any()) all.RemoveAll(action => !action.SendsInputs);
        return all.Find(action => action.Style is ActionStyle.Positive) ?? all.FirstOrDefault();
    }

    private static void WritePlain(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackText.ShortenTitle(text, SlackLimits.ModalTitle));
        json.WriteBoolean("emoji", true);
        json.WriteEndObject();
    }
}

/// <summary>What is around a modal's blocks.</summary>
internal sealed record ModalFrame(string Title, string? Submit, string Close, string CallbackId, string PrivateMetadata);
