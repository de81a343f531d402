using OtgBot.Cards;
using OtgBot.Features.Help;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Help;

/// <summary>The cards of help, with commands such as the other features have.</summary>
internal static class HelpGalleryCards
{
    public static IReadOnlyList<Command> Commands { get; } =
    [
        Command("prompts.principles", "prinsipper", "prinsipp", "principles", "Les de sju prinsippene", "Les dei sju prinsippa", "Read the seven principles", 10),
        Command("prompts.take", "tar", "tek", "take", "Ta på deg en mikrohandling", "Ta på deg ei mikrohandling", "Take on a microaction", 12, example: ("tar 2", "tek 2", "take 2")),
        Command("prompts.post-now", "post nå", "post no", "post now", "Legg ut ukas prinsipp med en gang", "Legg ut prinsippet for veka med ein gong", "Post this week's prompt at once", 20, lead: true),
        Command("unconferences.propose", "foreslå", "føreslå", "propose", "Foreslå et tema", "Føreslå eit tema", "Propose a topic", 30),
        Command("unconferences.topics", "temaer", "tema", "topics", "Se alle temaene", "Sjå alle temaa", "See all topics", 31),
        Command("participation.leads-see", "hva ledere ser", "kva leiarar ser", "what leads see", "Se nøyaktig det ledere ser", "Sjå nøyaktig det leiarar ser", "See exactly what leads see", 61),
        Command("privacy.my-data", "mine data", "mine data", "my data", "Se alt jeg har lagret om deg", "Sjå alt eg har lagra om deg", "See everything I have stored about you", 70),
        Command("settings.status", "status", "status", "status", "Se språk, tidssone og ledere", "Sjå språk, tidssone og leiarar", "See language, time zone and leads", 80),
        Command("settings.lead-add", "leder legg til", "leiar legg til", "lead add", "Gjør noen til leder", "Gjer nokon til leiar", "Make somebody a lead", 91, lead: true, example: ("leder legg til @Kari", "leiar legg til @Kari", "lead add @Kari")),
    ];

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var chosen = Languages.All.Single(known => known.Tag() == language);
        yield return ("help-lead", HelpCards.All(Commands, chosen, isPersonal: false, isLead: true));
        yield return ("help-personal", HelpCards.All([.. Commands.Where(command => command.Who == Who.Everyone)], chosen, isPersonal: true, isLead: false));
        yield return ("help-one", HelpCards.One(Commands[^1], chosen, isAllowed: true));
        yield return ("help-not-found", HelpCards.NotFound([Commands[0], Commands[4]], chosen));
        yield return ("help-hello", HelpCards.Hello([.. Commands.Take(1), Commands[3], Commands[6]], chosen, "Kari Nordmann"));
    }

    private static Command Command(string name, string nb, string nn, string en, string helpNb, string helpNn, string helpEn, int order, bool lead = false, (string Nb, string Nn, string En)? example = null) =>
        new(name, new Text(nb, nn, en), new Text(helpNb, helpNn, helpEn), (_, _) => Task.CompletedTask)
        {
            Order = order,
            Who = lead ? Who.Lead : Who.Everyone,
            Example = example is { } shown ? new Text(shown.Nb, shown.Nn, shown.En) : null,
        };
}
