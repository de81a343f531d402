using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>What is said while an agenda is made, and of how good it is.</summary>
internal static class PlanTexts
{
    public static readonly Text MakeHelp = new("Lag et forslag til program av stemmene", "Lag eit forslag til program av røystene", "Make an agenda from the votes");
    public static readonly Text CancelHelp = new("Avbryt programmet som blir laget nå", "Avbryt programmet som blir laga no", "Cancel the agenda being made now");
    public static readonly Text DraftHelp = new("Se forslaget før det publiseres", "Sjå forslaget før det blir publisert", "See the proposed agenda before it is published");
    public static readonly Text PublishHelp = new("Publiser programmet for alle", "Publiser programmet for alle", "Publish the agenda for everyone");
    public static readonly Text ReplanHelp = new("Lag nytt program etter en endring, med så få flyttinger som mulig", "Lag nytt program etter ei endring, med så få flyttingar som råd", "Make a new agenda after a change, moving as little as possible");

    public static readonly Text CancelNow = new("Avbryt", "Avbryt", "Cancel");
    public static string DraftIsOut(Language language, string name) => language.Say(
        nb: $"Dette forslaget til program for «{name}» er publisert.",
        nn: $"Dette forslaget til program for «{name}» er publisert.",
        en: $"This draft of the agenda of “{name}” has been published.");

    public static readonly Text Publish = new("Publiser programmet", "Publiser programmet", "Publish the agenda");
    public static readonly Text SeeDraft = new("Se forslaget", "Sjå forslaget", "See the proposal");
    public static readonly Text SeeSetup = new("Tider, rom og regler", "Tider, rom og reglar", "Slots, rooms and rules");
    public static readonly Text TryAgain = new("Prøv igjen", "Prøv igjen", "Try again");

    public static readonly Text MetFact = new("Ønsker som blir oppfylt", "Ønske som blir oppfylte", "Wishes met");
    public static readonly Text ServedFact = new("Får minst ett ønske oppfylt", "Får minst eitt ønske oppfylt", "Get at least one wish met");
    public static readonly Text WorstFact = new("De 10 prosentene som får færrest ønsker", "Dei 10 prosentane som får færrast ønske", "The 10% with the fewest wishes met");
    public static readonly Text BestFact = new("Best mulig", "Best mogleg", "Best possible");
    public static readonly Text RandomFact = new("Ved tilfeldig plassering", "Ved tilfeldig plassering", "If placed at random");
    public static readonly Text RankFact = new("I rekkefølge etter stemmer", "I rekkjefølgje etter røyster", "If the most-voted topics were placed first");
    public static readonly Text CrowdedHeading = new("For få sitteplasser", "For få sitjeplassar", "Too few seats");
    public static readonly Text LeftOutHeading = new("Fikk ikke plass", "Fekk ikkje plass", "Left out");
    public static readonly Text ChangesHeading = new("Dette blir annerledes", "Dette blir annleis", "This will change");

    public static string MakingTitle(Language language, string name) => language.Say(nb: $"Lager program: {name}", nn: $"Lagar program: {name}", en: $"Making the agenda: {name}");

    public static string ResultTitle(Language language, string name) => language.Say(nb: $"Forslag til program: {name}", nn: $"Forslag til program: {name}", en: $"Proposed agenda: {name}");

    public static string ImpossibleTitle(Language language, string name) => language.Say(nb: $"Programmet går ikke opp ennå: {name}", nn: $"Programmet går ikkje opp enno: {name}", en: $"I can’t make an agenda yet: {name}");

    public static string Step(Language language, PlanProgress? progress) => progress?.Phase switch
    {
        null => language.Say("Venter på tur. Jeg lager ett program om gangen.", "Ventar på tur. Eg lagar eitt program om gongen.", "Waiting in line. I make one agenda at a time."),
        PlanPhase.Searching => language.Say($"Leter etter gode plasser: {Percent(language, progress.Share)} ferdig.", $"Leitar etter gode plassar: {Percent(language, progress.Share)} ferdig.", $"Looking for good places: {Percent(language, progress.Share)} done."),
        _ => language.Say($"Ser om det kan bli enda bedre: {Percent(language, progress.Share)} av tida er brukt.", $"Ser om det kan bli endå betre: {Percent(language, progress.Share)} av tida er brukt.", $"Checking whether it can be even better: {Percent(language, progress.Share)} of the time used."),
    };

