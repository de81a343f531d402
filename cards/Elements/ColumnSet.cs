namespace OtgBot.Cards.Elements;

/// <summary>Columns side by side. At most three, so that the card is readable at phone width.</summary>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Items">What stands in it, from top to bottom.</param>
/// <param name="Stretch">True takes the room that is left; false takes what the content needs.</param>
public sealed record Column(IReadOnlyList<CardElement> Items, bool Stretch = true);
