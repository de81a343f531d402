namespace OtgBot.Cards.Inputs;

/// <summary>Free text.</summary>
public sealed record InputText(string Id, string Label) : Input(Id, Label)
{
    public bool IsMultiline { get; init; }

    /// <summary>In characters. The server checks it again.</summary>
    public int? MaxLength { get; init; }

    public string? Placeholder { get; init; }
}
