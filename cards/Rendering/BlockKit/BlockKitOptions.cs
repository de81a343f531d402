namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>What a workspace and a message want of the renderer.</summary>
public sealed record BlockKitOptions
{
    /// <summary>The plainest: no origin, only blocks that every client shows.</summary>
    public static BlockKitOptions Plain { get; } = new();

    /// <summary>Which community the card was made for; comes back as <see cref="BlockKitAction.Origin"/> from every button.</summary>
    public string? Origin { get; init; }

    /// <summary>True where people who are named are told of it: only in a message that is new and that all read.</summary>
    public bool Mentions { get; init; }

    /// <summary>
    /// True lets three columns become a table. Not every client and surface has tables, and Slack may refuse the whole message with
    /// <c>invalid_blocks</c>; the channel then renders it again without. Without, the columns' texts stand one below the other.
    /// </summary>
    public bool NewestBlocks { get; init; }
}
