using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>All that this feature says.</summary>
internal static class ParticipationTexts
{
    public static readonly Text StatsHelp = new("Se hvor mange som deltar, siste 4, 12 eller 52 uker", "Sjå kor mange som deltek, siste 4, 12 eller 52 veker", "See how many take part, over 4, 12 or 52 weeks");

    public static readonly Text SeenHelp = new("Se det samme som lederne ser", "Sjå det same som leiarane ser", "See exactly what leads see");

    public static readonly Text Title = new("Slik deltar vi", "Slik deltek vi", "How we take part");

    public static readonly Text Principles = new("De sju prinsippene", "Dei sju prinsippa", "The seven principles");

    public static readonly Text Unconference = new("Unconference", "Unconference", "Unconference");

    public static readonly Text TookPart = new("Deltok", "Deltok", "Took part");

    public static readonly Text Answered = new("Svarte på en mikrohandling", "Svarte på ei mikrohandling", "Answered a microaction");

    public static readonly Text New = new("Nye", "Nye", "New");

    public static readonly Text Returning = new("Med igjen", "Med igjen", "Back again");

    public static readonly Text GoneQuiet = new("Ble stille", "Vart stille", "Gone quiet");

    public static readonly Text Proposed = new("Foreslo tema", "Føreslo tema", "Proposed topics");

    public static readonly Text Topics = new("Temaer", "Tema", "Topics");

    public static readonly Text Voted = new("Stemte", "Røysta", "Voted");

    public static readonly Text PersonalTitle = new("Hva du har vært med på", "Kva du har vore med på", "What you took part in");

    public static readonly Text AboutMembers = new(
        "Deltok: svarte, tipset, foreslo eller stemte minst én gang. Svarte: tok, gjorde eller takket nei til en mikrohandling.",
        "Deltok: svarte, tipsa, føreslo eller røysta minst éin gong. Svarte: tok, gjorde eller takka nei til ei mikrohandling.",
        "Took part: answered, suggested, proposed or voted at least once. Answered: took, did or declined a microaction.");

    public static readonly Text AboutPrinciples = new(
        "Tok: sa «jeg gjør det» til minst én mikrohandling. Gjorde: meldte minst én som gjort.",
        "Tok: sa «eg gjer det» til minst éi mikrohandling. Gjorde: melde minst éi som gjord.",
        "Took: said “I’ll do it” to at least one microaction. Did: reported at least one as done.");

    public static readonly Text AboutUnconference = new(
        "Personer som foreslo, og temaene de kom med. Stemte: brukte minst én stemme.",
        "Personar som føreslo, og temaa dei kom med. Røysta: brukte minst éi røyst.",
        "People who proposed, and the topics they came with. Voted: spent at least one vote.");

    public static readonly Text AboutNumbers = new(
        "Tallene er personer, rundet ned til 5, 10, 15 og så videre. Står det færre enn fem bak et tall, venter jeg med å vise det til de er fem. Slik kan ingen kjennes igjen.",
        "Tala er personar, runda ned til 5, 10, 15 og så vidare. Står det færre enn fem bak eit tal, ventar eg med å vise det til dei er fem. Slik kan ingen kjennast att.",
        "The numbers are people, rounded down to 5, 10, 15 and so on. Where fewer than five people stand behind a number, I wait to show it until they are five. So nobody can be recognised.");

    public static readonly Text SameForAll = new(
        "Alle kan se det samme: skriv «hva ledere ser».",
        "Alle kan sjå det same: skriv «kva leiarar ser».",
        "Anyone can see the same: write “what leads see”.");

    public static readonly Text SeeTheSame = new(
        "Du kan se de samme tallene: skriv «hva ledere ser».",
        "Du kan sjå dei same tala: skriv «kva leiarar ser».",
        "You can see the same numbers: write “what leads see”.");

