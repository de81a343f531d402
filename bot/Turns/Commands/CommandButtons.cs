using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Turns.Commands;

/// <summary>Buttons that do what a typed command does.</summary>
internal static class CommandButtons
{
    public const string Verb = "run";

    /// <summary>The names under which a button's data hold what it acts on.</summary>
    public const string Object = "of";
    public const string Version = "v";

    /// <summary>A button that runs a command as if it were typed, in words the person could type too.</summary>
    public static ActionExecute For(Command command, Language language, string? title = null) =>
        For(command.Name, title ?? language.Sentence(Routes.Shown(command, language)));

    /// <summary>A button that runs the command of this name.</summary>
    public static ActionExecute For(string command, string title, string arguments = "") => new(title, Verb)
    {
        Data = arguments.Length == 0
            ? new Dictionary<string, string> { ["command"] = command }
            : new Dictionary<string, string> { ["command"] = command, ["arguments"] = arguments },
        SendsInputs = false,
    };

    /// <summary>A button that runs the command on this thing, as it is now, and on nothing else.</summary>
    public static ActionExecute For(string command, string title, string thing, string version, string arguments = "")
    {
        var button = For(command, title, arguments);
        return button with { Data = new Dictionary<string, string>(button.Data) { [Object] = thing, [Version] = version } };
    }

    /// <summary>What a pressed button names, or null.</summary>
    public static Named? NamedBy(ButtonPress? press) => press?[Object] is { } thing ? new Named(thing, press[Version] ?? "") : null;

    /// <summary>The commands that say something by themselves, one of each feature before a second of any.</summary>
    public static IEnumerable<Command> Likeliest(IEnumerable<Command> commands) => commands
        .Where(command => command is { Example: null, Deed: null })
        .GroupBy(command => command.Name.Split('.')[0])
        .SelectMany(feature => feature.Select((command, place) => (command, place)))
        .OrderBy(one => one.place)
        .Select(one => one.command);

    /// <summary>The answer to words that lead nowhere: the nearest commands or else the likeliest, and always the way to all of them; never silence.</summary>
    public static Card Unknown(IReadOnlyList<Command> offered, bool isNear, Command? help, Language language)
    {
        var text = TurnTexts.Unknown(language, isNear);
        return new Card
        {
            Summary = text,
            Language = language.Tag(),
            Body = [new TextBlock(text)],
            Actions = [.. offered.Append(help).OfType<Command>().Distinct().Select(command => For(command, language))],
        };
    }
}
