namespace OtgBot.Cards.Inputs;

/// <summary>A box to tick: <c>true</c> or <c>false</c>.</summary>
/// <param name="Id">The name of the value.</param>
/// <param name="Label">What the ticked box means, as a whole sentence; stands beside the box.</param>
public sealed record InputToggle(string Id, string Label) : Input(Id, Label);
