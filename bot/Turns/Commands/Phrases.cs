namespace OtgBot.Turns.Commands;

/// <summary>How people ask for a command in their own words, and what a sentence may do with it.</summary>
/// <param name="Command">Its name.</param>
/// <param name="Words">
/// Phrases of each language between <c>|</c>, without politeness: all words of one must stand in the sentence, in any form and order. What
/// follows <c>=</c> is the argument that the phrase stands for. A phrase that ends in <c>!</c> is meant only where it stands alone: what a
/// button says, such as «Send», is too common a word elsewhere. One that begins with <c>^</c> is meant only at the beginning. Several
/// commands may share a phrase; then all of them are offered.
/// </param>
/// <param name="Effect">What running it does.</param>
/// <param name="Takes">What may follow its words.</param>
internal sealed record Phrases(string Command, Text Words, Effect Effect, Takes Takes);

/// <summary>What running a command does: decides whether a sentence may run it, or only offer it.</summary>
internal enum Effect
{
    /// <summary>It changes something: offered.</summary>
    Changes,

    /// <summary>It shows something: runs.</summary>
    Shows,

    /// <summary>It opens a form or asks, as long as nothing is given to it: then it runs, else it is offered.</summary>
    Asks,

    /// <summary>It can't be undone, or everyone hears of it: offered, and never for a word that only looks like its own.</summary>
    Ends,
}

/// <summary>What may follow a command's words, so that a sentence which only begins like a command is read as a sentence.</summary>
internal enum Takes
{
    /// <summary>Anything, in the command's own way of writing.</summary>
    Values,

    /// <summary>Nothing, beyond politeness.</summary>
    Nothing,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Numbers, or words to look for; what goes on after a number is a sentence.</summary>
    NumbersOrWords,

    /// <summary>Numbers first, then the person's own words.</summary>
    NumbersAndText,

    /// <summary>The person's own words, such as a title: nothing in them is a command or a no.</summary>
    Text,
}
