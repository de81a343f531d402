using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit.Checks;

/// <summary>
/// What Slack would refuse, and what would let a person's words become markup, found in the JSON itself and so without trust in the
/// renderer. Each fault is a sentence that names the place. Shapes (unknown members, wrong types) are the official types' to find.
/// </summary>
public static class BlockKitLint
{
    /// <summary>The faults of a message, of those that follow it, and of the forms behind its buttons; none when it is fine.</summary>
    public static IReadOnlyList<string> Check(BlockKitMessage message, bool newest = false) =>
    [
        .. OfMessage(message, newest),
        .. message.Overflow.SelectMany((more, at) => OfMessage(more, newest).Select(fault => $"In message {at + 2}: {fault}")),
        .. OfForms(message.Forms),
    ];

    /// <summary>The faults of a Home tab and of the forms behind its buttons.</summary>
    public static IReadOnlyList<string> Check(BlockKitHome home) => [.. CheckView(home.View), .. OfForms(home.Forms)];

    /// <summary>The faults of a modal or a Home tab.</summary>
    public static IReadOnlyList<string> CheckView(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var view = document.RootElement;
        var faults = new BlockFaults();
        if (json.Length > SlackLimits.ViewBytes) faults.Add($"The view has {json.Length} bytes; {SlackLimits.ViewBytes} is the most.");
        foreach (var name in (ReadOnlySpan<string>)["title", "submit", "close"])
            faults.Text(view, name, "The view", SlackLimits.ModalTitle);
        faults.Length(view, "callback_id", "The view", SlackLimits.Id);
        faults.Length(view, "private_metadata", "The view", SlackLimits.Metadata);
        var blocks = view.GetProperty("blocks");
        var isModal = view.GetProperty("type").GetString() == "modal";
        if (isModal && !view.TryGetProperty("title", out _)) faults.Add("The modal has no title.");
        if (isModal && !view.TryGetProperty("submit", out _)
            && blocks.EnumerateArray().Any(block => block.GetProperty("type").GetString() == "input"))
            faults.Add("The modal has fields but no submit button.");
        OfBlocks(blocks, SlackLimits.ViewBlocks, faults);
        BlockLint.Check(blocks, isMessage: false, newest: false, faults);
        return faults.All;
    }

    private static List<string> OfMessage(BlockKitMessage message, bool newest)
    {
        var faults = new BlockFaults();
        if (string.IsNullOrWhiteSpace(message.Text)) faults.Add("The message has no text.");
        if (message.Text.Length > SlackLimits.Fallback)
            faults.Add($"The message's text has {message.Text.Length} characters; {SlackLimits.Fallback} is the most.");
        if (message.Text.AsSpan().ContainsAny('<', '>')) faults.Add("The message's text has a '<' or '>' that is not escaped.");
        if (message.Text.Replace("&amp;", "", StringComparison.Ordinal).Replace("&lt;", "", StringComparison.Ordinal)
            .Replace("&gt;", "", StringComparison.Ordinal).Contains('&'))
            faults.Add("The message's text has an '&' that is not escaped.");
        using var json = JsonDocument.Parse(message.Blocks);
        OfBlocks(json.RootElement, SlackLimits.MessageBlocks, faults);
        BlockLint.Check(json.RootElement, isMessage: true, newest, faults);
        if (faults.Shown > SlackLimits.MessageText)
            faults.Add($"The blocks have {faults.Shown} characters of text; {SlackLimits.MessageText} is the most.");
        return faults.All;
    }

    private static void OfBlocks(JsonElement blocks, int most, BlockFaults faults)
    {
        if (blocks.GetArrayLength() > most) faults.Add($"There are {blocks.GetArrayLength()} blocks; {most} is the most.");
        var ids = blocks.EnumerateArray().Where(block => block.TryGetProperty("block_id", out _))
            .CountBy(block => block.GetProperty("block_id").GetString()!);
        foreach (var id in ids.Where(id => id.Value > 1)) faults.Add($"{id.Value} blocks have the block_id '{id.Key}'.");
    }

    private static IEnumerable<string> OfForms(IReadOnlyList<BlockKitForm> forms) =>
        forms.SelectMany(form => CheckView(form.View).Select(fault => $"In form {form.Id}: {fault}"));
}
