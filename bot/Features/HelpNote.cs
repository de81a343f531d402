using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>For a feature whose commands lead nowhere until something was started: help then says one line instead of them.</summary>
/// <param name="Feature">The first part of the commands' names.</param>
/// <param name="IsOn">Whether there is something for them to work on here.</param>
/// <param name="Instead">The line: what it is, and who starts it.</param>
/// <param name="About">What it is, in three sentences, above its list.</param>
/// <param name="First">The commands that make sense also before it is started.</param>
/// <param name="Main">Those of its commands that its short list shows.</param>
internal sealed record HelpNote(
    string Feature, Func<Turn, Task<bool>> IsOn, Text Instead, Text About, IReadOnlyList<string> First, IReadOnlyList<string> Main);
