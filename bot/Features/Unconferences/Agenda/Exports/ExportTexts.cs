using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>What is said of an agenda outside the chat.</summary>
internal static class ExportTexts
{
    public static readonly Text ExportHelp = new("Få programmet som nettside, kalender, CSV og JSON", "Få programmet som nettside, kalender, CSV og JSON", "Get the agenda as web page, calendar, CSV and JSON");
    public static readonly Text NewLinkHelp = new("Lag ny lenke til programmet; den gamle slutter å virke", "Lag ny lenkje til programmet; den gamle sluttar å verke", "Make a new link to the agenda; the old one stops working");
    public static readonly Text NewCalendarLinkHelp = new("Lag ny lenke til din egen kalender", "Lag ny lenkje til din eigen kalender", "Make a new link to your own calendar");

    public static readonly Text WebPage = new("Nettside", "Nettside", "Web page");
    public static readonly Text Calendar = new("Kalender (.ics)", "Kalender (.ics)", "Calendar (.ics)");
    public static readonly Text Csv = new("Regneark (.csv)", "Rekneark (.csv)", "Spreadsheet (.csv)");
    public static readonly Text Json = new("Data (.json)", "Data (.json)", "Data (.json)");
    public static readonly Text NewLink = new("Ny lenke", "Ny lenkje", "New link");
    public static readonly Text NewLinkNow = new("Ja, lag ny lenke", "Ja, lag ny lenkje", "Yes, make a new link");
    public static readonly Text NewLinkSure = new(
        "Den gamle lenken slutter å virke med en gang, også i kalendere som følger den.",
        "Den gamle lenkja sluttar å verke med ein gong, òg i kalendrar som følgjer ho.",
        "The old link stops working at once, also in calendars that follow it.");

    public static readonly Text NewCalendarLink = new("Ny kalenderlenke", "Ny kalenderlenkje", "New calendar link");

    public static string Title(Language language, string name) => language.Say(nb: $"Del programmet: {name}", nn: $"Del programmet: {name}", en: $"Share the agenda: {name}");

    public static string Explanation(Language language, bool isPublished) => isPublished
        ? language.Say("Alle som har lenken, kan lese programmet. Den er umulig å gjette.", "Alle som har lenkja, kan lese programmet. Ho er umogleg å gjette.", "Anyone who has the link can read the agenda. It is impossible to guess.")
        : language.Say("Alle som har lenken, kan lese programmet. Det vises når du har skrevet «publiser».", "Alle som har lenkja, kan lese programmet. Det blir vist når du har skrive «publiser».", "Anyone who has the link can read the agenda. It appears once you have written “publish”.");

    public static string HostsAgree(Language language) => language.Say(
        "Navn på verter står der bare for dem som har sagt ja til det.",
        "Namn på vertar står der berre for dei som har sagt ja til det.",
        "Names of hosts are there only for those who agreed.");

    public static readonly Text ShowNameHelp = new("La navnet ditt stå ved temaet ditt på nettsiden", "La namnet ditt stå ved temaet ditt på nettsida", "Let your name stand beside your topic on the web page");
    public static readonly Text HideNameHelp = new("Ta navnet ditt bort fra nettsiden", "Ta namnet ditt bort frå nettsida", "Take your name off the web page");
    public static readonly Text ShowName = new("Vis navnet mitt", "Vis namnet mitt", "Show my name");
    public static readonly Text HideName = new("Skjul navnet mitt", "Skjul namnet mitt", "Hide my name");

    public static string NameState(Language language, bool isNamed) => isNamed
        ? language.Say("På nettsiden og i kalendere står navnet ditt ved temaet ditt. «skjul navnet mitt» tar det bort.", "På nettsida og i kalendrar står namnet ditt ved temaet ditt. «gøym namnet mitt» tek det bort.", "On the web page and in calendars, your name is shown with your topic. Write “hide my name” to remove it.")
        : language.Say("På nettsiden og i kalendere står temaet ditt uten navn. Skriv «vis navnet mitt» hvis det skal stå der.", "På nettsida og i kalendrar står temaet ditt utan namn. Skriv «vis namnet mitt» om det skal stå der.", "On the web page and in calendars, your topic is shown without a name. Write “show my name” to add it.");

    public static UserError NotAHost() => new(
        nb: "Du er ikke vert for noe tema her, så navnet ditt står ikke på nettsiden. Skriv «temaer» for å se temaene.",
        nn: "Du er ikkje vert for noko tema her, så namnet ditt står ikkje på nettsida. Skriv «tema» for å sjå temaa.",
        en: "You host no topic here, so your name is not on the web page. Write “topics” to see the topics.");

    public static string HowToRevoke(Language language) => language.Say("Skriv «ny lenke» for å gjøre den gamle ugyldig.", "Skriv «ny lenkje» for å gjere den gamle ugyldig.", "Write “new link” to make the old one invalid.");

    public static string MineIcs(Language language, string url) => language.Say(
        nb: $"Din egen kalender, som bare du har lenken til: {url}",
        nn: $"Din eigen kalender, som berre du har lenkja til: {url}",
        en: $"Your own calendar (only you have this link): {url}");

    public static UserError NoAddress() => new(
        nb: "Jeg kan ikke lage lenker ennå. Be den som driver boten, om å sette «PublicUrl». Imens kan du skrive «program».",
        nn: "Eg kan ikkje lage lenkjer enno. Be den som driv boten, om å setje «PublicUrl». Imens kan du skrive «program».",
        en: "I can’t make links yet. Ask whoever runs the bot to set “PublicUrl”. Meanwhile you can write “agenda”.");

