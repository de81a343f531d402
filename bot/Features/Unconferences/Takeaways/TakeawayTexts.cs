using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Takeaways;

/// <summary>What is said of takeaways, and at the end of it all.</summary>
internal static class TakeawayTexts
{
    public static readonly Text TellHelp = new("Del hva som kom ut av en økt", "Del kva som kom ut av ei økt", "Share what came out of a session");
    public static readonly Text TellExample = new("lærdom 4", "lærdom 4", "takeaway 4");
    public static readonly Text ListHelp = new("Les lærdommene fra unconferencen", "Les lærdomane frå unconferencen", "Read the takeaways of the unconference");
    public static readonly Text RemoveHelp = new("Ta bort en lærdom du har delt", "Ta bort ein lærdom du har delt", "Remove a takeaway you shared");
    public static readonly Text RemoveExample = new("fjern lærdom 2", "fjern lærdom 2", "remove takeaway 2");
    public static readonly Text SuggestHelp = new("Gjør en lærdom til en mikrohandling", "Gjer ein lærdom til ei mikrohandling", "Suggest a microaction from a takeaway");
    public static readonly Text SuggestExample = new("mikrohandling av lærdom 2", "mikrohandling av lærdom 2", "suggest from takeaway 2");

    public static readonly Text Title = new("Hva kom ut av det?", "Kva kom ut av det?", "What came out of it?");
    public static readonly Text Introduction = new(
        "Det du skriver, vises i kanalen uten navnet ditt.",
        "Det du skriv, blir vist i kanalen utan namnet ditt.",
        "What you write appears in the channel without your name.");

    public static readonly Text Submit = new("Fortell", "Fortel", "Share");
    public static readonly Text TopicLabel = new("Hvilket tema handlet økta om? Skriv nummeret.", "Kva tema handla økta om? Skriv nummeret.", "Which topic? Write its number.");
    public static readonly Text OutLabel = new("Hva kom ut av økta?", "Kva kom ut av økta?", "What came out of the session?");
    public static readonly Text OutHint = new("Noe dere fant ut, ble enige om eller lurer på.", "Noko de fann ut, vart samde om eller lurer på.", "Something you found out, agreed on or wonder about.");
    public static readonly Text StartLabel = new("Hva vil du begynne med?", "Kva vil du byrje med?", "What will you start doing?");
    public static readonly Text StopLabel = new("Hva vil du slutte å gjøre?", "Kva vil du slutte å gjere?", "What will you stop doing?");
    public static readonly Text StepHint = new("Noe lite du kan gjøre selv. La det gjerne stå tomt.", "Noko lite du kan gjere sjølv. La det gjerne stå tomt.", "Something small you can do yourself. You can leave it empty.");

    public static readonly Text Tell = new("Del en lærdom", "Del ein lærdom", "Share a takeaway");
    public static readonly Text SeeAll = new("Se lærdommene", "Sjå lærdomane", "See the takeaways");
    public static readonly Text Suggest = new("Gjør det til en mikrohandling", "Gjer det til ei mikrohandling", "Turn it into a microaction");
    public static readonly Text StartFact = new("Begynner med", "Byrjar med", "Starting");
    public static readonly Text StopFact = new("Slutter med", "Sluttar med", "Stopping");

    public static string OneTitle(Language language, Takeaway takeaway) => language.Say(
        nb: $"Lærdom {takeaway.Number}",
        nn: $"Lærdom {takeaway.Number}",
        en: $"Takeaway {takeaway.Number}");

    public static string From(Language language, int number, string title) => language.Say(
        nb: $"Fra tema {number}: {title}",
        nn: $"Frå tema {number}: {title}",
        en: $"From topic {number}: {title}");

    public static string ListTitle(Language language, string name) => language.Say(
        nb: $"Lærdommer fra {name}",
        nn: $"Lærdomar frå {name}",
        en: $"Takeaways from {name}");

    public static string Count(Language language, int count) => language.Say(
        nb: count switch { 0 => "Ingen lærdommer ennå", 1 => "1 lærdom", _ => $"{count} lærdommer" },
        nn: count switch { 0 => "Ingen lærdomar enno", 1 => "1 lærdom", _ => $"{count} lærdomar" },
        en: count switch { 0 => "No takeaways yet", 1 => "1 takeaway", _ => $"{count} takeaways" });

    public static string HowToSuggest(Language language, int number) => language.Say(
        nb: $"Skriv «tips fra lærdom {number}» for å gjøre en av dem til en mikrohandling.",
        nn: $"Skriv «tips frå lærdom {number}» for å gjere ein av dei til ei mikrohandling.",
        en: $"Write “suggest from takeaway {number}” to make one of them a microaction.");

    /// <param name="topic">One that something can be told of; null if there is none.</param>
    public static string HowToTell(Language language, int? topic) => language.Say(
        nb: $"Hva vil du begynne med, og hva vil du slutte med?{(topic is null ? "" : $" Skriv for eksempel «lærdom {topic}».")}",
        nn: $"Kva vil du byrje med, og kva vil du slutte med?{(topic is null ? "" : $" Skriv til dømes «lærdom {topic}».")}",
        en: $"What will you start doing, and what will you stop doing?{(topic is null ? "" : $" Write for example “takeaway {topic}”.")}");

    public static string AlreadyTold(Language language, int number) => language.Say(
        nb: $"Lærdommen din er allerede med, som nummer {number}.",
        nn: $"Lærdomen din er allereie med, som nummer {number}.",
        en: $"Your takeaway is already in, as number {number}.");

    public static string Removed(Language language, int number) => language.Say(
        nb: $"Lærdom {number} er tatt bort.",
        nn: $"Lærdom {number} er teken bort.",
        en: $"Takeaway {number} has been removed.");

    public static string SummaryTitle(Language language, string name) => language.Say(
        nb: $"Takk for {name}!",
        nn: $"Takk for {name}!",
        en: $"Thanks for {name}!");

    public static readonly Text TurnoutFact = new("Stemte", "Røysta", "Voted");
    public static readonly Text TakeawaysFact = new("Lærdommer", "Lærdomar", "Takeaways");
    public static readonly Text WeStart = new("Dette begynner vi med", "Dette byrjar vi med", "What we will start doing");
    public static readonly Text WeStop = new("Dette slutter vi med", "Dette sluttar vi med", "What we will stop doing");

    public static string Turnout(Language language, Tally? tally) => tally switch
    {
        null => language.Say("ingen avstemning", "inga avrøysting", "no vote"),
        { IsShown: false } => language.Say(nb: $"færre enn {tally.Least}", nn: $"færre enn {tally.Least}", en: $"fewer than {tally.Least}"),
        { Voters: var voters } => language.Say(nb: $"minst {voters} personer", nn: $"minst {voters} personar", en: $"at least {voters} people"),
    };

    public static Text Personal(string unconference, Takeaway takeaway) => new(
        $"{unconference}: du delte lærdom {takeaway.Number}, om tema {takeaway.Topic}.",
        $"{unconference}: du delte lærdom {takeaway.Number}, om tema {takeaway.Topic}.",
        $"{unconference}: you shared takeaway {takeaway.Number}, about topic {takeaway.Topic}.");
}
