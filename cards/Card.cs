using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards;

/// <summary>
/// What a person sees as one message: the product writes cards, renderers turn them into what each channel speaks.
/// All text in a card is plain text. Renderers escape it, so nothing a user wrote becomes markup or a mention.
/// </summary>
public sealed record Card
{
    /// <summary>
    /// One sentence that stands for the whole card: in notifications, for screen readers, and wherever the card can't be shown.
    /// </summary>
    public required string Summary { get; init; }

    /// <summary>BCP 47 tag of the texts: <c>nb</c>, <c>nn</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public IReadOnlyList<CardElement> Body { get; init; } = [];

    /// <summary>
    /// Asks for the card as it is for the one who looks at it, where the platform shows each their own. The card must make sense without.
    /// </summary>
    public CardView? View { get; init; }

    /// <summary>The buttons below the body, at most <see cref="Rendering.Limits.ActionsPerCard"/> on the whole card.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

/// <summary>How a platform asks for somebody's own view of a card. It only looks: nothing comes of it but the answer.</summary>
/// <param name="Verb">Which route makes it.</param>
/// <param name="Data">What names the card for good: its state is read when it is asked for.</param>
public sealed record CardView(string Verb, IReadOnlyDictionary<string, string> Data);
