namespace OtgBot.Turns.Commands;

/// <summary>Something a person can ask for in words, in any of the three languages, whatever the language setting.</summary>
/// <param name="Name">Unique, <c>feature.command</c>; never shown.</param>
/// <param name="Words">What is typed. Other spellings follow after <c>|</c>; the first is the one help shows.</param>
/// <param name="Help">One short sentence for help: what it does.</param>
/// <param name="Run">What it does.</param>
internal sealed record Command(string Name, Text Words, Text Help, Func<Turn, Arguments, Task> Run)
{
    /// <summary>The first part of its name: the feature it is of.</summary>
    public string Feature { get; } = Name[..Math.Max(0, Name.IndexOf('.', StringComparison.Ordinal))];

    /// <summary>An example with arguments if the words alone say too little, such as <c>take 2</c>.</summary>
    public Text? Example { get; init; }

    /// <summary>
    /// For what can't simply be taken back, or is read by all: what exactly it would do, looked up just before. It runs only with a yes to
    /// that (<see cref="Confirming"/>), and is never suggested. Throws a sentence if it can't be done now; null if there is nothing to ask
    /// about.
    /// </summary>
    public Func<Turn, Arguments, Task<Deed?>>? Deed { get; init; }

    /// <summary>How many words it understands after its own, if it has a <see cref="Deed"/>: with more it does not run.</summary>
    public int MostWords { get; init; }

    public Who Who { get; init; }

    /// <summary>
    /// Set if it shares its words with another command: this one is meant if what follows the words looks like this. So “swap 2 13” is
    /// about two sessions, and “swap 2” is not.
    /// </summary>
    public Func<string, bool>? Fits { get; init; }

    /// <summary>What those who may not run it can do instead, said with the refusal.</summary>
    public Text? Instead { get; init; }

    public Where Where { get; init; }

    /// <summary>
    /// True where its answer concerns the one who asks alone, as what a lead sets up does: in a channel the others are spared it. What they
    /// are to read is told by its own way in either case.
    /// </summary>
    public bool IsForOne { get => isForOne ?? Who == Who.Lead; init => isForOne = value; }

    private readonly bool? isForOne;

    /// <summary>True where it opens a form if nothing is given to it.</summary>
    public bool OpensForm { get; init; }

    /// <summary>True if it stores nothing about the one who asks: so somebody who was forgotten just now may use it too.</summary>
    public bool StoresNothing { get; init; }

    /// <summary>False for a command that is a finer form of another and would only lengthen help.</summary>
    public bool InHelp { get; init; } = true;

    /// <summary>What help has above it: its feature's, filled in when it is mapped.</summary>
    public Text? Heading { get; init; }
}

/// <summary>A button's verb and what it does.</summary>
internal sealed record Button(string Verb, Func<Turn, ButtonPress, Task> Run)
{
    public Who Who { get; init; }

    public Where Where { get; init; }

    /// <summary>As <see cref="Command.StoresNothing"/>.</summary>
    public bool StoresNothing { get; init; }

    /// <summary>True where it makes somebody's own view of a card, and does nothing else.</summary>
    public bool IsView { get; init; }
}

internal enum Who
{
    Everyone,
    Lead,
}

internal enum Where
{
    /// <summary>Needs a community: the one written in, or in a personal chat the person's latest.</summary>
    Community,

    /// <summary>Works without a community too.</summary>
    Anywhere,
}
