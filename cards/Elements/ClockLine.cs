namespace OtgBot.Cards.Elements;

/// <summary>Says by which clock the <see cref="Period"/>s on a card are: one for all, or each reader's own.</summary>
/// <param name="Text">If all read the same clock.</param>
/// <param name="OwnClock">If each reads their own.</param>
public sealed record ClockLine(string Text, string OwnClock) : CardElement
{
    internal TextBlock InWords => new(Text) { Style = TextStyle.Subtle, Separator = Separator };
}
