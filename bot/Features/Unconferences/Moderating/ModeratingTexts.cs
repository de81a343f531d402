using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Moderating;

/// <summary>What is said of topics that are hidden, alike or merged.</summary>
internal static class ModeratingTexts
{
    public static readonly Text HideHelp = new("Skjul et tema, med en grunn", "Skjul eit tema, med ein grunn", "Hide a topic, with a reason");
    public static readonly Text HideExample = new("skjul 4 Reklame for et produkt", "skjul 4 Reklame for eit produkt", "hide 4 Advertises a product");
    public static readonly Text ShowHelp = new("Vis et skjult tema igjen", "Vis eit skjult tema igjen", "Show a hidden topic again");
    public static readonly Text ShowExample = new("vis igjen 4", "vis igjen 4", "unhide 4");
    public static readonly Text MergeHelp = new("Slå to temaer sammen; verter og stemmer følger med", "Slå to tema saman; vertar og røyster følgjer med", "Merge two topics; hosts and votes are combined");
    public static readonly Text MergeExample = new("slå sammen 7 med 2", "slå saman 7 med 2", "merge 7 with 2");
    public static readonly Text SplitHelp = new("Skill ut et tema som er slått sammen med et annet", "Skil ut eit tema som er slått saman med eit anna", "Separate a merged topic again");
    public static readonly Text SplitExample = new("skill ut 7", "skil ut 7", "split 7");

    public static readonly Text HiddenTitle = new("Skjult tema", "Skjult tema", "Hidden topic");

    public static string Hidden(Language language, int number) => language.Say(
        nb: $"Tema {number} er skjult. Skriv «vis igjen {number}» for å vise det igjen.",
        nn: $"Tema {number} er skjult. Skriv «vis igjen {number}» for å vise det igjen.",
        en: $"Topic {number} is hidden. Write “unhide {number}” to show it again.");

    public static string HostsTold(Language language, bool reached) => reached
        ? language.Say("Verten har fått vite hvorfor.", "Verten har fått vite kvifor.", "The host has been told why.")
        : language.Say("Jeg fikk ikke sagt fra til verten. Fortell gjerne hvorfor selv.", "Eg fekk ikkje sagt frå til verten. Fortel gjerne kvifor sjølv.", "I couldn’t reach the host. Please tell them why yourself.");

    public static string HiddenFromHost(Language language, Unconference unconference, Topic topic) => language.Say(
        nb: $"En leder har skjult temaet ditt «{topic.Title}» i {unconference.Name}. Grunnen: {topic.HiddenBecause} Snakk med en leder hvis du er uenig.",
        nn: $"Ein leiar har skjult temaet ditt «{topic.Title}» i {unconference.Name}. Grunnen: {topic.HiddenBecause} Snakk med ein leiar om du er usamd.",
        en: $"A lead has hidden your topic “{topic.Title}” in {unconference.Name}. The reason: {topic.HiddenBecause} Talk to a lead if you disagree.");

    public static string ShownToHost(Language language, Unconference unconference, Topic topic) => language.Say(
        nb: $"Temaet ditt «{topic.Title}» i {unconference.Name} vises igjen.",
        nn: $"Temaet ditt «{topic.Title}» i {unconference.Name} er synleg igjen.",
        en: $"Your topic “{topic.Title}” in {unconference.Name} is shown again.");

    public static string IsHidden(Language language, int number) => language.Say(
        nb: $"En leder har skjult tema {number}.",
        nn: $"Ein leiar har skjult tema {number}.",
        en: $"A lead has hidden topic {number}.");

    public static string HiddenInResult(Language language) => language.Say("skjult av en leder", "skjult av ein leiar", "hidden by a lead");

    public static string Reason(Language language, string reason) => language.Say(
        nb: $"Grunnen: {reason}",
        nn: $"Grunnen: {reason}",
        en: $"The reason: {reason}");

    public static string IsPartOf(Language language, int whole) => language.Say(
        nb: $"Temaet er slått sammen med tema {whole}.",
        nn: $"Temaet er slått saman med tema {whole}.",
        en: $"The topic has become part of topic {whole}.");

    public static string Parts(Language language, IReadOnlyList<int> parts) => language.Say(
        nb: $"Tema {string.Join(", ", parts)} er slått sammen med dette. Skriv «skill ut {parts[0]}» for å skille det ut igjen.",
        nn: $"Tema {string.Join(", ", parts)} er slått saman med dette. Skriv «skil ut {parts[0]}» for å skilje det ut igjen.",
        en: $"{(parts.Count == 1 ? $"Topic {parts[0]} is" : $"Topics {string.Join(", ", parts)} are")} part of this one. Write “split {parts[0]}” to separate it again.");

    public static string Merge(Language language, int whole) => language.Say(
        nb: $"Slå sammen med tema {whole}",
        nn: $"Slå saman med tema {whole}",
        en: $"Merge with topic {whole}");

    public static string LikesTo(Language language, int whole) => language.Say(
        nb: $"Den som foreslo det, vil gjerne slå det sammen med tema {whole}. En leder avgjør.",
        nn: $"Den som føreslo det, vil gjerne slå det saman med tema {whole}. Ein leiar avgjer.",
        en: $"The person who proposed it would like to merge it with topic {whole}. A lead decides.");

    public static readonly Text AlikeTitle = new("Ligner temaet ditt på et av disse?", "Liknar temaet ditt på eit av desse?", "Is your topic similar to one of these?");

    public static string AlikeAbout(Language language, string title) => language.Say(
        nb: $"«{title}» ligner på noe som allerede er foreslått. Les det først, og svar så i skjemaet under.",
        nn: $"«{title}» liknar på noko som allereie er føreslått. Les det først, og svar så i skjemaet under.",
        en: $"“{title}” is similar to a topic that has already been proposed. Please read it first, then answer in the form below.");

    public static string SeeTopic(Language language, int number) => language.Say(
        nb: $"Se tema {number}",
        nn: $"Sjå tema {number}",
        en: $"See topic {number}");

    public static readonly Text ChoiceTitle = new("Hva vil du gjøre med temaet ditt?", "Kva vil du gjere med temaet ditt?", "What do you want to do with your topic?");
    public static readonly Text ChoiceLabel = new("Velg én ting", "Vel éin ting", "Choose one");
    public static readonly Text ChoiceSubmit = new("Fortsett", "Hald fram", "Go on");
    public static readonly Text Anyway = new("Foreslå det likevel", "Føreslå det likevel", "Propose it anyway");
    public static readonly Text AskToMerge = new("Foreslå det, og be en leder slå dem sammen", "Føreslå det, og be ein leiar slå dei saman", "Propose it, and ask a lead to merge them");
    public static readonly Text Drop = new("Ikke foreslå det. Vis meg temaet som finnes", "Ikkje føreslå det. Vis meg temaet som finst", "Don’t propose it. Show me the existing topic");

    public static string Merged(Language language, int part, int whole) => language.Say(
        nb: $"Tema {part} er nå en del av tema {whole}.",
        nn: $"Tema {part} er no ein del av tema {whole}.",
        en: $"Topic {part} is now part of topic {whole}.");
}
