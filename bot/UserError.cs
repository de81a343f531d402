namespace OtgBot;

/// <summary>
/// A sentence the person should read: what was wrong, and an example that works. The only exception a rule throws on purpose.
/// It holds the three languages, so that a pure rule need not know who asks.
/// </summary>
internal sealed class UserError(string nb, string nn, string en) : Exception(en)
{
    public string Nb { get; } = nb;

    public string Nn { get; } = nn;

    public string En { get; } = en;

    /// <summary>True if no other answer would help: what was asked about is over, and a form about it closes.</summary>
    public bool IsFinal { get; init; }

    /// <summary>If answers of a dialog were refused: the id of the question to ask again.</summary>
    public string? Question { get; init; }
}
