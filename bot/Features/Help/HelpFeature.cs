using OtgBot.Cards;
using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What this person can do here, made from the routes, so that it is never out of date.</summary>
internal sealed class HelpFeature : IFeature
{
    /// <summary>What asks for the whole list, as a button says it.</summary>
    public const string Everything = "all";

    private static readonly HashSet<string> AllWords =
        new(["alt", "alle", "alle kommandoer", "alle kommandoane", "alle kommandoene", "alle kommandoar", Everything, "everything",
            "all commands"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("help.help", HelpTexts.HelpWords, HelpTexts.HelpHelp, (turn, arguments) =>
            Help(map, turn, arguments))
        { Where = Where.Anywhere, StoresNothing = true, InHelp = false, IsForOne = true });
        map.Command(new Command("help.hello", HelpTexts.HelloWords, HelpTexts.HelpHelp,
            (turn, _) => Hello(turn))
        { Where = Where.Anywhere, StoresNothing = true, InHelp = false, IsForOne = true });
        map.Command(new Command("help.thanks", HelpTexts.ThanksWords, HelpTexts.HelpHelp, async (turn, _) =>
            await turn.Tell(HelpTexts.Welcome(await turn.HeardLanguage())))
        {
            Where = Where.Anywhere,
            StoresNothing = true,
            InHelp = false,
            IsForOne = true
        });
        map.Command(new Command("help.otg", HelpTexts.OtgWords, HelpTexts.OtgHelp, async (turn, _) =>
            await turn.Reply(HelpCards.Otg(await turn.HeardLanguage())))
        {
            Where = Where.Anywhere,
            StoresNothing = true,
            InHelp = false,
            IsForOne = true
        });
        HelpPhrases.Map(map);
        map.Home(turn => Task.FromResult<Card?>(Greeting(turn)));
    }

    private static Card Greeting(Turn turn) => HelpCards.Hello(Likeliest(turn), turn.Language, turn.Person.Name);

    private static async Task Help(FeatureMap map, Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty) await turn.Reply(await First(map, turn));
        else if (AllWords.Contains(arguments.All.Trim(' ', '.', '!', '?', '«', '»', '"', '“', '”')))
            await turn.Reply(HelpCards.All(Allowed(turn), turn.Language, turn.IsPersonal, turn.IsLead));
        else if (HelpSubject.Find(arguments.All) is { } subject && subject.IsAny(Allowed(turn)))
            await turn.Reply(await Subject(map, subject, turn));
        else await Explain(turn, arguments);
    }

    private static async Task<Card> First(FeatureMap map, Turn turn)
    {
        var (allowed, off) = (Allowed(turn), await Off(map, turn));
        var subjects = HelpSubject.All.Where(subject => subject.IsAny(allowed)).ToList();
        return HelpCards.First(subjects, off, turn.Language, turn.IsPersonal);
    }

    private static async Task<Card> Subject(FeatureMap map, HelpSubject subject, Turn turn)
    {
        if (subject.Parts.Count > 0) return HelpCards.Parts(subject, turn.Language);
        var off = await Off(map, turn);
        List<Command> allowed = [.. Allowed(turn)
            .Where(command => off.All(note => note.Feature != command.Feature || note.First.Contains(command.Name)))];
        var commands = subject.Of(allowed);
        var shown = subject.Short(commands, map.HelpNotes);
        return HelpCards.Subject(subject, shown, [.. shown.Where(turn.Routes.IsHarmless)], shown.Count < commands.Count,
            map.HelpNotes, turn.Language);
    }

    /// <summary>Of the features that have something going on only at times, those that have nothing now.</summary>
    private static async Task<IReadOnlyList<HelpNote>> Off(FeatureMap map, Turn turn)
    {
        var off = new List<HelpNote>();
        foreach (var note in map.HelpNotes)
        {
            if (!await note.IsOn(turn)) off.Add(note);
        }

        return off;
    }

    /// <summary>One command in depth: by its words in any language, or a sentence with the nearest.</summary>
    private static async Task Explain(Turn turn, Arguments arguments)
    {
        if (turn.Routes.Match(arguments.All.Trim('«', '»', '"', '“', '”'), out _) is { } command)
        {
            await turn.Reply(HelpCards.One(command, turn.Language, IsAllowed(turn, command)));
            return;
        }

        var nearest = turn.Routes.Read(arguments.All, 8).Select(reading => reading.Command)
            .Where(near => near.InHelp && IsAllowed(turn, near)).Take(4).ToList();
        await turn.Reply(HelpCards.NotFound(nearest, turn.Language));
    }

    private static async Task Hello(Turn turn) => await turn.Reply(Greeting(turn));

    private static List<Command> Likeliest(Turn turn) => [.. CommandButtons.Likeliest(Allowed(turn)).Take(3)];

    private static List<Command> Allowed(Turn turn) =>
        [.. turn.Routes.Commands.Where(command => command.InHelp && IsAllowed(turn, command))];

    /// <summary>What would not be refused: help never shows a door that is shut.</summary>
    private static bool IsAllowed(Turn turn, Command command) =>
        (command.Who == Who.Everyone || turn.IsLead) && (command.Where == Where.Anywhere || turn.CommunityOrNull is not null);
}
