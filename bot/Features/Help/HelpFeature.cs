using OtgBot.Cards;
using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What this person can do here, made from the routes, so that it is never out of date.</summary>
internal sealed class HelpFeature : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("help.help", HelpTexts.HelpWords, HelpTexts.HelpHelp, Help) { Where = Where.Anywhere, StoresNothing = true, InHelp = false });
        map.Command(new Command("help.hello", HelpTexts.HelloWords, HelpTexts.HelpHelp, (turn, _) => Hello(turn)) { Where = Where.Anywhere, StoresNothing = true, InHelp = false });
        map.Command(new Command("help.thanks", HelpTexts.ThanksWords, HelpTexts.HelpHelp, (turn, _) => turn.Tell(HelpTexts.Welcome(turn.Language)).AsTask()) { Where = Where.Anywhere, StoresNothing = true, InHelp = false });
        HelpPhrases.Map(map);
        map.Home(turn => Task.FromResult<Card?>(Greeting(turn)));
    }

    private static Card Greeting(Turn turn) => HelpCards.Hello(Likeliest(turn), turn.Language, turn.Person.Name);

    private static async Task Help(Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty) await turn.Reply(HelpCards.All(Allowed(turn), turn.Language, turn.IsPersonal, turn.IsLead));
        else await Explain(turn, arguments);
    }

    /// <summary>One command in depth: by its words in any language, or a sentence with the nearest.</summary>
    private static async Task Explain(Turn turn, Arguments arguments)
    {
        if (turn.Routes.Match(arguments.All.Trim('«', '»', '"', '“', '”'), out _) is { } command)
        {
            await turn.Reply(HelpCards.One(command, turn.Language, IsAllowed(turn, command)));
            return;
        }

        var nearest = turn.Routes.Read(arguments.All, 8).Select(reading => reading.Command).Where(near => near.InHelp && IsAllowed(turn, near)).Take(4).ToList();
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
