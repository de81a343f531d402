using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Turns.Commands;

/// <summary>
/// Runs a command that has a <see cref="Command.Deed"/>: only with a yes, and only to what the yes was about. A yes is the button that
/// names the thing as it still is, or the command with <c>ja</c> after it. Anything else is asked about first; words that are not
/// understood stop it.
/// </summary>
internal static class Confirming
{
    /// <summary>In the data of the button on the card that asks.</summary>
    public const string Asked = "asked";

    private static readonly HashSet<string> Yes = new(["ja", "yes"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that change nothing of what is meant.</summary>
    private static readonly HashSet<string> Fillers =
        new(["og", "and", "med", "with", "&", "tema", "temaer", "topic", "topics", "nr", "nå", "now", "takk", "please"],
            StringComparer.OrdinalIgnoreCase);

    public static async Task Run(Turn turn, Command command, Arguments given)
    {
        var press = turn.Incoming.Button;
        var (arguments, isYes) = WithoutYes(given);
        CheckWords(command, arguments);
        if (await command.Deed!(turn, arguments) is not { } deed)
        {
            await command.Run(turn, arguments);
            return;
        }

        var isNamed = given.Named == new Named(deed.Object, deed.Version);
        if (press is null ? deed.IsAsked && !isYes : !isNamed)
        {
            await turn.GoAside();
            await turn.ReplyToOne(Ask(command, deed, arguments,
                isOld: press is not null && (given.Named is not null || press.Verb != CommandButtons.Verb), turn.Language));
            return;
        }

        if (deed.Arguments is { } meant) arguments = new Arguments(meant, CommandText.Split(meant), []);
        await command.Run(turn, arguments with { Named = new Named(deed.Object, deed.Version) });
        if (press?[Asked] is not null && !turn.IsReplaced) await turn.Replace(Done(deed, turn.LanguageOfCard));
    }

    /// <summary>The card that asks for a yes.</summary>
    /// <param name="isOld">True if a button was pressed that named something else.</param>
    public static Card Ask(Command command, Deed deed, Arguments arguments, bool isOld, Language language)
    {
        var question = deed.Question.In(language);
        var words = $"{Routes.Shown(command, language)} {arguments.All}".TrimEnd();
        var button = CommandButtons.For(command.Name, deed.Yes.In(language), deed.Object, deed.Version, deed.Arguments ?? arguments.All);
        return new Card
        {
            Summary = question,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(language.Sentence(Routes.Shown(command, language))) { Style = TextStyle.Title },
                .. isOld ? [new TextBlock(TurnTexts.OtherThanNow(language))] : Array.Empty<CardElement>(),
                new TextBlock(question) { Style = TextStyle.Strong },
                new TextBlock(TurnTexts.SayYes(language, words)) { Style = TextStyle.Subtle },
            ],
            Actions = [
                button with { Data = new Dictionary<string, string>(button.Data) { [Asked] = "1" }, Style = ActionStyle.Destructive }],
        };
    }

    /// <summary>What stands in its place once it was answered.</summary>
    public static Card Done(Deed deed, Language language)
    {
        var text = TurnTexts.SaidYes(language, deed.Yes.In(language));
        return new Card { Summary = text, Language = language.Tag(), Body = [new TextBlock(text) { Style = TextStyle.Title }] };
    }

    private static (Arguments Without, bool IsYes) WithoutYes(Arguments given)
    {
        return WithoutYes(given.All) is { } all ? (given with { All = all, Pieces = CommandText.Split(all) }, true) : (given, false);
    }

    /// <summary>What stands before a yes at the end; null if there is none.</summary>
    public static string? WithoutYes(string arguments)
    {
        var space = arguments.LastIndexOf(' ');
        return !Yes.Contains(arguments[(space + 1)..].TrimEnd('.', '!')) ? null : space < 0 ? "" : arguments[..space].TrimEnd(' ', ',');
    }

    /// <summary>«publiser ikke nå» publishes nothing.</summary>
    private static void CheckWords(Command command, Arguments arguments)
    {
        var words = arguments.Pieces.Where(piece => !Fillers.Contains(piece.TrimEnd('.', '!', ','))).ToList();
        if (words.Count > command.MostWords) throw TurnTexts.TooManyWords(CommandText.Short(arguments.All, 60), command);
    }
}
