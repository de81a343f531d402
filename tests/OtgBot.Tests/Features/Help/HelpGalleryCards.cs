using Microsoft.Extensions.DependencyInjection;
using OtgBot.Cards;
using OtgBot.Features.Help;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Help;

/// <summary>The cards of help, with the commands that the product has.</summary>
internal static class HelpGalleryCards
{
    private static readonly Lazy<Routes> Product = new(() =>
    {
        using var folder = new TempFolder();
        using var app = Program.Build([$"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}"]);
        return app.Services.GetRequiredService<Routes>();
    });

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var chosen = Languages.All.Single(known => known.Tag() == language);
        var all = Product.Value.Commands.Where(command => command.InHelp).ToList();
        List<Command> members = [.. all.Where(command => command.Who == Who.Everyone)];
        yield return ("help-lead", HelpCards.All(all, chosen, isPersonal: false, isLead: true));
        yield return ("help-personal", HelpCards.All(members, chosen, isPersonal: true, isLead: false));
        yield return ("help-stranger", HelpCards.All([.. members.Where(command => command.Where == Where.Anywhere)], chosen, isPersonal: true, isLead: false));
        yield return ("help-one", HelpCards.One(all.First(command => command is { Who: Who.Lead, Example: not null }), chosen, isAllowed: true));
        yield return ("help-not-found", HelpCards.NotFound([.. members.Take(2)], chosen));
        yield return ("help-hello", HelpCards.Hello([.. CommandButtons.Likeliest(members).Take(3)], chosen, "Kari Nordmann"));
    }
}