    public static string SoFar(Language language, double met) => language.Say(
        nb: $"Så langt er {Share(language, Portion.Of(met))} ønsker oppfylt.",
        nn: $"Så langt er {Share(language, Portion.Of(met))} ønske oppfylte.",
        en: $"So far {Share(language, Portion.Of(met))} wishes are met.");

    public static string Meanwhile(Language language) => language.Say(
        "Meldingen oppdateres av seg selv. Du kan gjøre andre ting imens, eller skrive «avbryt planlegging».",
        "Meldinga blir oppdatert av seg sjølv. Du kan gjere andre ting imens, eller skrive «avbryt planlegging».",
        "This card updates itself. You can do other things meanwhile, or write “cancel planning”.");

    public static string Cancelling(Language language) => language.Say("Jeg avbryter. Ingenting er endret.", "Eg avbryt. Ingenting er endra.", "Cancelling. Nothing has changed.");

    public static string Stopped(Language language, PlanStop why) => why == PlanStop.HostEnded
        ? language.Say("Programmet ble ikke ferdig, for boten ble startet på nytt. Ingenting er endret. Skriv «lag program» for å prøve igjen.", "Programmet vart ikkje ferdig, for boten vart starta på nytt. Ingenting er endra. Skriv «lag program» for å prøve igjen.", "The agenda was not finished, since the bot was restarted. Nothing has changed. Write “make agenda” to try again.")
        : language.Say("Avbrutt. Ingenting er endret. Skriv «lag program» for å prøve igjen.", "Avbrote. Ingenting er endra. Skriv «lag program» for å prøve igjen.", "Cancelled. Nothing has changed. Write “make agenda” to try again.");

    public static string StoppedTitle(Language language) => language.Say("Programmet ble ikke laget", "Programmet vart ikkje laga", "The agenda was not made");

    public static string Broken(Language language) => language.Say(
        "Noe gikk galt hos meg, og programmet ble ikke laget. Ingenting er endret. Skriv «lag program» for å prøve igjen.",
        "Noko gjekk gale hos meg, og programmet vart ikkje laga. Ingenting er endra. Skriv «lag program» for å prøve igjen.",
        "Something went wrong on my side, and the agenda was not made. Nothing has changed. Write “make agenda” to try again.");

    public static string Placed(Language language, int placed, int topics) => topics == 1
        ? placed == 1
            ? language.Say("Det ene temaet fikk plass.", "Det eine temaet fekk plass.", "The one topic has a place.")
            : language.Say("Det ene temaet fikk ikke plass.", "Det eine temaet fekk ikkje plass.", "The one topic has no place.")
        : topics == 2 && placed == 2 ? language.Say("Begge temaene fikk plass.", "Begge temaa fekk plass.", "Both topics have a place.")
        : placed == topics ? language.Say($"Alle {topics} temaene fikk plass.", $"Alle {topics} temaa fekk plass.", $"All {topics} topics have a place.")
        : language.Say($"{placed} av {topics} temaer fikk plass.", $"{placed} av {topics} tema fekk plass.", $"{placed} of {topics} topics have a place.");

    public static string TooFewPlaces(Language language, int topics, int places) => language.Say(
        nb: $"Det er {topics} temaer og {places} {(places == 1 ? "plass" : "plasser")}. Flere tider eller rom gir plass til flere.",
        nn: $"Det er {topics} tema og {places} {(places == 1 ? "plass" : "plassar")}. Fleire tider eller rom gir plass til fleire.",
        en: $"There are {topics} topics and {places} {(places == 1 ? "place" : "places")}. More slots or rooms make room for more.");

