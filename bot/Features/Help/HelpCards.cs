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
        return Card(language, HelpTexts.Title.In(language), body, [.. CommandButtons.Likeliest(commands).Take(Buttons).Select(command => CommandButtons.For(command, language))]);
    }

    /// <summary>One command: what it does, all its words, an example, and a button where it works here.</summary>
    public static Card One(Command command, Language language, bool isAllowed)
    {
        var facts = new List<Fact>();
        foreach (var (spoken, words) in new[] { (Language.Nb, command.Words.Nb), (Language.Nn, command.Words.Nn), (Language.En, command.Words.En) })
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
            .. nearest.Select(command => CommandButtons.For("help.help", HelpTexts.About(language, Routes.Shown(command, language)), Routes.Shown(command, language))),
            CommandButtons.For("help.help", HelpTexts.ShowAll.In(language)),
        ]);

    public static Card Hello(IReadOnlyList<Command> commands, Language language, string name) => Card(language, HelpTexts.Hello(language, name),
        [new TextBlock(HelpTexts.HelloMore.In(language))],
        [CommandButtons.For("help.help", HelpTexts.ShowAll.In(language)), .. commands.Select(command => CommandButtons.For(command, language))]);

    private static Fact Line(Command command, Language language, bool isLead)
    {
        var help = command.Help.In(language);
        if (isLead && command.Who == Who.Lead) help = HelpTexts.ForLeads(language, help);
        return new Fact(Routes.Shown(command, language), command.Example is { } example ? HelpTexts.WithExample(language, help, example.In(language)) : help);
    }

    private static IEnumerable<CardAction> Run(Command command, Language language, bool isAllowed)
    {
        if (isAllowed && command.Example is null && command.Name != "help.help") yield return CommandButtons.For(command, language);
    }

    private static Card Card(Language language, string title, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions) => new()
    {
        Summary = title,
        Language = language.Tag(),
        Body = [new TextBlock(title) { Style = TextStyle.Title }, .. body],
        Actions = actions,
    };
}