    public static readonly Text Nothing = new(
        "Her er det ingenting å vise ennå. Tallene kommer når minst fem har deltatt, og uka er over.",
        "Her er det ingenting å vise enno. Tala kjem når minst fem har delteke, og veka er over.",
        "There is nothing to show yet. Numbers appear once at least five have taken part and the week is over.");

    public static readonly Text NotKnownForYear = new(
        "Nye, med igjen og stille vises for 4 og 12 uker. For et helt år ville jeg måtte huske lenger enn 13 måneder.",
        "Nye, med igjen og stille blir viste for 4 og 12 veker. For eit heilt år måtte eg hugse lenger enn 13 månader.",
        "New, back again and gone quiet are shown for 4 and 12 weeks. For a whole year I would have to remember more than 13 months.");

    public static UserError NoSuchWindow() => new(
        nb: "Jeg kan vise 4, 12 eller 52 uker. Skriv for eksempel «statistikk 12» eller «hva ledere ser 4».",
        nn: "Eg kan vise 4, 12 eller 52 veker. Skriv til dømes «statistikk 12» eller «kva leiarar ser 4».",
        en: "I can show 4, 12 or 52 weeks. Write for example “stats 12” or “what leads see 4”.");

    public static string Summary(Language language, int weeks, GuardedCount tookPart) => tookPart.IsSmall
        ? language.Say(
            nb: $"Færre enn 5 deltok de siste {weeks} ukene.",
            nn: $"Færre enn 5 deltok dei siste {weeks} vekene.",
            en: $"Fewer than 5 took part in the last {weeks} weeks.")
        : language.Say(
            nb: $"Minst {tookPart.AtLeast} deltok de siste {weeks} ukene.",
            nn: $"Minst {tookPart.AtLeast} deltok dei siste {weeks} vekene.",
            en: $"At least {tookPart.AtLeast} took part in the last {weeks} weeks.");

    public static string Window(Language language, int weeks, DateOnly from, DateOnly to) => language.Say(
        nb: $"{weeks} hele uker, {from:d. MMMM yyyy} – {to:d. MMMM yyyy}. Uka som går nå, er ikke med.",
        nn: $"{weeks} heile veker, {from:d. MMMM yyyy} – {to:d. MMMM yyyy}. Veka som går no, er ikkje med.",
        en: $"{weeks} whole weeks, {from:d MMMM yyyy} – {to:d MMMM yyyy}. The current week is not counted.");

    public static string Count(Language language, GuardedCount count) => count.IsSmall
        ? language.Say(nb: "færre enn 5", nn: "færre enn 5", en: "fewer than 5")
        : language.Say(nb: $"minst {count.AtLeast}", nn: $"minst {count.AtLeast}", en: $"at least {count.AtLeast}");

    /// <summary>Of a number that was worked out from rounded ones: below five it is not known.</summary>
    public static string WorkedOut(Language language, GuardedCount count) => count.IsSmall
        ? language.Say(nb: "kanskje færre enn 5", nn: "kanskje færre enn 5", en: "maybe fewer than 5")
        : Count(language, count);

    public static string TakenAndDone(Language language, PrincipleCount count)
    {
        var (taken, done) = (Count(language, count.Taken), Count(language, count.Done));
        return language.Say(nb: $"{taken} tok, {done} gjorde", nn: $"{taken} tok, {done} gjorde", en: $"{taken} took, {done} did");
    }

    public static string AboutMovement(Language language, int weeks) => language.Say(
        nb: $"Nye: ikke sett i året før. Med igjen: sett i året før. Ble stille: deltok de {weeks} ukene før, men ikke nå. Disse er regnet ut fra rundede tall, så de kan være høyere.",
        nn: $"Nye: ikkje sett i året før. Med igjen: sett i året før. Vart stille: deltok dei {weeks} vekene før, men ikkje no. Desse er rekna ut frå runda tal, så dei kan vere høgare.",
        en: $"New: not seen in the year before. Back again: seen in the year before. Gone quiet: took part in the {weeks} weeks before, but not now. These are worked out from rounded numbers, so they may be higher.");

