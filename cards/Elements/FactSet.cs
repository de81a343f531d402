namespace OtgBot.Cards.Elements;

/// <summary>A list of names with their values.</summary>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>One name with its value.</summary>
public sealed record Fact(string Title, string Value);
