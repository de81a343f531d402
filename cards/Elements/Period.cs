namespace OtgBot.Cards.Elements;

/// <summary>
/// When something is, as the head of what is then. It is said where the community is; on a platform that tells everybody the time where
/// they are, it is said there.
/// </summary>
/// <param name="Text">In words, as the community's clock has it.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
public sealed record Period(string Text, DateTimeOffset Start, DateTimeOffset End) : CardElement
{
    /// <summary>True if the day is to be said too.</summary>
    public bool WithDay { get; init; }

    /// <summary>For platforms that have one time for all.</summary>
    internal TextBlock InWords => new(Text) { Style = TextStyle.Heading, Separator = Separator };
}
