using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>The page's own words. What the bot says is the bot's.</summary>
internal static class PlaygroundTexts
{
    public static readonly Text Product = new("Prøv OtgBot", "Prøv OtgBot", "Try OtgBot");

    public static readonly Text SkipToWrite = new("Hopp til skrivefeltet", "Hopp til skrivefeltet", "Skip to the message field");

    public static readonly Text Who = new("Hvem vil du være?", "Kven vil du vere?", "Who would you like to be?");

    public static readonly Text Where = new("Hvor vil du skrive?", "Kvar vil du skrive?", "Where would you like to write?");

    public static readonly Text Chat = new("Bare du og OtgBot", "Berre du og OtgBot", "Just you and OtgBot");

    public static readonly Text Lead = new("leder", "leiar", "lead");

    public static readonly Text Member = new("medlem", "medlem", "member");

    public static readonly Text Clock = new("Botens klokke", "Klokka til boten", "The bot’s clock");

    public static readonly Text ClockHint = new(
        "Flytt klokka fram for å få ukas prinsipp nå. Den kan ikke gå tilbake.",
        "Flytt klokka fram for å få vekeprinsippet no. Ho kan ikkje gå tilbake.",
        "Move the clock forward to get the weekly prompt now. It never goes back.");

    public static readonly Text Hour = new("1 time fram", "1 time fram", "1 hour ahead");

    public static readonly Text Day = new("1 dag fram", "1 dag fram", "1 day ahead");

    public static readonly Text Monday = new("Neste mandag 09.05", "Neste måndag 09.05", "Next Monday 09:05");

    public static readonly Text Write = new("Skriv til OtgBot", "Skriv til OtgBot", "Write to OtgBot");

    public static readonly Text NoMention = new("Du trenger ikke skrive @OtgBot", "Du treng ikkje skrive @OtgBot", "No need to write @OtgBot");

    public static readonly Text Example = new("For eksempel: hjelp", "Til dømes: hjelp", "For example: help");

    public static readonly Text Conversation = new("Samtalen", "Samtalen", "Conversation");

    public static readonly Text Send = new("Send", "Send", "Send");

    public static readonly Text Try = new("Prøv:", "Prøv:", "Try:");

    public static readonly Text Close = new("Lukk", "Lukk", "Close");

    public static readonly Text NewMessages = new("Nye meldinger", "Nye meldingar", "New messages");

    public static readonly Text Switch = new("Bytt person", "Byt person", "Switch person");

    public static readonly Text Updated = new("Kortet er oppdatert.", "Kortet er oppdatert.", "The card has been updated.");

    public static readonly Text Unreachable = new(
        "Fikk ikke tak i boten. Se om den kjører, og prøv en gang til.",
        "Fekk ikkje tak i boten. Sjå om han køyrer, og prøv ein gong til.",
        "The bot could not be reached. Check that it is running, and try again.");

    public static readonly Text NoScript = new(
        "Nettleseren din kjører ikke JavaScript. Trykk «Hent det nyeste» for å oppdatere siden.",
        "Nettlesaren din køyrer ikkje JavaScript. Trykk «Hent det nyaste» for å oppdatere sida.",
        "Your browser is not running JavaScript. Press “Get the latest” to update the page.");

    public static readonly Text Reload = new("Hent det nyeste", "Hent det nyaste", "Get the latest");

    public static readonly Text MadeUp = new(
        "Alle her er oppdiktet, og siden finnes bare på din egen maskin.",
        "Alle her er oppdikta, og sida finst berre på di eiga maskin.",
        "Everyone here is made up, and this page exists only on your own machine.");

    public static readonly Text Forgotten = new(
        "Boten er startet på nytt. Eldre meldinger vises ikke her, men boten husker det den har lagret. Skriv for eksempel «hjelp».",
        "Boten er starta på nytt. Eldre meldingar blir ikkje viste her, men boten hugsar det han har lagra. Skriv til dømes «hjelp».",
        "The bot was restarted. Older messages are not shown here, but the bot remembers what it stored. Write “help”, for example.");

    public static readonly Text EmptyTeam = new(
        "Her er det stille ennå. Skriv for eksempel «hjelp».",
        "Her er det stilt enno. Skriv til dømes «hjelp».",
        "It is still quiet here. Write “help”, for example.");

    public static readonly Text EmptyChat = new(
        "Her er det bare du og OtgBot. Ingen andre ser det du skriver, før du foreslår et tema eller deler noe. Begynn for eksempel med «hjelp».",
        "Her er det berre du og OtgBot. Ingen andre ser det du skriv, før du føreslår eit tema eller deler noko. Start til dømes med «hjelp».",
        "It’s just you and OtgBot here. Nobody else sees what you write until you propose a topic or share something. You could start with “help”.");

    public static readonly Text Full = new(
        "Boten har mange i kø akkurat nå. Vent litt og prøv en gang til.",
        "Boten har mange i kø akkurat no. Vent litt og prøv ein gong til.",
        "The bot is busy right now. Wait a moment and try again.");

    public static readonly Text SayNothing = new(
        "Skriv noe først, for eksempel «hjelp».",
        "Skriv noko først, til dømes «hjelp».",
        "Write something first, for example “help”.");

    public static readonly Text TooMuch = new(
        "Meldingen er for lang. Skriv den litt kortere.",
        "Meldinga er for lang. Skriv ho litt kortare.",
        "The message is too long. Please make it shorter.");

    /// <summary>What many want to say first; only those the bot knows are offered.</summary>
    public static readonly IReadOnlyList<Text> Suggestions =
    [
        new("hjelp", "hjelp", "help"),
        new("ukas prinsipp", "vekeprinsippet", "prompt"),
        new("unconference", "unconference", "unconference"),
        new("foreslå", "føreslå", "propose"),
        new("temaer", "tema", "topics"),
        new("hva ledere ser", "kva leiarar ser", "what leads see"),
    ];

    public static string Title(PlaygroundView view) => view.IsPersonal
        ? view.Language.Say(
            nb: $"{view.Person.Name} og OtgBot",
            nn: $"{view.Person.Name} og OtgBot",
            en: $"{view.Person.Name} and OtgBot")
        : view.Language.Say(
            nb: $"{view.Person.Name} i {PlaygroundView.TeamName}",
            nn: $"{view.Person.Name} i {PlaygroundView.TeamName}",
            en: $"{view.Person.Name} in {PlaygroundView.TeamName}");

    public static string YouAre(PlaygroundView view) => view.Language.Say(
        nb: $"Du er {view.Person.Name}.",
        nn: $"Du er {view.Person.Name}.",
        en: $"You are {view.Person.Name}.");

    /// <summary>Beside the personal chat: empty if nothing waits there.</summary>
    public static string Waiting(Language language, int answers) => answers == 0 ? "" : language.Say(
        nb: answers == 1 ? "1 nytt svar" : $"{answers} nye svar",
        nn: answers == 1 ? "1 nytt svar" : $"{answers} nye svar",
        en: answers == 1 ? "1 new answer" : $"{answers} new answers");

    public static string ItIsNow(Language language, string time) => language.Say(
        nb: $"Klokka til boten er flyttet fram: {time}.",
        nn: $"Klokka til boten er flytta fram: {time}.",
        en: $"The bot’s clock has moved forward: {time}.");
}
