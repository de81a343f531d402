using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>All that this feature says. Numbers are what is certain, so each is "at least".</summary>
internal static class ParticipationTexts
{
    public static readonly Text Heading = new("Tall", "Tal", "Numbers");

    public static readonly Text StatsHelp = new("Se hvor mange som deltar, siste 4, 12 eller 52 uker", "Sjå kor mange som deltek, siste 4, 12 eller 52 veker", "See how many take part, over 4, 12 or 52 weeks");

    public static readonly Text SeenHelp = new("Se det samme som lederne ser", "Sjå det same som leiarane ser", "See exactly what leads see");

    public static readonly Text Title = new("Slik deltar vi", "Slik deltek vi", "How we take part");

    public static readonly Text MoreTitle = new("Slik deltar vi, mer om tallene", "Slik deltek vi, meir om tala", "How we take part, more about the numbers");

    public static readonly Text Principles = new("De sju prinsippene", "Dei sju prinsippa", "The seven principles");

    public static readonly Text ChartTitle = new("Mikrohandlinger, fire uker om gangen", "Mikrohandlingar, fire veker om gongen", "Microactions, four weeks at a time");

    public static readonly Text Taken = new("Mikrohandlinger tatt", "Mikrohandlingar tekne", "Microactions taken");

    public static readonly Text Done = new("Mikrohandlinger gjort", "Mikrohandlingar gjorde", "Microactions done");

    public static readonly Text TakenBars = new("Tatt", "Tekne", "Taken");

    public static readonly Text DoneBars = new("Gjort", "Gjorde", "Done");

    public static readonly Text Topics = new("Temaer foreslått", "Tema føreslått", "Topics proposed");

    public static readonly Text Voted = new("Personer som stemte", "Personar som røysta", "People who voted");

    public static readonly Text Details = new("Mer om tallene", "Meir om tala", "More about the numbers");

    public static readonly Text ShowNumbers = new("Tilbake til tallene", "Tilbake til tala", "Back to the numbers");

    public static readonly Text PersonalTitle = new("Hva du har vært med på", "Kva du har vore med på", "What you took part in");

    public static readonly Text NotHere = new("jeg var ikke her ennå", "eg var ikkje her enno", "I was not here yet");

    public static readonly Text TooFew = new("for få til å vise", "for få til å vise", "too few to show");

    public static readonly Text LeftOut = new(
        "Det som mangler, er for lite til å vise uten å peke på noen.",
        "Det som manglar, er for lite til å vise utan å peike på nokon.",
        "What is missing is too little to show without pointing at someone.");

    public static readonly Text HowCounted = new("Slik teller jeg", "Slik tel eg", "How I count");

    public static readonly Text AboutDeeds = new(
        "Jeg teller høyst én tatt og én gjort mikrohandling for hver person hver uke. Så trekker jeg fra et hemmelig tall og runder ned. Derfor står det «minst».",
        "Eg tel høgst éi teken og éi gjord mikrohandling for kvar person kvar veke. Så trekkjer eg frå eit hemmeleg tal og rundar ned. Difor står det «minst».",
        "I count at most one taken and one done microaction for each person each week. Then I take away a secret number and round down. That is why it says “at least”.");

    public static readonly Text AboutTime = new(
        "Tallene lages én gang, når fire hele uker er over. Etterpå endres de aldri, heller ikke når noen angrer eller blir glemt.",
        "Tala blir laga éin gong, når fire heile veker er over. Etterpå endrar dei seg aldri, heller ikkje når nokon angrar eller blir gløymd.",
        "The numbers are made once, when four whole weeks are over. After that they never change, not even when someone undoes something or is forgotten.");

    public static readonly Text AboutNobody = new(
        "Slik kan ingen se hva én person gjør, heller ikke en leder.",
        "Slik kan ingen sjå kva éin person gjer, heller ikkje ein leiar.",
        "So nobody can see what one person does, not even a lead.");

    public static readonly Text SameForAll = new(
        "Alle kan se det samme: skriv «hva ledere ser».",
        "Alle kan sjå det same: skriv «kva leiarar ser».",
        "Anyone can see this: write “what leads see”.");

    public static readonly Text SeeTheSame = new(
        "Du kan se de samme tallene: skriv «hva ledere ser».",
        "Du kan sjå dei same tala: skriv «kva leiarar ser».",
        "You can see the same numbers: write “what leads see”.");

    public static UserError NoSuchWindow() => new(
        nb: "Jeg kan vise 4, 12 eller 52 uker. Skriv for eksempel «statistikk 12», «hva ledere ser 4» eller «statistikk 12 detaljer».",
        nn: "Eg kan vise 4, 12 eller 52 veker. Skriv til dømes «statistikk 12», «kva leiarar ser 4» eller «statistikk 12 detaljar».",
        en: "I can show 4, 12 or 52 weeks. Write for example “stats 12”, “what leads see 4” or “stats 12 details”.");

