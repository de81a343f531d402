namespace OtgBot.Cards.Inputs;

/// <summary>A time of day, <c>HH:mm</c>.</summary>
public sealed record InputTime(string Id, string Label) : Input(Id, Label)
{
    /// <summary>The value as people write it, to be read and to be typed.</summary>
    public string? Said { get; init; }
}
