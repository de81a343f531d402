namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// What a lead last changed of an unconference as a whole, with what was before, so that it can be told by whoever comes to tell it.
/// </summary>
/// <param name="Number">1 for the first, one more with each.</param>
internal sealed record WholeChange(int Number, ChangeKind Kind)
{
    public required string Name { get; init; }

    public string? Theme { get; init; }

    public required DateOnly Date { get; init; }

    public required int Votes { get; init; }

    public required string Zone { get; init; }
}

/// <summary>Kept by name.</summary>
internal enum ChangeKind
{
    /// <summary>Name, theme, day, votes or zone.</summary>
    Edited,

    CalledOff,

    Reopened,
}