    /// <summary>All of it in a sentence or two.</summary>
    public static string Sentence(Language language, Overview overview) => overview switch
    {
        { FirstNumbers: { } day, IsEmpty: true } => language.Say(
            nb: $"De første tallene kommer {DateWords.Long(language, day)}. Jeg teller fire hele uker om gangen.",
            nn: $"Dei første tala kjem {DateWords.Long(language, day)}. Eg tel fire heile veker om gongen.",
            en: $"The first numbers come on {DateWords.Long(language, day)}. I count four whole weeks at a time."),
        { IsEmpty: true } => language.Say(
            nb: $"{Span(language, overview.Weeks)}: for lite til å vise tall uten å peke på noen. Det dere gjør, er like mye verdt.",
            nn: $"{Span(language, overview.Weeks)}: for lite til å vise tal utan å peike på nokon. Det de gjer, er like mykje verdt.",
            en: $"{Span(language, overview.Weeks)}: too little to show numbers without pointing at someone. What you do is worth just as much."),
        { Taken: > 0 } => language.Say(
            nb: $"{Lively(language, overview.Weeks)}: minst {overview.Persons:N0} av dere tok mikrohandlinger, minst {overview.Taken:N0} i alt.",
            nn: $"{Lively(language, overview.Weeks)}: minst {overview.Persons:N0} av dykk tok mikrohandlingar, minst {overview.Taken:N0} i alt.",
            en: $"{Lively(language, overview.Weeks)}: at least {overview.Persons:N0} of you took on microactions, at least {overview.Taken:N0} in all.")
            + Foremost(language, overview),
        { Voted: > 0 } => language.Say(
            nb: $"{Lively(language, overview.Weeks)}: minst {overview.Voted:N0} av dere stemte på temaer til en unconference.",
            nn: $"{Lively(language, overview.Weeks)}: minst {overview.Voted:N0} av dykk røysta på tema til ein unconference.",
            en: $"{Lively(language, overview.Weeks)}: at least {overview.Voted:N0} of you voted on topics for an unconference."),
        { Topics: > 0 } => language.Say(
            nb: $"{Lively(language, overview.Weeks)}: dere foreslo minst {overview.Topics:N0} temaer til en unconference.",
            nn: $"{Lively(language, overview.Weeks)}: de føreslo minst {overview.Topics:N0} tema til ein unconference.",
            en: $"{Lively(language, overview.Weeks)}: you proposed at least {overview.Topics:N0} topics for an unconference."),
        _ => language.Say(
            nb: $"{Lively(language, overview.Weeks)}: dere gjorde minst {overview.Done:N0} mikrohandlinger.",
            nn: $"{Lively(language, overview.Weeks)}: de gjorde minst {overview.Done:N0} mikrohandlingar.",
            en: $"{Lively(language, overview.Weeks)}: you did at least {overview.Done:N0} microactions."),
    };

    public static string Window(Language language, int weeks, DateOnly from, DateOnly to) => language.Say(
        nb: $"{weeks} hele uker, {from:d. MMMM yyyy} – {to:d. MMMM yyyy}. De fire ukene som går nå, er ikke med.",
        nn: $"{weeks} heile veker, {from:d. MMMM yyyy} – {to:d. MMMM yyyy}. Dei fire vekene som går no, er ikkje med.",
        en: $"{weeks} whole weeks, {from:d MMMM yyyy} – {to:d MMMM yyyy}. The four weeks that run now are not counted.");

    public static string AtLeast(Language language, int number) => language.Say(nb: $"minst {number:N0}", nn: $"minst {number:N0}", en: $"at least {number:N0}");

    public static string TakenAndDone(Language language, int taken, int done) => done == 0
        ? language.Say(nb: $"tatt minst {taken:N0} ganger", nn: $"teke minst {taken:N0} gonger", en: $"taken at least {taken:N0} times")
        : language.Say(
            nb: $"tatt minst {taken:N0} ganger, gjort minst {done:N0} ganger",
            nn: $"teke minst {taken:N0} gonger, gjort minst {done:N0} gonger",
            en: $"taken at least {taken:N0} times, done at least {done:N0} times");

    /// <summary>What a bar says.</summary>
    public static string Said(Language language, Part part) => part switch
    {
        { Taken: 0 } => TooFew.In(language),
        { Done: 0 } => language.Say(nb: $"minst {part.Taken:N0} tatt", nn: $"minst {part.Taken:N0} tekne", en: $"at least {part.Taken:N0} taken"),
        _ => language.Say(
            nb: $"minst {part.Taken:N0} tatt, minst {part.Done:N0} gjort",
            nn: $"minst {part.Taken:N0} tekne, minst {part.Done:N0} gjorde",
            en: $"at least {part.Taken:N0} taken, at least {part.Done:N0} done"),
    };

