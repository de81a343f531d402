using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What help says around the commands' own texts.</summary>
internal static class HelpTexts
{
    public static readonly Text HelpWords = new("hjelp", "hjelp", "help");
    public static readonly Text HelpHelp = new("Se hva du kan gjøre her", "Sjå kva du kan gjere her", "See what you can do here");

    public static readonly Text HelloWords = new(
        "hei|hallo|heisann|hei hei|god morgen|god dag|hva er dette|hva er det her|hvem er du",
        "hei|hallo|heisann|god morgon|god dag|kva er dette|kva er det her|ka e det her|ka e dette|kven er du",
        "hello|hi|hey|good morning|what is this|what’s this|who are you");

    public static readonly Text Title = new("Dette kan du gjøre her", "Dette kan du gjere her", "What you can do here");

    public static string Introduction(Language language, bool isPersonal) => isPersonal
        ? language.Say(
            nb: "Skriv en av kommandoene, eller trykk på en knapp. Bare du ser dette.",
            nn: "Skriv ein av kommandoane, eller trykk på ein knapp. Berre du ser dette.",
            en: "Write a command, or press a button. Only you see this.")
        : language.Say(
            nb: "Skriv @OtgBot og en av kommandoene, eller trykk på en knapp. Alt virker også i den private chatten med meg.",
            nn: "Skriv @OtgBot og ein av kommandoane, eller trykk på ein knapp. Alt verkar òg i den private chatten med meg.",
            en: "Write @OtgBot and a command, or press a button. Everything works in our private chat too.");

    public static string Hint(Language language) => language.Say(
        nb: "Kommandoene virker på bokmål, nynorsk og engelsk. Skriv for eksempel «hjelp språk» for å lese mer om én av dem.",
        nn: "Kommandoane verkar på bokmål, nynorsk og engelsk. Skriv til dømes «hjelp språk» for å lese meir om éin av dei.",
        en: "Words in Bokmål, Nynorsk and English always work. Write, for example, “help language” to read more about one.");

    public static string ForLeads(Language language, string help) => language.Say(
        nb: $"{help} (for ledere)",
        nn: $"{help} (for leiarar)",
        en: $"{help} (for leads)");

    public static string WithExample(Language language, string help, string example) => language.Say(
        nb: $"{help}. Eksempel: «{example}»",
        nn: $"{help}. Døme: «{example}»",
        en: $"{help}. Example: “{example}”");

    /// <summary>Above the commands of a feature that says no heading.</summary>
    public static readonly Text More = new("Mer", "Meir", "More");

    public static readonly Text Example = new("Eksempel", "Døme", "Example");
    public static readonly Text For = new("For", "For", "For");
    public static readonly Text LeadsOnly = new("bare ledere", "berre leiarar", "leads only");
    public static readonly Text AllWords = new("Du kan skrive:", "Du kan skrive:", "You can write:");
    public static readonly Text ThanksWords = new("takk|tusen takk|nei takk", "takk|tusen takk|nei takk", "thanks|thank you|no thanks|no thank you");

    public static readonly Text OtgWords = new(
        "hva er otg|om otg|one team government|hva er one team government|hvem står bak",
        "kva er otg|om otg|one team government|kva er one team government|kven står bak",
        "what is otg|about otg|one team government|what is one team government|who is behind this");
    public static readonly Text OtgHelp = new("Les hvem One Team Government er", "Les kven One Team Government er", "Read who One Team Government is");
    public static readonly Text OtgTitle = new("One Team Government", "One Team Government", "One Team Government");
    public static readonly Text Otg = new(
        "One Team Government er folk som fornyer offentlig sektor fra grasrota, på tvers av etater og fag. I Norge begynte det i Nav, Skatteetaten og Difi. Endringsbyråkraten venter ikke på forandring: Vi tar små steg sammen.",
        "One Team Government er folk som fornyar offentleg sektor frå grasrota, på tvers av etatar og fag. I Noreg byrja det i Nav, Skatteetaten og Difi. Endringsbyråkraten ventar ikkje på forandring: Vi tek små steg saman.",
        "One Team Government is people who reform the public sector from below, across agencies and professions. In Norway it began in Nav, the Tax Administration and Difi. We don’t wait for change: we take small steps together.");
    public static readonly Text SeePrinciples = new("Se prinsippene", "Sjå prinsippa", "See the principles");

    public static string Welcome(Language language) => language.Say(
        nb: "Bare hyggelig!",
        nn: "Berre hyggeleg!",
        en: "You’re welcome!");

    public static readonly Text ShowAll = new("Vis alt jeg kan", "Vis alt eg kan", "Show all I can do");

    public static readonly Text NotFound = new("Det ordet kjenner jeg ikke", "Det ordet kjenner eg ikkje", "I don’t know that word");
    public static readonly Text Nearest = new("Mente du noe av dette?", "Meinte du noko av dette?", "Did you mean one of these?");
    public static readonly Text NothingNear = new(
        "Skriv «hjelp» for å se alle ordene, eller for eksempel «hjelp språk» for ett av dem.",
        "Skriv «hjelp» for å sjå alle orda, eller til dømes «hjelp språk» for eitt av dei.",
        "Write “help” to see all the words, or, for example, “help language” for one of them.");

    public static string About(Language language, string words) => language.Say(
        nb: $"Les om «{words}»",
        nn: $"Les om «{words}»",
        en: $"Read about “{words}”");

    public static string Hello(Language language, string name)
    {
        var end = name.IndexOf(' ', StringComparison.Ordinal);
        var first = end > 0 ? name[..end] : name;
        return first.Length == 0
            ? language.Say(nb: "Hei! Fint å se deg.", nn: "Hei! Fint å sjå deg.", en: "Hello! Good to see you.")
            : language.Say(nb: $"Hei, {first}! Fint å se deg.", nn: $"Hei, {first}! Fint å sjå deg.", en: $"Hello, {first}! Good to see you.");
    }

    public static readonly Text HelloMore = new(
        "Jeg er OtgBot fra One Team Government. Jeg hjelper dere med små steg som endrer hvordan dere jobber.",
        "Eg er OtgBot frå One Team Government. Eg hjelper dykk med små steg som endrar korleis de jobbar.",
        "I’m OtgBot from One Team Government. I help with small steps that change how you work.");
}
