using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Help;

/// <summary>The cards that say what can be done.</summary>
internal static class HelpCards
{
    private const int Buttons = 5;

    /// <summary>What one may want to do here, as buttons: each opens a short list.</summary>
    /// <param name="subjects">Those that have something for this person.</param>
    /// <param name="notes">What to say of a feature that has nothing going on now.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="isPersonal">True in a personal chat.</param>
    public static Card First(IReadOnlyList<HelpSubject> subjects, IReadOnlyList<HelpNote> notes, Language language, bool isPersonal) =>
        Card(language, HelpSubjectTexts.Ask.In(language),
        [
            new TextBlock(
                string.Join('\n', subjects.Select(subject =>
                    $"{subject.Title.In(language)}: {(NoteOf(subject, notes)?.Instead ?? subject.Line).In(language)}"))),
            new TextBlock(HelpSubjectTexts.How(language, isPersonal)) { Style = TextStyle.Subtle },
        ],
        [.. subjects.Select(subject => CommandButtons.For("help.help", subject.Title.In(language), subject.Key))]);

    /// <summary>A subject that is too much for one list: its parts, as buttons.</summary>
    public static Card Parts(HelpSubject subject, Language language) => Card(language, subject.Title.In(language),
        [new TextBlock(string.Join('\n', subject.Parts.Select(part => $"{part.Title.In(language)}: {part.Line.In(language)}")))],
        [
            .. subject.Parts.Select(part => CommandButtons.For("help.help", part.Title.In(language), part.Key)),
            CommandButtons.For("help.help", HelpSubjectTexts.Back.In(language)),
        ]);

    /// <summary>What can be written about one subject.</summary>
    /// <param name="subject">Which.</param>
    /// <param name="commands">Its short list for this person.</param>
    /// <param name="harmless">Those of them that a button may run at once.</param>
    /// <param name="hasMore">True if there are more than those.</param>
    /// <param name="notes">What features are that have something going on only at times.</param>
    /// <param name="language">Of the reader.</param>
    public static Card Subject(HelpSubject subject, IReadOnlyList<Command> commands, IReadOnlyList<Command> harmless, bool hasMore,
        IReadOnlyList<HelpNote> notes, Language language)
    {
        var body = new List<CardElement>();
        if (!subject.IsForLeads && NoteOf(subject, notes) is { } note) body.Add(new TextBlock(note.About.In(language)));
        var parts = commands.GroupBy(command => command.Heading ?? HelpTexts.More).ToList();
        foreach (var part in parts)
        {
            if (parts.Count > 1) body.Add(new TextBlock(part.Key.In(language)) { Style = TextStyle.Heading });
            body.Add(
                new FactSet(
                    [.. part.Select(command =>
                        new Fact(command.Example?.In(language) ?? Routes.Shown(command, language), command.Help.In(language)))]));
        }

        if (hasMore) body.Add(new TextBlock(HelpSubjectTexts.More.In(language)) { Style = TextStyle.Subtle });
        return Card(language, subject.Title.In(language), body,
            [.. harmless.Where(command => command.Example is null).Take(3).Select(command => CommandButtons.For(command, language)),
                CommandButtons.For("help.help", HelpSubjectTexts.Back.In(language))]);
    }

    private static HelpNote? NoteOf(HelpSubject subject, IReadOnlyList<HelpNote> notes) =>
        notes.FirstOrDefault(note => subject.Features.Contains(note.Feature));

    /// <summary>All commands this person may use here, feature by feature: first what everyone may, then what leads may.</summary>
    public static Card All(IReadOnlyList<Command> commands, Language language, bool isPersonal, bool isLead)
    {
        var body = new List<CardElement> { new TextBlock(HelpTexts.Introduction(language, isPersonal)) };
        foreach (var part in commands.GroupBy(command => command.Heading ?? HelpTexts.More))
        {
            body.Add(new TextBlock(part.Key.In(language)) { Style = TextStyle.Heading });
            body.Add(new FactSet([.. part.OrderBy(command => command.Who).Select(command => Line(command, language, isLead))]));
        }

        body.Add(new TextBlock(HelpTexts.Hint(language)) { Style = TextStyle.Subtle });
        return Card(language, HelpTexts.Title.In(language), body,
            [.. CommandButtons.Likeliest(commands).Take(Buttons).Select(command => CommandButtons.For(command, language))]);
    }

    /// <summary>One command: what it does, all its words, an example, and a button if it works here.</summary>
    public static Card One(Command command, Language language, bool isAllowed)
    {
        var facts = new List<Fact>();
        foreach (var (spoken, words) in new[] { (Language.Nb, command.Words.Nb), (Language.Nn, command.Words.Nn),
            (Language.En, command.Words.En) })
        {
            facts.Add(new Fact(TurnTexts.NameOf(spoken, language), string.Join(", ", words.Split('|'))));
        }

        if (command.Example is { } example) facts.Add(new Fact(HelpTexts.Example.In(language), example.In(language)));
        if (command.Who == Who.Lead) facts.Add(new Fact(HelpTexts.For.In(language), HelpTexts.LeadsOnly.In(language)));
        return Card(language, language.Sentence(Routes.Shown(command, language)),
            [new TextBlock(command.Help.In(language) + "."), new TextBlock(HelpTexts.AllWords.In(language)), new FactSet(facts)],
            [.. Run(command, language, isAllowed), CommandButtons.For("help.help", HelpTexts.ShowAll.In(language))]);
    }

    public static Card NotFound(IReadOnlyList<Command> nearest, Language language) => Card(language, HelpTexts.NotFound.In(language),
        [new TextBlock(nearest.Count > 0 ? HelpTexts.Nearest.In(language) : HelpTexts.NothingNear.In(language))],
        [
            .. nearest.Select(command =>
                CommandButtons.For("help.help", HelpTexts.About(language, Routes.Shown(command, language)),
                    Routes.Shown(command, language))),
            CommandButtons.For("help.help", HelpTexts.ShowAll.In(language), HelpFeature.Everything),
        ]);

    public static Card Hello(IReadOnlyList<Command> commands, Language language, string name) =>
        Card(language, HelpTexts.Hello(language, name),
        [new TextBlock(HelpTexts.HelloMore.In(language))],
        [CommandButtons.For("help.help", HelpSubjectTexts.Back.In(language)),
            .. commands.Select(command => CommandButtons.For(command, language))]);

    /// <summary>Who stands behind the bot.</summary>
    public static Card Otg(Language language) =>
        Card(language, HelpTexts.OtgTitle.In(language), [new TextBlock(HelpTexts.Otg.In(language))],
        [CommandButtons.For("prompts.principles", HelpTexts.SeePrinciples.In(language)),
            CommandButtons.For("help.help", HelpSubjectTexts.Back.In(language))]);

    private static Fact Line(Command command, Language language, bool isLead)
    {
        var help = command.Help.In(language);
        if (isLead && command.Who == Who.Lead) help = HelpTexts.ForLeads(language, help);
        return new Fact(Routes.Shown(command, language),
            command.Example is { } example ? HelpTexts.WithExample(language, help, example.In(language)) : help);
    }

    private static IEnumerable<CardAction> Run(Command command, Language language, bool isAllowed)
    {
        if (isAllowed && command is { Example: null, Deed: null } && command.Name != "help.help")
            yield return CommandButtons.For(command, language);
    }

    private static Card Card(Language language, string title, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions) => new()
    {
        Summary = title,
        Language = language.Tag(),
        Body = [new TextBlock(title) { Style = TextStyle.Title }, .. body],
        Actions = actions,
    };
}
