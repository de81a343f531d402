namespace OtgBot.Cards.Inputs;

/// <summary>A calendar date, <c>yyyy-MM-dd</c>.</summary>
public sealed record InputDate(string Id, string Label) : Input(Id, Label);
