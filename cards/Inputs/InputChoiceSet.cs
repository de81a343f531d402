namespace OtgBot.Cards.Inputs;

/// <summary>One or several out of a list.</summary>
public sealed record InputChoiceSet(string Id, string Label, IReadOnlyList<Choice> Choices) : Input(Id, Label)
{
    public bool IsMultiSelect { get; init; }

    /// <summary>True shows all choices at once, false folds them into a drop-down.</summary>
    public bool IsExpanded { get; init; }
}

/// <summary>One thing to choose.</summary>
/// <param name="Title">What the person reads.</param>
/// <param name="Value">What the bot receives. No commas if several can be chosen.</param>
public sealed record Choice(string Title, string Value);
