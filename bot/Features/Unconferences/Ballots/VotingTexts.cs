using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>What is said to voters, and of the result.</summary>
internal static class VotingTexts
{
    public static readonly Text SaveVotes = new("Lagre stemmene", "Lagre røystene", "Save my votes");

    public static string BallotTitle(Language language, string name) => language.Say(
        nb: $"Stemmeseddelen din: {name}",
        nn: $"Røystesetelen din: {name}",
        en: $"Your ballot: {name}");

    public static string BallotRule(Language language, int votes) => language.Say(
        nb: $"Du har {votes} {(votes == 1 ? "stemme" : "stemmer")}, høyst én per tema. Du kan ombestemme deg til avstemningen lukkes.",
        nn: $"Du har {votes} {(votes == 1 ? "røyst" : "røyster")}, høgst éi per tema. Du kan ombestemme deg til avrøystinga blir lukka.",
        en: $"You have {votes} {(votes == 1 ? "vote" : "votes")}, at most one per topic. You can change your mind until voting closes.");

    public static string BallotNow(Language language, int used, int votes) => used == 0
        ? language.Say(
            nb: "Du har ikke stemt ennå.",
            nn: "Du har ikkje røysta enno.",
            en: "You have not voted yet.")
        : language.Say(
            nb: $"Lagret: Du har brukt {used} av {Votes(language, votes)}.",
            nn: $"Lagra: Du har brukt {used} av {Votes(language, votes)}.",
            en: $"Saved: you have used {used} of {Votes(language, votes)}.");

    /// <param name="language">Of the voter.</param>
    /// <param name="numbers">Some this person may vote for, such as <c>2 5 7</c>.</param>
    public static string BallotByText(Language language, string numbers) => language.Say(
        nb: $"Du kan også skrive numrene, for eksempel «stem {numbers}». «stem ingen» tar alle stemmene tilbake.",
        nn: $"Du kan òg skrive nummera, til dømes «røyst {numbers}». «røyst ingen» tek alle røystene tilbake.",
        en: $"You can also write the numbers, for example “vote {numbers}”. “vote none” takes all your votes back.");

    public static readonly Text BallotChoices = new("Temaer du kan stemme på", "Tema du kan røyste på", "Topics you can vote for");

    public static string NothingToOffer(Language language) => language.Say(
        nb: "Ingen andre har foreslått temaer ennå, så det er ingenting å stemme på.",
        nn: "Ingen andre har føreslått tema enno, så det er ingenting å røyste på.",
        en: "Nobody else has proposed a topic yet, so there is nothing to vote for.");

    public static readonly Text TurnoutFact = new("Har stemt", "Har røysta", "Have voted");

    public static string TurnoutSoFar(Language language, int? atLeast) => atLeast is { } people
        ? language.Say($"Minst {people}", $"Minst {people}", $"At least {people}")
        : language.Say("For få til å si tallet ennå", "For få til å seie talet enno", "Too few to say the number yet");

    public static string LookInChat(Language language) => language.Say(
        nb: "Stemmeseddelen din ligger i den private chatten med meg.",
        nn: "Røystesetelen din ligg i den private chatten med meg.",
        en: "Your ballot is in your private chat with me.");

    public static string NoChat(Language language) => language.Say(
        nb: "Jeg får ikke skrevet til deg privat. Åpne en chat med meg og skriv «stem», eller skriv «stem 2 5 7» her.",
        nn: "Eg får ikkje skrive til deg privat. Opne ein chat med meg og skriv «røyst», eller skriv «røyst 2 5 7» her.",
        en: "I can’t write to you privately. Open a chat with me and write “vote”, or write “vote 2 5 7” here.");

    /// <param name="repeated">Topics that were named more than once.</param>
    public static string VotesSaved(Language language, int used, int votes, IReadOnlyList<int> repeated) =>
        repeated.Count == 0 ? VotesSaved(language, used, votes) : VotesSaved(language, used, votes) + " " + language.Say(
            nb: $"Du kan gi høyst én stemme til hvert tema, så tema {language.List(repeated)} fikk én{(repeated.Count == 1 ? "" : " hver")}.",
            nn: $"Du kan gi høgst éi røyst til kvart tema, så tema {language.List(repeated)} fekk éi{(repeated.Count == 1 ? "" : " kvar")}.",
            en: $"A topic can get at most one vote from each person, so {(repeated.Count == 1 ? "topic" : "topics")} {language.List(repeated)} got one{(repeated.Count == 1 ? "" : " each")}.");

    private static string VotesSaved(Language language, int used, int votes) => used == 0
        ? language.Say(
            nb: "Du har tatt tilbake alle stemmene dine. Du kan stemme på nytt til avstemningen stenger.",
            nn: "Du har teke tilbake alle røystene dine. Du kan røyste på nytt til avrøystinga stengjer.",
            en: "You have taken back all your votes. You can vote again until voting closes.")
        : language.Say(
            nb: $"Takk, det er lagret. Du har brukt {used} av {Votes(language, votes)}.",
            nn: $"Takk, det er lagra. Du har brukt {used} av {Votes(language, votes)}.",
            en: $"Thanks, that is saved. You have used {used} of {Votes(language, votes)}.");

