using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What help says around the commands' own texts.</summary>
internal static class HelpTexts
{
    public static readonly Text HelpWords = new("hjelp", "hjelp", "help");
    public static readonly Text HelpHelp = new("Se hva du kan gjøre her", "Sjå kva du kan gjere her", "See what you can do here");

    public static readonly Text HelloWords = new("hei|hallo|heisann|hei hei|god morgen|god dag", "hei|hallo|heisann|god morgon|god dag", "hello|hi|hey|good morning");

    public static readonly Text Title = new("Dette kan du gjøre her", "Dette kan du gjere her", "What you can do here");

    public static string Introduction(Language language, bool isPersonal) => isPersonal
        ? language.Say(
            nb: "Skriv ordene, eller trykk på en knapp. Dette ser bare du.",
            nn: "Skriv orda, eller trykk på ein knapp. Dette ser berre du.",
            en: "Write the words, or press a button. Only you see this.")
        : language.Say(
            nb: "Nevn meg og skriv ordene, eller trykk på en knapp. Alt virker også i en privat samtale med meg.",
            nn: "Nemn meg og skriv orda, eller trykk på ein knapp. Alt verkar òg i ein privat samtale med meg.",
            en: "Mention me and write the words, or press a button. It all works in a personal chat with me too.");

    public static string Hint(Language language) => language.Say(
        nb: "Ord på bokmål, nynorsk og engelsk virker alltid. Skriv for eksempel «hjelp språk» for å lese mer om ett av dem.",
        nn: "Ord på bokmål, nynorsk og engelsk verkar alltid. Skriv til dømes «hjelp språk» for å lese meir om eitt av dei.",
        en: "Words in bokmål, nynorsk and English always work. Write, for example, “help language” to read more about one.");

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
    public static readonly Text AllWords = new("Alle disse ordene virker:", "Alle desse orda verkar:", "All these words work:");
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
        "Jeg er OtgBot, og hjelper dere med små steg som endrer hvordan dere jobber.",
        "Eg er OtgBot, og hjelper dykk med små steg som endrar korleis de jobbar.",
        "I am OtgBot, and I help with small steps that change how you work.");
}
