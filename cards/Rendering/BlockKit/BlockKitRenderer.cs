using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Cards.Rendering.BlockKit.Blocks;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>
/// Card → Slack's Block Kit (https://docs.slack.dev/block-kit): messages, modals and Home tabs, within every limit.
/// A field can't stand in a message, so a card with fields gets a button that opens them as a modal.
/// </summary>
public static class BlockKitRenderer
{
    private static readonly byte[] Nothing = "[]"u8.ToArray();

    /// <summary>The card as a message.</summary>
    public static BlockKitMessage Render(Card card, BlockKitOptions options)
    {
        var forms = new List<BlockKitForm>();
        using var blocks = BlockForms.Fitting(dense =>
        {
            forms.Clear();
            var list = new BlockList();
            new BlockBody(list, options, forms, dense).WriteShown(card, BlockForms.Own(card, options, forms));
            return list;
        }, SlackLimits.MessageBlocks);
        var pages = BlockPages.Messages(blocks);
        var messages = new BlockKitMessage[Math.Max(1, pages.Count)];
        messages[0] = new BlockKitMessage(SlackFallback.Of(card), pages.Count == 0 ? Nothing : blocks.Array(pages[0])) { Forms = forms };
        for (var page = 1; page < pages.Count; page++)
        {
            var array = blocks.Array(pages[page]);
            messages[page] = new BlockKitMessage(SlackFallback.Of(card.Summary, page + 1, pages.Count, array), array);
        }

        return pages.Count < 2 ? messages[0] : messages[0] with { Overflow = messages[1..] };
    }

    /// <summary>The card's own fields as a modal with the card's button, or null if it has none: for a dialog that opens at once.</summary>
    /// <param name="card">With its fields.</param>
    /// <param name="options">As for a message.</param>
    /// <param name="isWhole">True if the buttons that don't send the fields are to be in the modal too.</param>
    public static BlockKitForm? Form(Card card, BlockKitOptions options, bool isWhole = false) =>
        BlockForms.Own(card, options, [], isShownToo: !isWhole);

    /// <summary>The card as a modal under the caller's own title, buttons and private metadata.</summary>
    public static byte[] Modal(Card card, string title, string? submit, string close, string callbackId, string privateMetadata,
        BlockKitOptions options) =>
        BlockForms.View(card, new ModalFrame(title, submit, close, callbackId, privateMetadata), options, [], isShownToo: true);

    /// <summary>The card as a modal to read, with its buttons; one with fields gets a button that opens them, as in a message.</summary>
    public static BlockKitReading Reading(Card card, BlockKitOptions options)
    {
        var forms = new List<BlockKitForm>();
        var frame = new ModalFrame(BlockForms.TitleOf(card), null, BlockKitTexts.Close(card.Language), "read",
            new BlockKitAction { Origin = options.Origin }.Write());
        return new BlockKitReading(BlockForms.View(card, frame, options, forms, submit: null, isShownToo: false), forms);
    }

    /// <summary>
    /// A modal's view with the channel's note of where it is opened from; comes back as <see cref="BlockKitAction.Where"/>.
    /// </summary>
    /// <param name="view">A <see cref="BlockKitForm.View"/>, as it was kept.</param>
    /// <param name="where">Short: it shares <see cref="SlackLimits.Metadata"/> characters with the button's data.</param>
    public static byte[] Placed(ReadOnlySpan<byte> view, string where)
    {
        var reader = new Utf8JsonReader(view);
        var json = JsonNode.Parse(ref reader)!.AsObject();
        var action = BlockKitAction.Read(json["private_metadata"]?.GetValue<string>()) ?? new BlockKitAction();
        json["private_metadata"] = (action with { Where = where }).Write();
        var output = new ArrayBufferWriter<byte>(view.Length + 128);
        using (var writer = new Utf8JsonWriter(output, BlockList.Compact)) json.WriteTo(writer);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What was wrong with the values that were sent, by <c>block_id</c>: the <c>errors</c> of a <c>response_action</c>.</summary>
    public static IReadOnlyDictionary<string, string> Errors(Card card) => CardWalk.Inputs(card)
        .Where(input => !string.IsNullOrWhiteSpace(input.Error)).DistinctBy(input => input.Id)
        .ToDictionary(input => input.Id, input => CleanText.Line(input.Error!));

    /// <summary>
    /// Cards below each other on a person's Home tab, the most important first: from one that is too full, texts are left out from the end.
    /// </summary>
    public static BlockKitHome Home(IReadOnlyList<Card> cards, BlockKitOptions options)
    {
        options = options with { NewestBlocks = false };
        var forms = new List<BlockKitForm>();
        using var blocks = BlockForms.Fitting(dense =>
        {
            forms.Clear();
            var list = new BlockList();
            var body = new BlockBody(list, options, forms, dense);
            foreach (var card in cards)
            {
                if (list.Count > 0) body.Divide();
                body.WriteShown(card, BlockForms.Own(card, options, forms));
            }

            return list;
        }, SlackLimits.ViewBlocks);
        var output = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(output, BlockList.Compact))
        {
            json.WriteStartObject();
            json.WriteString("type", "home");
            json.WritePropertyName("blocks");
            json.WriteRawValue(blocks.Array(BlockPages.OneView(blocks)), skipInputValidation: true);
            json.WriteEndObject();
        }

        return new BlockKitHome(output.WrittenSpan.ToArray(), forms);
    }
}
