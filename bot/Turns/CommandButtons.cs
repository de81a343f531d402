using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Turns;

/// <summary>Buttons that do what a typed command does.</summary>
internal static class CommandButtons
{
    public const string Verb = "run";

    /// <summary>A button that runs a command as if it were typed, in words the person could type too.</summary>
    public static ActionExecute For(Command command, Language language, string? title = null) =>
        For(command.Name, title ?? Sentence(Routes.Shown(command, language), language));

    /// <summary>A button that runs the command of this name.</summary>
    public static ActionExecute For(string command, string title, string arguments = "") => new(title, Verb)
    {
        Data = arguments.Length == 0
            ? new Dictionary<string, string> { ["command"] = command }
            : new Dictionary<string, string> { ["command"] = command, ["arguments"] = arguments },
        SendsInputs = false,
    };

    /// <summary>The answer to words that lead nowhere: the nearest commands, never silence.</summary>
    public static Card Unknown(IReadOnlyList<Command> nearest, IReadOnlyList<Command> otherwise, Language language)
    {
        var text = TurnTexts.Unknown(language, nearest.Count > 0);
        return new Card
        {
            Summary = text,
            Language = language.Tag(),
            Body = [new TextBlock(text)],
            Actions = [.. (nearest.Count > 0 ? nearest : otherwise).Select(command => For(command, language))],
        };
    }

    private static string Sentence(string words, Language language) =>
        words.Length == 0 ? words : char.ToUpper(words[0], language.Culture()) + words[1..];
}
