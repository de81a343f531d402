using OtgBot.Cards.Actions;

namespace OtgBot.Cards.Elements;

/// <summary>Buttons inside the body, beside what they are about.</summary>
public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;