    /// <summary>To somebody who typed their votes, or points, if others read along.</summary>
    public static string OthersCanRead(Language language) => language.Say(
        nb: "Bare så du vet det: Andre kan lese det du skrev i kanalen. Skriv heller til meg privat neste gang, eller bruk knappen, så ser ingen det.",
        nn: "Berre så du veit det: Andre kan lese det du skreiv i kanalen. Skriv heller til meg privat neste gong, eller bruk knappen, så ser ingen det.",
        en: "Just so you know: others can read what you typed in the channel. Next time, write to me in private or use the button, and nobody sees it.");

    public static string ResultTitle(Language language, string name) => language.Say(
        nb: $"Resultat: {name}",
        nn: $"Resultat: {name}",
        en: $"Result: {name}");

    public static string ResultSummary(Language language, string name) => language.Say(
        nb: $"Avstemningen til {name} er lukket. Her er resultatet.",
        nn: $"Avrøystinga til {name} er lukka. Her er resultatet.",
        en: $"Voting for {name} is closed. Here is the result.");

    /// <summary>
    /// Rounded down, so that nobody can subtract those they know. None is not told from few, for then all would know that a person did not
    /// vote.
    /// </summary>
    public static string Turnout(Language language, Tally tally) => tally.IsShown
        ? language.Say(
            nb: $"Minst {tally.Voters} stemte. Tallet er rundet ned, så ingen kan regne seg fram til hvem.",
            nn: $"Minst {tally.Voters} røysta. Talet er runda ned, så ingen kan rekne seg fram til kven.",
            en: $"At least {tally.Voters} people voted. The number is rounded down, so that nobody can work out who.")
        : language.Say(
            nb: $"Færre enn {tally.Least} stemte. Da viser jeg verken tall eller rekkefølge, for det kunne røpe hva den enkelte stemte. Her er temaene:",
            nn: $"Færre enn {tally.Least} røysta. Då viser eg korkje tal eller rekkjefølgje, for det kunne røpe kva den enkelte røysta. Her er temaa:",
            en: $"Fewer than {tally.Least} people voted, so I’m not showing numbers or a ranking: they could reveal how someone voted. Here are the topics:");

    /// <summary>Of a topic that too few voted for to be counted out loud.</summary>
    public static string FewVotes(Language language, int fewest) => language.Say(
        nb: $"færre enn {fewest} stemmer",
        nn: $"færre enn {fewest} røyster",
        en: $"fewer than {fewest} votes");

    /// <summary>Of a topic whose number would tell what each person voted.</summary>
    public static string Share(Language language, Band band) => band switch
    {
        Band.Top => language.Say("nesten alle", "nesten alle", "nearly all"),
        Band.UpperHalf => language.Say("rundt halvparten eller flere", "rundt halvparten eller fleire", "about half or more"),
        Band.LowerHalf => language.Say("færre enn halvparten", "færre enn halvparten", "fewer than half"),
        _ => language.Say("for få kunne stemme på det", "for få kunne røyste på det", "too few could vote for it"),
    };

    /// <summary>Why some numbers are missing.</summary>
    public static string WhyNoNumber(Language language) => language.Say(
        nb: "Der få stemte, eller nesten alle, viser jeg ikke tallet. Det kunne røpe hva den enkelte stemte.",
        nn: "Der få røysta, eller nesten alle, viser eg ikkje talet. Det kunne røpe kva den enkelte røysta.",
        en: "Where few voted, or nearly all, I don’t show the number. It could reveal how somebody voted.");

    public static string PlaceLine(Language language, Place place, string title) => place.Rank is null
        ? language.Say(
            nb: $"{title} (tema {place.Number})",
            nn: $"{title} (tema {place.Number})",
            en: $"{title} (topic {place.Number})")
        : place.IsShared
        ? language.Say(
            nb: $"Delt {place.Rank}. plass: {title} (tema {place.Number})",
            nn: $"Delt {place.Rank}. plass: {title} (tema {place.Number})",
            en: $"Joint {Ordinal(place.Rank.Value)}: {title} (topic {place.Number})")
        : language.Say(
            nb: $"{place.Rank}. plass: {title} (tema {place.Number})",
            nn: $"{place.Rank}. plass: {title} (tema {place.Number})",
            en: $"{Ordinal(place.Rank.Value)}: {title} (topic {place.Number})");

    private static string Ordinal(int rank) => rank + ((rank % 100) is >= 11 and <= 13 ? "th" : (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    public static string Votes(Language language, int votes) => language.Say(
        nb: $"{votes} {(votes == 1 ? "stemme" : "stemmer")}",
        nn: $"{votes} {(votes == 1 ? "røyst" : "røyster")}",
        en: $"{votes} {(votes == 1 ? "vote" : "votes")}");
}