    public static string TrendTitle(Language language, bool byWeek) => byWeek
        ? language.Say(nb: "Uke for uke", nn: "Veke for veke", en: "Week by week")
        : language.Say(nb: "Fire og fire uker", nn: "Fire og fire veker", en: "Four weeks at a time");

    public static string Period(Language language, Period period)
    {
        var (first, last) = (IsoWeek.Of(period.From).Number, IsoWeek.Of(period.To).Number);
        return first == last
            ? language.Say(nb: $"Uke {first}", nn: $"Veke {first}", en: $"Week {first}")
            : language.Say(nb: $"Uke {first}–{last}", nn: $"Veke {first}–{last}", en: $"Weeks {first}–{last}");
    }

    public static string AboutTrend(Language language, int unit) => language.Say(
        nb: $"Så mange deltok. Hver ▮ står for {unit} personer.",
        nn: $"Så mange deltok. Kvar ▮ står for {unit} personar.",
        en: $"How many took part. Each ▮ stands for {unit} people.");

    public static string Button(Language language, int weeks) => language.Say(
        nb: $"Vis {weeks} uker", nn: $"Vis {weeks} veker", en: $"Show {weeks} weeks");

    public static readonly IReadOnlyList<Text> PrincipleNames =
    [
        new("Jobb åpent og positivt", "Jobb ope og positivt", "Work in the open and positively"),
        new("Gjør ting i praksis", "Gjer ting i praksis", "Take practical action"),
        new("Tør å teste ting ut tidlig og prøv flere ganger", "Våg å teste ting tidleg, og prøv fleire gonger", "Experiment and iterate"),
        new("Mangfold og inkludering", "Mangfald og inkludering", "Be diverse and inclusive"),
        new("Bry deg helhjertet om mennesker", "Bry deg heilhjarta om menneske", "Care deeply about people"),
        new("Arbeid på tvers av grenser", "Arbeid på tvers av grenser", "Work across borders"),
        new("Ønsk teknologiske muligheter velkommen", "Ønsk teknologiske moglegheiter velkomne", "Embrace technology"),
    ];

    /// <summary>A line of <c>my data</c>: what somebody did in one week.</summary>
    public static Text Week(IsoWeek week, PersonWeek facts)
    {
        var kinds = facts.Facts.CountBy(fact => fact.Kind).OrderBy(kind => kind.Key).ToList();
        return new Text(
            $"Uke {week.Number}, {week.Year}: {Join(Language.Nb)}",
            $"Veke {week.Number}, {week.Year}: {Join(Language.Nn)}",
            $"Week {week.Number}, {week.Year}: {Join(Language.En)}");

        string Join(Language language) => string.Join(", ", kinds.Select(kind => $"{Kind(kind.Key).In(language)} {kind.Value}"));
    }

    public static Text CountedIn(IsoWeek week) => new(
        $"Du er regnet med i ukestallene for uke {week.Number}, {week.Year}. De viser aldri hvem.",
        $"Du er rekna med i veketala for veke {week.Number}, {week.Year}. Dei viser aldri kven.",
        $"You are counted in the weekly numbers of week {week.Number}, {week.Year}. They never show who.");

    private static Text Kind(FactKind kind) => kind switch
    {
        FactKind.Taken => new("tatt på deg", "teke på deg", "taken on"),
        FactKind.Done => new("gjort", "gjort", "done"),
        FactKind.Declined => new("takket nei til", "takka nei til", "declined"),
        FactKind.Suggested => new("tips gitt", "tips gitt", "suggested"),
        FactKind.Proposed => new("temaer foreslått", "tema føreslått", "topics proposed"),
        _ => new("avstemninger", "avrøystingar", "ballots cast"),
    };
}