    /// <summary>Why it is not said how many wishes are met, and what the agenda was made from instead.</summary>
    public static string NoFigures(Language language, PlanningInput gathered) => gathered is { IsRanked: true, Unconference.Way: VotingWay.Crowd }
        ? language.Say(
            "Programmet er laget av resultatet alene, så det røper ikke hva noen ga poeng. Derfor viser jeg ingen tall her.",
            "Programmet er laga av resultatet åleine, så det røper ikkje kva nokon gav poeng. Difor viser eg ingen tal her.",
            "The agenda is made from the result alone, so it does not reveal what anyone scored. That is why I show no numbers here.")
        : !gathered.IsRanked ? language.Say(
            nb: $"Færre enn {Tally.LeastOf(gathered.Fewest)} stemte. Det er for få til å planlegge etter ønsker, så alle temaer teller likt. Programmet følger bare tidene, rommene og reglene.",
            nn: $"Færre enn {Tally.LeastOf(gathered.Fewest)} røysta. Det er for få til å planleggje etter ønske, så alle tema tel likt. Programmet følgjer berre tidene, romma og reglane.",
            en: $"Fewer than {Tally.LeastOf(gathered.Fewest)} people voted. That is too few to plan by wishes, so all topics count alike. The agenda only follows the slots, rooms and rules.")
        : language.Say(
            nb: $"Færre enn {gathered.Fewest * PlanningWishes.Small} stemte. Da lager jeg programmet av resultatet alene og viser ingen tall, for de kunne røpe hva noen stemte.",
            nn: $"Færre enn {gathered.Fewest * PlanningWishes.Small} røysta. Då lagar eg programmet av resultatet åleine og viser ingen tal, for dei kunne røpe kva nokon røysta.",
            en: $"Fewer than {gathered.Fewest * PlanningWishes.Small} people voted. Then I make the agenda from the result alone. I show no numbers, since they could reveal how somebody voted.");

    /// <summary>What the figures are reckoned from, so that nobody takes them for more exact than they are.</summary>
    public static string HowCounted(Language language) => language.Say(
        "Tallene er omtrentlige. Før jeg planla, byttet jeg om på en del av stemmene, så programmet ikke kan røpe hva noen stemte.",
        "Tala er omtrentlege. Før eg planla, bytte eg om på ein del av røystene, så programmet ikkje kan røpe kva nokon røysta.",
        "The numbers are approximate. Before planning I swapped some of the votes around, so that the agenda can’t reveal how anyone voted.");

    /// <summary>Such as <c>om lag 9 av 10</c>.</summary>
    public static string Share(Language language, Portion share) => share switch
    {
        { IsExact: true, Count: 0 } => language.Say("ingen", "ingen", "none"),
        { IsExact: true } => language.Say("alle", "alle", "all"),
        { Count: 0 } => language.Say("nesten ingen", "nesten ingen", "hardly any"),
        _ when share.Count == share.Whole => language.Say("nesten alle", "nesten alle", "nearly all"),
        _ => language.Say(nb: $"om lag {share.Count} av {share.Whole}", nn: $"om lag {share.Count} av {share.Whole}", en: $"about {share.Count} of {share.Whole}"),
    };

    public static string Worst(Language language, PlanFigures figures) => language.Say(
        nb: $"får i snitt oppfylt {Share(language, figures.WorstOff)} ønsker",
        nn: $"får i snitt oppfylt {Share(language, figures.WorstOff)} ønske",
        en: $"get {Share(language, figures.WorstOff)} wishes met on average");

    /// <summary>Only what was proved, in the measure it was proved for.</summary>
    public static string Best(Language language, PlanFigures figures) => figures switch
    {
        { IsBest: true, IsSteady: true } => language.Say(
            "Det er bevist at ikke noe program som flytter så lite, gir mer av ønskene jeg planla etter.",
            "Det er bevist at ikkje noko program som flyttar så lite, gir meir av ønska eg planla etter.",
            "It is proved that no agenda that moves as little gives more of the wishes I planned by."),
        { IsBest: true } => language.Say(
            "Ja, ikke noe annet program gir mer av ønskene jeg planla etter.",
            "Ja, ikkje noko anna program gir meir av ønska eg planla etter.",
            "Yes, no other agenda gives more of the wishes I planned by."),
        { AtLeast: 0 } => language.Say("Det vet jeg ikke.", "Det veit eg ikkje.", "I don’t know."),
        _ => language.Say(
            $"Det er ikke bevist. Dette gir minst {figures.AtLeast} av 10 av det som i beste fall er mulig.",
            $"Det er ikkje bevist. Dette gir minst {figures.AtLeast} av 10 av det som i beste fall er mogleg.",
            $"It is not proved. This one gives at least {figures.AtLeast} of 10 of what is possible at best."),
    };

