namespace OtgBot.Cards.Inputs;

/// <summary>A whole number.</summary>
public sealed record InputNumber(string Id, string Label) : Input(Id, Label)
{
    public int? Min { get; init; }

    public int? Max { get; init; }
}
