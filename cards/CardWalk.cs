using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards;

/// <summary>All there is on a card, in the order a person meets it. What the renderers number and what the lint counts.</summary>
public static class CardWalk
{
    /// <summary>
    /// Every element of the body, containers and columns before what they hold; the cards that buttons unfold are not entered.
    /// </summary>
    public static IEnumerable<CardElement> Elements(Card card) => card.Body.SelectMany(Within);

    /// <summary>The fields of the card itself; those of the cards that buttons unfold are not counted.</summary>
    public static IEnumerable<Input> Inputs(Card card) => Elements(card).OfType<Input>();

    /// <summary>The buttons of the card itself: those in the body first, then those below it.</summary>
    public static IEnumerable<CardAction> Actions(Card card) =>
        Elements(card).OfType<ActionSet>().SelectMany(set => set.Actions).Concat(card.Actions);

    /// <summary>
    /// Every button, each <see cref="ActionShowCard"/> followed by those of its card. Their place in this order is their number in
    /// <see cref="Rendering.PlainTextRenderer"/>.
    /// </summary>
    public static IEnumerable<CardAction> AllActions(Card card)
    {
        foreach (var action in Actions(card))
        {
            yield return action;
            if (action is not ActionShowCard show) continue;
            foreach (var inner in AllActions(show.Card)) yield return inner;
        }
    }

    /// <summary>The card, then every card that a button unfolds, at any depth.</summary>
    public static IEnumerable<Card> Cards(Card card) =>
        Actions(card).OfType<ActionShowCard>().SelectMany(show => Cards(show.Card)).Prepend(card);

    private static IEnumerable<CardElement> Within(CardElement element) => (element switch
    {
        Container container => container.Items.SelectMany(Within),
        ColumnSet set => set.Columns.SelectMany(column => column.Items).SelectMany(Within),
        _ => [],
    }).Prepend(element);
}
