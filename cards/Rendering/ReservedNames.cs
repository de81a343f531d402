namespace OtgBot.Cards.Rendering;

/// <summary>
/// Names in what comes back from a card that are the renderers' own: no input and no member of an action's data may have them.
/// </summary>
public static class ReservedNames
{
    /// <summary>The route of an action, in the data of Action.Submit.</summary>
    public const string Verb = "verb";

    /// <summary>The community the card was made for.</summary>
    public const string Origin = "origin";

    /// <summary>The pressed button, in a posted HTML form.</summary>
    public const string Action = "action";

    /// <summary>That one person alone saw the card.</summary>
    public const string Private = "private";

    /// <summary>That somebody only looks at the card.</summary>
    public const string View = "view";

    /// <summary>What Teams itself puts in the data of an action.</summary>
    public const string Teams = "msteams";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Verb, Origin, Action, Private, View, Teams];
}
