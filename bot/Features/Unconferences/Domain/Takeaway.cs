namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What came out of a session. Its row is never deleted, so that its number is never given to another.</summary>
internal sealed record Takeaway
{
    public const int LongestOut = 500;

    /// <summary>As long as a microaction may be, since it may become one.</summary>
    public const int LongestStep = 160;

    public const int Most = 400;

    /// <summary>From 1, in the order they were told.</summary>
    public required int Number { get; init; }

    public required int Topic { get; init; }

    public required string Out { get; init; }

    /// <summary>What somebody will start doing, or null.</summary>
    public string? Start { get; init; }

    /// <summary>What somebody will stop doing, or null.</summary>
    public string? Stop { get; init; }

    /// <summary>The form that told it. The same form sent twice tells it once.</summary>
    public required string Nonce { get; init; }

    /// <summary>The pseudonym of who told it, so that they can take it back; never shown. Null once they asked to be forgotten.</summary>
    public string? By { get; init; }

    public bool IsRemoved { get; init; }

    /// <summary>What a microaction could be made from: what is to be started, else stopped, else what came out.</summary>
    public string Step => Start ?? Stop ?? TextCut.Cut(Out, LongestStep);
}