    /// <summary>How this was made: the measure of <see cref="Score"/>.</summary>
    public static string HowMade(Language language) => language.Say(
        "Slik måler jeg: En persons første oppfylte ønske teller 1, det andre ½, det tredje ⅓ og så videre (Thieles metode). Bare de det er sitteplass til, regnes med.",
        "Slik måler eg: Det første oppfylte ønsket til ein person tel 1, det andre ½, det tredje ⅓ og så vidare (Thieles metode). Berre dei det er sitjeplass til, blir rekna med.",
        "This is how I measure: a person’s first wish met counts 1, the second ½, the third ⅓ and so on (Thiele’s method). Only people who have a seat are counted.");

    /// <param name="wanted">Rounded down.</param>
    public static string Crowded(Language language, string topic, int wanted, int seats, bool canRepeat) => language.Say(
        nb: $"Minst {wanted} vil på {topic}, og det er {seats} sitteplasser.{(canRepeat ? " Skal det gå en gang til?" : "")}",
        nn: $"Minst {wanted} vil på {topic}, og det er {seats} sitjeplassar.{(canRepeat ? " Skal det gå ein gong til?" : "")}",
        en: $"At least {wanted} want to be at {topic}, and there are {seats} seats.{(canRepeat ? " Should it run once more?" : "")}");

    public static string Repeat(Language language, int topic) => language.Say($"Gjenta tema {topic}", $"Gjenta tema {topic}", $"Repeat topic {topic}");

    public static string Proof(Language language, ProofEnd end) => end switch
    {
        ProofEnd.TooLarge => language.Say(
            "Det er så mange temaer, rom og personer at jeg ikke kan regne ut om det finnes noe bedre.",
            "Det er så mange tema, rom og personar at eg ikkje kan rekne ut om det finst noko betre.",
            "There are so many topics, rooms and people that I can’t work out whether anything better exists."),
        _ => "",
    };

    public static string LeftOut(Language language, string topic, string because) => $"{topic}: {because}";

    public static string AndMore(Language language, int count) => language.Say(nb: $"… og {count} til.", nn: $"… og {count} til.", en: $"… and {count} more.");

    public static string NoChanges(Language language) => language.Say("Ingenting må flyttes.", "Ingenting må flyttast.", "Nothing has to move.");

    public static string Affects(Language language, Portion share) => language.Say(
        nb: $"Det påvirker ønskene til {Share(language, share)} som stemte.",
        nn: $"Det påverkar ønska til {Share(language, share)} som røysta.",
        en: $"It affects the wishes of {Share(language, share)} who voted.");

    public static string NextStep(Language language, bool isNew) => isNew
        ? language.Say("Dette er et forslag. Skriv «publiser» når det skal gjelde for alle.", "Dette er eit forslag. Skriv «publiser» når det skal gjelde for alle.", "This is a proposal. Write “publish” when it is ready for everyone.")
        : language.Say("Det publiserte programmet gjelder til du skriver «publiser».", "Det publiserte programmet gjeld til du skriv «publiser».", "The published agenda stands until you write “publish”.");

    public static string BlocksIntroduction(Language language, int blocks) => blocks == 0
        ? language.Say("Jeg fant ikke noe program som følger alle reglene, og jeg vet ikke hvilken regel som stopper det. Fjern en regel, og prøv igjen.", "Eg fann ikkje noko program som følgjer alle reglane, og eg veit ikkje kva regel som stoppar det. Fjern ein regel, og prøv igjen.", "I found no agenda that follows all the rules, and I can’t tell which rule is in the way. Remove a rule and try again.")
        : language.Say("Noen av reglene står i veien for hverandre. Endre eller fjern én av dem, så lager jeg programmet.", "Nokre av reglane står i vegen for kvarandre. Endre eller fjern éin av dei, så lagar eg programmet.", "Some of the rules contradict each other. Change or remove one of them, and I can make the agenda.");

    public static string BlockHeading(Language language, int number, Block block) => block.IsSmallest
        ? language.Say($"Disse reglene stopper hverandre ({number})", $"Desse reglane stoppar kvarandre ({number})", $"These rules contradict each other ({number})")
        : language.Say($"Noen av disse går ikke sammen ({number})", $"Nokre av desse går ikkje saman ({number})", $"Some of these do not go together ({number})");

    public static string Percent(Language language, double share) => language == Language.En ? $"{Down(share)}%" : $"{Down(share)} %";

    private static int Down(double share) => (int)Math.Floor((share * 100) + 1e-9);
}