    public static readonly Text Agenda = new("Program", "Program", "Agenda");
    public static readonly Text HowToTab = new(
        "Trykk på «Åpne som nettside» på kortet med programmet i kanalen, så kommer programmet her.",
        "Trykk på «Opne som nettside» på kortet med programmet i kanalen, så kjem programmet her.",
        "Press “Open as a web page” on the card with the agenda in the channel, and the agenda shows here.");
    public static readonly Text NotReady = new("Programmet er ikke klart ennå. Kom tilbake litt senere.", "Programmet er ikkje klart enno. Kom tilbake litt seinare.", "The agenda is not ready yet. Come back a little later.");
    public static readonly Text AddToCalendar = new("Legg i kalenderen", "Legg i kalenderen", "Add to calendar");
    public static readonly Text About = new("Om temaet", "Om temaet", "About this topic");
    public static readonly Text OnNow = new("Nå", "No", "On now");
    public static readonly Text Next = new("Neste", "Neste", "Next");
    public static readonly Text Free = new("Ledig", "Ledig", "Free");
    public static readonly Text Time = new("Tid", "Tid", "Time");
    public static readonly Text HoldStill = new("Stopp oppdateringen", "Stopp oppdateringa", "Stop updating");
    public static readonly Text KeepFresh = new("Oppdater hvert minutt", "Oppdater kvart minutt", "Update every minute");
    public static readonly Text CodeLabel = new("QR-kode til programmet", "QR-kode til programmet", "QR code to the agenda");
    public static readonly Text CodeHint = new("Ta med programmet på telefonen", "Ta med programmet på telefonen", "Take the agenda with you on your phone");
    public static readonly Text Signs = new("Skilt til rommene", "Skilt til romma", "Signs for the rooms");
    public static readonly Text SignsHint = new("Skriv ut, og heng ett ark på hver dør.", "Skriv ut, og heng eitt ark på kvar dør.", "Print them, and hang one sheet on each door.");
    public static readonly Text SignCode = new("Programmet akkurat nå", "Programmet akkurat no", "The agenda right now");
    public static readonly Text WholeAgenda = new("Hele programmet", "Heile programmet", "The whole agenda");
    public static readonly Text NothingHere = new("Her er det ikke satt opp noe denne dagen.", "Her er det ikkje sett opp noko denne dagen.", "Nothing is planned here on this day.");

    public static string SignsTitle(Language language, string name) => language.Say(nb: $"Skilt: {name}", nn: $"Skilt: {name}", en: $"Signs: {name}");

    public static string Seats(Language language, int seats) => language.Say(
        nb: seats == 1 ? "1 plass" : $"{seats} plasser",
        nn: seats == 1 ? "1 plass" : $"{seats} plassar",
        en: seats == 1 ? "1 seat" : $"{seats} seats");

    public static string AsOf(Language language, DateTimeOffset now, bool refreshes) => refreshes
        ? language.Say(nb: $"Slik er det kl. {now:HH.mm}. Siden oppdaterer seg hvert minutt.", nn: $"Slik er det kl. {now:HH.mm}. Sida oppdaterer seg kvart minutt.", en: $"As of {now:HH':'mm}. The page updates itself every minute.")
        : language.Say(nb: $"Slik var det kl. {now:HH.mm}.", nn: $"Slik var det kl. {now:HH.mm}.", en: $"As of {now:HH':'mm}.");
    public static readonly Text OtherLanguages = new("Språk", "Språk", "Languages");
    public static readonly Text MadeWith = new("Laget med OtgBot", "Laga med OtgBot", "Made with OtgBot");

    public static string Updated(Language language, DateTimeOffset at, int version) => language.Say(
        nb: $"Utgave {version}, publisert {at:d. MMMM} kl. {at:HH.mm}.",
        nn: $"Utgåve {version}, publisert {at:d. MMMM} kl. {at:HH.mm}.",
        en: $"Version {version}, published on {at:d MMMM} at {at:HH':'mm}.");

    public static readonly Text[] Columns =
    [
        new("Dato", "Dato", "Date"), new("Start", "Start", "Start"), new("Slutt", "Slutt", "End"), new("Rom", "Rom", "Room"),
        new("Nummer", "Nummer", "Number"), new("Tema", "Tema", "Topic"), new("Om", "Om", "About"), new("Form", "Form", "Format"), new("Verter", "Vertar", "Hosts"),
    ];

    public static readonly Text PersonalTitle = new("Program på unconferencer", "Program på unconferencar", "Agendas of unconferences");

    public static Text PersonalLink(string name) => new(
        $"{name}: du har en lenke til din egen kalender.",
        $"{name}: du har ei lenkje til din eigen kalender.",
        $"{name}: you have a link to your own calendar.");

    public static Text PersonalNamed(string name) => new(
        $"{name}: du har sagt ja til at navnet ditt står ved temaet ditt på nettsiden.",
        $"{name}: du har sagt ja til at namnet ditt står ved temaet ditt på nettsida.",
        $"{name}: you agreed that your name stands beside your topic on the web page.");

    public static Text PersonalAway(string name) => new(
        $"{name}: en leder har notert når du ikke kan være vert.",
        $"{name}: ein leiar har notert når du ikkje kan vere vert.",
        $"{name}: a lead noted when you can’t host.");
}
