namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>Where a long row of blocks is cut.</summary>
internal static class BlockPages
{
    /// <summary>The messages: each within its limits, none ending with a heading or a line that belongs to what follows.</summary>
    public static List<IReadOnlyList<Block>> Messages(BlockList blocks)
    {
        var pages = new List<IReadOnlyList<Block>>();
        var page = new List<Block>();
        var text = 0;
        foreach (var block in blocks.Blocks)
        {
            if (page.Count == SlackLimits.MessageBlocks || (page.Count > 0 && text + block.Text > SlackLimits.MessageText))
            {
                var end = page.FindLastIndex(earlier => earlier.Kind is not BlockKind.Lead) + 1;
                var next = end > 0 ? page[end..] : [];
                pages.Add(end > 0 ? page[..end] : page);
                page = next;
                text = page.Sum(earlier => earlier.Text);
            }

            page.Add(block);
            text += block.Text;
        }

        if (page.Count > 0) pages.Add(page);
        return pages;
    }

    /// <summary>As much as one view holds. What is left out for want of room is text from the end; fields and buttons stay.</summary>
    public static IReadOnlyList<Block> OneView(BlockList blocks)
    {
        // What stands around the blocks: the commas, the titles, and metadata in which every sign may be escaped.
        const int Around = 20_000;
        var (count, bytes) = (blocks.Count, Around + blocks.Blocks.Sum(block => block.Length));
        if (count <= SlackLimits.ViewBlocks && bytes <= SlackLimits.ViewBytes) return blocks.Blocks;
        var kept = new List<Block>(blocks.Blocks);
        foreach (var isControl in (ReadOnlySpan<bool>)[false, true])
        {
            for (var at = kept.Count - 1; at >= 0 && (count > SlackLimits.ViewBlocks || bytes > SlackLimits.ViewBytes); at--)
            {
                if (kept[at].Kind is BlockKind.Control != isControl) continue;
                (count, bytes) = (count - 1, bytes - kept[at].Length);
                kept.RemoveAt(at);
            }
        }

        return kept;
    }
}
