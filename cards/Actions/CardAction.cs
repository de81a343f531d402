namespace OtgBot.Cards.Actions;

/// <summary>A button. The names of the kinds are those of the Adaptive Cards schema.</summary>
/// <param name="Title">What the button says: a verb, at most <see cref="Rendering.Limits.ActionTitle"/> characters.</param>
public abstract record CardAction(string Title)
{
    public ActionStyle Style { get; init; }
}

public enum ActionStyle
{
    Default,

    /// <summary>The thing most people want to do here.</summary>
    Positive,

    /// <summary>Something is deleted or ended.</summary>
    Destructive,
}
