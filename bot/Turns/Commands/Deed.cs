namespace OtgBot.Turns.Commands;

/// <summary>
/// What a command is about to do that can't simply be taken back, or that all will read: to which thing, in which state. Its buttons carry
/// both, so that a button from an old card never acts on something else (<see cref="Confirming"/>).
/// </summary>
/// <param name="Object">Names the thing for good: the id of an unconference, a date.</param>
/// <param name="Version">Another one as soon as a yes from before would mean something else: its phase, its draft.</param>
/// <param name="Question">What is asked, naming the thing as people know it.</param>
/// <param name="Yes">What the button that does it says.</param>
internal sealed record Deed(string Object, string Version, Text Question, Text Yes)
{
    /// <summary>False if the command's own words are a yes. A button from an old card is asked about even then.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>What the button carries as arguments, if that is not what was typed.</summary>
    public string? Arguments { get; init; }
}

/// <summary>The thing a button names, as it was when the card was made.</summary>
internal sealed record Named(string Object, string Version);
