using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Turns.Commands;

/// <summary>Buttons that do what a typed command does.</summary>
internal static class CommandButtons
{
    /// <summary>In the data of a press: the address of the message that a shortcut was used on, if the platform says it.</summary>
    public const string MessageLink = "link";

    public const string Verb = "run";

    /// <summary>The names under which a button's data hold what it acts on.</summary>
    public const string Object = "of";
    public const string Version = "v";

    private const int LongestTitle = 60;

    /// <summary>A button that runs a command as if it were typed, in words the person could type too.</summary>
    public static ActionExecute For(Command command, Language language, string? title = null) =>
        For(command.Name, title ?? language.Sentence(Routes.Shown(command, language))) with { OpensForm = command.OpensForm };

    /// <summary>A button that runs the command of this name, which opens a form.</summary>
    public static ActionExecute Form(string command, string title, string arguments = "") =>
        For(command, title, arguments) with { OpensForm = true };

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

    /// <summary>What a sentence may mean, each as a button that does it, with what the sentence gave it.</summary>
    public static Card Offer(IReadOnlyList<Reading> offered, IReadOnlyList<Mention> mentions, Heard heard, Command? help, Language language)
    {
        IEnumerable<ActionExecute> all = help is null || offered[0].IsSure || offered.Any(reading => reading.Command == help)
            ? []
            : [For(help, language)];
        var text = heard.IsNegated
            ? TurnTexts.OfferDespiteNo(language)
            : offered[0].IsSure ? TurnTexts.OfferSure(language) : TurnTexts.Offer(language);
        return Say(text, [.. offered.Select(reading => For(reading, language, mentions)), .. all], language);
    }

    /// <summary>What a message asks for that was changed after it was read.</summary>
    public static Card OfferEdited(Reading reading, IReadOnlyList<Mention> mentions, Language language) =>
        Say(TurnTexts.OfferEdited(language), [For(reading, language, mentions)], language);

    /// <summary>The answer if nothing is offered: to a no, to signs without words, and to what is beyond the bot. Never silence.</summary>
    public static Card Nothing(string text, bool isNegated, Command? help, Language language) => isNegated
        ? Say(TurnTexts.LeftAlone(language), [], language)
        : text.Any(char.IsLetterOrDigit)
            ? Say(TurnTexts.Beyond(language), help is null ? [] : [For(help, language)], language)
            : Say(TurnTexts.Smile(language), [], language);

    /// <summary>Who was named in the sentence that the button was offered for.</summary>
    public static IReadOnlyList<Mention> MentionsOf(ButtonPress press) => press["who"] is not { Length: > 0 } who ? [] :
    [
        .. who.Split('\n').Select(one => one.Split('\t')).Where(one => one is [{ Length: > 0 }, _])
            .Select(one => new Mention(one[0], one[1], "@" + one[1])),
    ];

    /// <summary>A button that does what a sentence may mean.</summary>
    public static ActionExecute For(Reading reading, Language language, IReadOnlyList<Mention>? mentions = null)
    {
        var words = language.Sentence(Routes.Shown(reading.Command, language));
        var button = For(reading.Command.Name,
            CommandText.Short(reading.Arguments.Length == 0 ? words : $"{words} {reading.Arguments}", LongestTitle), reading.Arguments);
        button = button with { OpensForm = reading.Command.OpensForm && reading.Arguments.Length == 0 };
        var named = (mentions ?? []).Where(mention => reading.Arguments.Contains(mention.Text, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? button : button with
        {
            Data = new Dictionary<string, string>(
                button.Data)
            { ["who"] = string.Join('\n', named.Select(mention => $"{mention.Id}\t{mention.Name}")) },
        };
    }

    private static Card Say(string text, IReadOnlyList<CardAction> actions, Language language) => new()
    {
        Summary = text,
        Language = language.Tag(),
        Body = [new TextBlock(text)],
        Actions = actions,
    };
}
