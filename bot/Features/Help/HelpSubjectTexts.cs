using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What help says of each thing one may want to do.</summary>
internal static class HelpSubjectTexts
{
    public static readonly Text Week = new("Denne uka", "Denne veka", "This week");
    public static readonly Text WeekLine = new("prinsippet og tre små handlinger", "prinsippet og tre små handlingar", "the principle and three small actions");
    public static readonly Text WeekWords = new(
        "uka|uke|ukas prinsipp|prinsipper|mikrohandlinger|prinsipper og mikrohandlinger",
        "veka|veke|prinsippet i veka|prinsipp|mikrohandlingar|prinsipp og mikrohandlingar",
        "week|the week|principles|microactions|principles and microactions");

    public static readonly Text Unconference = new("Unconference", "Unconference", "Unconference");
    public static readonly Text UnconferenceLine = new("foreslå, stem og se programmet", "føreslå, røyst og sjå programmet", "propose, vote and see the agenda");
    public static readonly Text UnconferenceWords = new("unconferencen|en unconference", "unconferencen|ein unconference", "the unconference|unconferences|an unconference");

    public static readonly Text Numbers = new("Tall", "Tal", "Numbers");
    public static readonly Text NumbersLine = new("hvor mange som er med, aldri hvem", "kor mange som er med, aldri kven", "how many take part, never who");
    public static readonly Text NumbersWords = new("tallene|statistikken", "tala|statistikken", "the numbers|statistics");

    public static readonly Text Data = new("Mine data", "Mine data", "My data");
    public static readonly Text DataLine = new("se dem, last dem ned, slett dem", "sjå dei, last dei ned, slett dei", "see it, download it, delete it");
    public static readonly Text DataWords = new("data|dine data|personvern", "data|dine data|personvern", "data|your data|privacy");

    public static readonly Text Settings = new("Innstillinger", "Innstillingar", "Settings");
    public static readonly Text SettingsLine = new("språk, tidsplan og ledere", "språk, tidsplan og leiarar", "language, schedule and leads");
    public static readonly Text SettingsWords = new("innstillingene|oppsett", "innstillingane|oppsett", "the settings|setup here");

    public static readonly Text Leads = new("For ledere", "For leiarar", "For leads");
    public static readonly Text LeadsLine = new("legg ut nå, planlegg, ta pause", "legg ut no, planlegg, ta pause", "post now, plan ahead, take a break");
    public static readonly Text LeadsWords = new("for lederen|for leder", "for leiaren|for leiar", "for a lead|for lead|for the lead");

    public static readonly Text LeadsWeek = new("Styre prinsippene", "Styre prinsippa", "Run the prompts");
    public static readonly Text LeadsWeekLine = new("legg ut, se fram, ta pause", "legg ut, sjå fram, ta pause", "post, look ahead, take a break");

    public static readonly Text LeadsUnconference = new("Styre unconferencen", "Styre unconferencen", "Run the unconference");
    public static readonly Text LeadsUnconferenceLine = new(
        "avstemning, frister og program", "avrøysting, fristar og program", "voting, deadlines and agenda");

    public static readonly Text LeadsChannel = new("Styre kanalen", "Styre kanalen", "Run the channel");
    public static readonly Text LeadsChannelLine = new("tidsplan og ledere", "tidsplan og leiarar", "schedule and leads");

    public static readonly Text Ask = new("Hva vil du gjøre?", "Kva vil du gjere?", "What would you like to do?");

    public static string How(Language language, bool isPersonal) => isPersonal
        ? language.Say(
            nb: "Trykk, eller skriv med egne ord. Bare du ser dette. Vil du se alle kommandoene, så skriv «hjelp alt».",
            nn: "Trykk, eller skriv med eigne ord. Berre du ser dette. Vil du sjå alle kommandoane, så skriv «hjelp alt».",
            en: "Press, or write in your own words. Only you see this. For every command, write “help all”.")
        : language.Say(
            nb: "Trykk, eller skriv til @OtgBot med egne ord. Vil du se alle kommandoene, så skriv «hjelp alt».",
            nn: "Trykk, eller skriv til @OtgBot med eigne ord. Vil du sjå alle kommandoane, så skriv «hjelp alt».",
            en: "Press, or write to @OtgBot in your own words. For every command, write “help all”.");

    public static readonly Text Back = new("Vis hjelp", "Vis hjelp", "Show help");

    public static readonly Text More = new(
        "Det finnes flere. Skriv «hjelp alt» for å se alle.",
        "Det finst fleire. Skriv «hjelp alt» for å sjå alle.",
        "There are more. Write “help all” to see every one.");
}
