using System.Buffers;
using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit.Blocks;

namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>A card as one Slack message, with what did not fit and the forms behind its buttons.</summary>
/// <param name="Text">What notifications and screen readers say: never empty, at most <see cref="SlackLimits.Fallback"/>, escaped.</param>
/// <param name="Blocks">The JSON array of blocks, at most <see cref="SlackLimits.MessageBlocks"/>; with none in it only if the card is
/// empty.</param>
public sealed record BlockKitMessage(string Text, ReadOnlyMemory<byte> Blocks)
{
    private byte[]? members;

    /// <summary>What was written down of another is not true of a copy that is about to be changed.</summary>
    private BlockKitMessage(BlockKitMessage other) =>
        (Text, Blocks, Overflow, Forms) = (other.Text, other.Blocks, other.Overflow, other.Forms);

    /// <summary>The rest of a card that is too long for one message: to be posted after it, in its thread, in this order.</summary>
    public IReadOnlyList<BlockKitMessage> Overflow { get; init; } = [];

    /// <summary>
    /// What the buttons with a <see cref="BlockKitAction.Form"/> open. To be kept by the channel under <see cref="BlockKitForm.Id"/> before
    /// the message is sent: a press brings the id back, not the card, and has to be answered with the view within three seconds.
    /// </summary>
    public IReadOnlyList<BlockKitForm> Forms { get; init; } = [];

    /// <summary>
    /// <c>text</c>, <c>blocks</c> and what keeps Slack from reading markup, mentions or links into either, as the members of an object
    /// without its braces. Written once: a message that is the same for all goes out again and again.
    /// </summary>
    public ReadOnlyMemory<byte> Members
    {
        get
        {
            if (members is not null) return members;
            var output = new ArrayBufferWriter<byte>(Blocks.Length + (2 * Text.Length) + 128);
            using (var json = new Utf8JsonWriter(output, BlockList.Compact))
            {
                json.WriteStartObject();
                Write(json);
                json.WriteEndObject();
            }

            return members = output.WrittenSpan[1..^1].ToArray();
        }
    }

    /// <summary>Writes <see cref="Members"/> into the object the caller is writing.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("text"u8, Text);
        json.WriteBoolean("mrkdwn"u8, false);
        json.WriteString("parse"u8, "none"u8);
        json.WriteBoolean("unfurl_links"u8, false);
        json.WriteBoolean("unfurl_media"u8, false);
        if (Blocks.Length <= 2) return;
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(Blocks.Span, skipInputValidation: true);
    }
}

/// <summary>A modal, ready to open. The same form has the same id, so what is kept already need not be kept again.</summary>
/// <param name="Id">Made of the content: 22 letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="View">The view's JSON. Its <c>private_metadata</c> is the <see cref="BlockKitAction"/> of the submit button.</param>
public sealed record BlockKitForm(string Id, ReadOnlyMemory<byte> View);

/// <summary>A modal with nothing to fill in.</summary>
/// <param name="View">The view's JSON.</param>
/// <param name="Forms">As <see cref="BlockKitMessage.Forms"/>.</param>
public sealed record BlockKitReading(ReadOnlyMemory<byte> View, IReadOnlyList<BlockKitForm> Forms);

/// <summary>A Home tab.</summary>
/// <param name="View">The view's JSON.</param>
/// <param name="Forms">As <see cref="BlockKitMessage.Forms"/>.</param>
public sealed record BlockKitHome(ReadOnlyMemory<byte> View, IReadOnlyList<BlockKitForm> Forms);