    public static string Highest(Language language, Part part) => language.Say(
        nb: $"Det høyeste tallet er fra {Weeks(language, part.When.Monday, part.When.Sunday).ToLower(language.Culture())}: {Said(language, part)}.",
        nn: $"Det høgaste talet er frå {Weeks(language, part.When.Monday, part.When.Sunday).ToLower(language.Culture())}: {Said(language, part)}.",
        en: $"The highest number is from {Weeks(language, part.When.Monday, part.When.Sunday).ToLower(language.Culture())}: {Said(language, part)}.");

    public static string Weeks(Language language, DateOnly first, DateOnly last)
    {
        var (from, to) = (IsoWeek.Of(first).Number, IsoWeek.Of(last).Number);
        return language.Say(nb: $"Uke {from}–{to}", nn: $"Veke {from}–{to}", en: $"Weeks {from}–{to}");
    }

    public static string TooFewBy(Language language, IReadOnlyList<int> principles) => language.Say(
        nb: $"For få til å vise: prinsipp {language.List(principles)}.",
        nn: $"For få til å vise: prinsipp {language.List(principles)}.",
        en: $"Too few to show: {(principles.Count == 1 ? "principle" : "principles")} {language.List(principles)}.");

    public static string NotPosted(Language language, IReadOnlyList<int> principles) => language.Say(
        nb: $"Ikke lagt ut i disse ukene: prinsipp {language.List(principles)}.",
        nn: $"Ikkje lagt ut i desse vekene: prinsipp {language.List(principles)}.",
        en: $"Not posted in these weeks: {(principles.Count == 1 ? "principle" : "principles")} {language.List(principles)}.");

    public static string AboutGroups(Language language, int k) => language.Say(
        nb: $"Mikrohandlinger vises først når minst {k} personer står bak. Ingen av dem står for mer enn {100 / k} prosent.",
        nn: $"Mikrohandlingar blir viste først når minst {k} personar står bak. Ingen av dei står for meir enn {100 / k} prosent.",
        en: $"Microactions are shown only once at least {k} people stand behind them. None of these accounts for more than {100 / k} per cent.");

    public static string AboutParts(Language language, int fewest) => language.Say(
        nb: $"For ett prinsipp må minst {fewest} personer stå bak.",
        nn: $"For eitt prinsipp må minst {fewest} personar stå bak.",
        en: $"For a single principle it takes at least {fewest} people.");

    public static string AboutVotes(Language language, int k) => language.Say(
        nb: $"Temaer og stemmer vises også først når minst {k} personer står bak. For stemmer er det tallet fra de fire ukene da flest stemte.",
        nn: $"Tema og røyster blir òg viste først når minst {k} personar står bak. For røyster er det talet frå dei fire vekene då flest røysta.",
        en: $"Topics and votes are also shown only once at least {k} people stand behind them. For votes it is the number from the four weeks with the most voters.");

    public static string Button(Language language, int weeks) => language.Say(
        nb: $"Vis {weeks} uker", nn: $"Vis {weeks} veker", en: $"Show {weeks} weeks");

    private static string Span(Language language, int weeks) => language.Say(nb: $"De siste {weeks} ukene", nn: $"Dei siste {weeks} vekene", en: $"The last {weeks} weeks");

    private static string Lively(Language language, int weeks) => weeks switch
    {
        4 => language.Say("Fire gode uker", "Fire gode veker", "Four good weeks"),
        12 => language.Say("Et livlig kvartal", "Eit livleg kvartal", "A lively quarter"),
        _ => language.Say("Et godt år", "Eit godt år", "A good year"),
    };

    /// <summary>The principle with the highest number, if one alone has it.</summary>
    private static string Foremost(Language language, Overview overview)
    {
        var (count, index) = overview.Principles.Select((count, index) => (count.Taken, index)).MaxBy(one => one.Taken);
        return count == 0 || overview.Principles.Count(other => other.Taken == count) > 1 ? "" : language.Say(
            nb: $" Høyest tall har «{PrincipleNames[index].Nb}», med minst {count:N0}.",
            nn: $" Høgast tal har «{PrincipleNames[index].Nn}», med minst {count:N0}.",
            en: $" The highest number is for “{PrincipleNames[index].En}”, with at least {count:N0}.");
    }

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

    private static Text Kind(FactKind kind) => kind switch
    {
        FactKind.Taken => new("tatt på deg", "teke på deg", "taken on"),
        FactKind.Done => new("gjort", "gjort", "done"),
        FactKind.Declined => new("takket nei til", "takka nei til", "declined"),
        FactKind.Suggested => new("mikrohandlinger foreslått", "mikrohandlingar føreslåtte", "microactions suggested"),
        FactKind.Proposed => new("temaer foreslått", "tema føreslåtte", "topics proposed"),
        _ => new("avstemninger", "avrøystingar", "ballots cast"),
    };
}
