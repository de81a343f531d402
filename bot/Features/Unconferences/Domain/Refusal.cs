using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What the rules of an unconference say no with: what was wrong, and words that work.</summary>
internal static class Refusal
{
    public static UserError NoneOpen() => new(
        nb: "Ingen unconference er åpen her nå. En leder kan åpne en med «unconference».",
        nn: "Ingen unconference er open her no. Ein leiar kan opne ein med «unconference».",
        en: "No unconference is open here right now. A lead can open one with “unconference”.")
    { IsFinal = true };

    public static UserError NoneYet() => new(
        nb: "Her har det ikke vært noen unconference ennå, en konferanse der vi selv foreslår og velger temaene. En leder åpner en med «unconference».",
        nn: "Her har det ikkje vore nokon unconference enno, ein konferanse der vi sjølve føreslår og vel temaa. Ein leiar opnar ein med «unconference».",
        en: "There has been no unconference here yet: a conference where we propose and choose the topics ourselves. A lead opens one with “unconference”.");

    public static UserError NoSuchUnconference(int most) => most == 1
        ? new(
            nb: "Den unconferencen finner jeg ikke. Her er det bare én, så prøv «unconference 1».",
            nn: "Den unconferencen finn eg ikkje. Her er det berre éin, så prøv «unconference 1».",
            en: "I can’t find that unconference. There is only one here, so try “unconference 1”.")
        : new(
            nb: $"Den unconferencen finner jeg ikke. Her er de nummerert fra 1 til {most}, så prøv «unconference {most}».",
            nn: $"Den unconferencen finn eg ikkje. Her er dei nummererte frå 1 til {most}, så prøv «unconference {most}».",
            en: $"I can’t find that unconference. Here they are numbered from 1 to {most}, so try “unconference {most}”.");

    public static UserError OneIsOpen(string name) => new(
        nb: $"«{name}» er allerede åpen her, og det er plass til én om gangen. Skriv «unconference» for å se den.",
        nn: $"«{name}» er allereie open her, og det er plass til éin om gongen. Skriv «unconference» for å sjå han.",
        en: $"“{name}” is already open here, and there is room for one at a time. Write “unconference” to see it.");

    public static UserError OtherUnconference() => new(
        nb: "Det kortet hører til en annen unconference. Skriv «unconference» for å se den som er åpen nå.",
        nn: "Det kortet høyrer til ein annan unconference. Skriv «unconference» for å sjå den som er open no.",
        en: "That card belongs to another unconference. Write “unconference” to see the one that is open now.")
    { IsFinal = true };

    public static UserError DateInThePast(DateOnly example) => new(
        nb: $"Den datoen er passert. Velg i dag eller senere, for eksempel {example:d.M.yyyy}.",
        nn: $"Den datoen er passert. Vel i dag eller seinare, til dømes {example:d.M.yyyy}.",
        en: $"That date has passed. Choose today or later, for example {example.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.")
    {
        Question = "date",
    };

    public static UserError NothingToVoteOn() => new(
        nb: "Det er ingen temaer å stemme på ennå. Be folk om å skrive «foreslå» først.",
        nn: "Det er ingen tema å røyste på enno. Be folk om å skrive «føreslå» først.",
        en: "There are no topics to vote on yet. Ask people to write “propose” first.");

    public static UserError VotingIsOpen() => new(
        nb: "Avstemningen er allerede åpen. Skriv «stem» for å stemme.",
        nn: "Avrøystinga er allereie open. Skriv «røyst» for å røyste.",
        en: "Voting is already open. Write “vote” to vote.");

    /// <param name="opens">When it opens by itself, as its clocks say there; null if a lead opens it.</param>
    public static UserError VotingNotOpenYet(DateTime? opens) => opens is { } at
        ? new(
            nb: $"Avstemningen er ikke åpnet ennå. Den åpner {at:d.M.} kl. {at:HH.mm}.",
            nn: $"Avrøystinga er ikkje opna enno. Ho opnar {at:d.M.} kl. {at:HH.mm}.",
            en: $"Voting has not opened yet. It opens on {at.ToString("d MMMM", CultureInfo.InvariantCulture)} at {at:HH:mm}.")
        : VotingNotOpenYet();

    private static UserError VotingNotOpenYet() => new(
        nb: "Avstemningen er ikke åpnet ennå. En leder åpner den med «åpne avstemning».",
        nn: "Avrøystinga er ikkje opna enno. Ein leiar opnar ho med «opne avrøysting».",
        en: "Voting has not opened yet. A lead opens it with “open voting”.");

    public static UserError VotingIsOver() => new(
        nb: "Avstemningen er lukket. Skriv «resultat» for å se hvordan det gikk.",
        nn: "Avrøystinga er lukka. Skriv «resultat» for å sjå korleis det gjekk.",
        en: "Voting is closed. Write “result” to see how it went.")
    { IsFinal = true };

    public static UserError VoteCameTooLate() => new(
        nb: "Avstemningen stengte akkurat da du stemte, så stemmen din kom ikke med. Skriv «resultat» for å se hvordan det gikk.",
        nn: "Avrøystinga stengde akkurat då du røysta, så røysta di kom ikkje med. Skriv «resultat» for å sjå korleis det gjekk.",
        en: "Voting closed just as you voted, so this vote was not counted. Write “result” to see how it went.");

    /// <param name="closes">When voting closes by itself, as the clocks say there; null if a lead closes it.</param>
    public static UserError ResultIsHidden(DateTime? closes) => closes is { } at
        ? new(
            nb: $"Resultatet er skjult til avstemningen lukker {at:d.M.} kl. {at:HH.mm}. Det gjelder for alle, også lederne.",
            nn: $"Resultatet er skjult til avrøystinga lukkar {at:d.M.} kl. {at:HH.mm}. Det gjeld for alle, leiarane òg.",
            en: $"The result is hidden until voting closes on {at.ToString("d MMMM", CultureInfo.InvariantCulture)} at {at:HH:mm}. That goes for everyone, leads too.")
        : ResultIsHidden();

    private static UserError ResultIsHidden() => new(
        nb: "Resultatet er skjult til en leder skriver «lukk avstemning». Det gjelder for alle, også lederne.",
        nn: "Resultatet er skjult til ein leiar skriv «lukk avrøysting». Det gjeld for alle, leiarane òg.",
        en: "The result is hidden until a lead writes “close voting”. That goes for everyone, leads too.");

    public static UserError ClosedWithoutVote() => new(
        nb: "Den unconferencen ble lukket uten avstemning, så den har ikke noe resultat. Skriv «temaer» for å se temaene.",
        nn: "Den unconferencen vart lukka utan avrøysting, så han har ikkje noko resultat. Skriv «tema» for å sjå temaa.",
        en: "That unconference was closed without a vote, so it has no result. Write “topics” to see the topics.");

    public static UserError CloseVotingFirst() => new(
        nb: "Avstemningen er fortsatt åpen. Skriv «lukk avstemning» først, så ingen stemmer går tapt.",
        nn: "Avrøystinga er framleis open. Skriv «lukk avrøysting» først, så ingen røyster går tapt.",
        en: "Voting is still open. Write “close voting” first, so that no votes are lost.");

    public static UserError NotEditing() => new(
        nb: "Nå kan ikke temaer endres, for avstemningen er åpnet eller ferdig. Skriv «temaer» for å se dem.",
        nn: "No kan ein ikkje endre tema, for avrøystinga er opna eller ferdig. Skriv «tema» for å sjå dei.",
        en: "Topics can no longer be changed, since voting has opened or ended. Write “topics” to see them.")
    { IsFinal = true };

    public static UserError TooManyTopics() => new(
        nb: $"Det er allerede foreslått {Topic.Most} temaer, og flere er det ikke plass til. Skriv «temaer» og se om noen vil slå seg sammen med deg.",
        nn: $"Det er allereie føreslått {Topic.Most} tema, og fleire er det ikkje plass til. Skriv «tema» og sjå om nokon vil slå seg saman med deg.",
        en: $"{Topic.Most} topics have been proposed already, and there is no room for more. Write “topics” and see whether somebody will join forces with you.");

    public static UserError NoTopicNumber() => new(
        nb: "Hvilket tema? Skriv tallet, for eksempel «tema 4».",
        nn: "Kva for eit tema? Skriv talet, til dømes «tema 4».",
        en: "Which topic? Write its number, for example “topic 4”.");

    public static UserError NoSuchTopic(int number) => new(
        nb: $"Det er ikke noe tema nummer {number} her. Skriv «temaer» for å se alle.",
        nn: $"Det er ikkje noko tema nummer {number} her. Skriv «tema» for å sjå alle.",
        en: $"There is no topic number {number} here. Write “topics” to see them all.");

    public static UserError NoTopicAbout(string words) => new(
        nb: $"Jeg fant ikke noe tema om «{words}». Skriv tallet, for eksempel «tema 4», eller «temaer» for å se alle.",
        nn: $"Eg fann ikkje noko tema om «{words}». Skriv talet, til dømes «tema 4», eller «tema» for å sjå alle.",
        en: $"I found no topic about “{words}”. Write its number, for example “topic 4”, or “topics” to see them all.");

    public static UserError NotYourTopic(int number) => new(
        nb: $"Bare den som foreslo tema {number}, og medvertene kan endre det. Skriv «foreslå» for å lage ditt eget.",
        nn: $"Berre den som føreslo tema {number}, og medvertane kan endre det. Skriv «føreslå» for å lage ditt eige.",
        en: $"Only the person who proposed topic {number}, and co-hosts, can change it. Write “propose” to make your own.");

    public static UserError AlreadyWithdrawn(int number) => new(
        nb: $"Tema {number} er trukket. Skriv «foreslå» hvis du vil legge fram et nytt.",
        nn: $"Tema {number} er trekt. Skriv «føreslå» om du vil leggje fram eit nytt.",
        en: $"Topic {number} has been withdrawn. Write “propose” to put forward a new one.");

    public static UserError TooManyVotes(int given, int votes) => new(
        nb: $"Du valgte {given} temaer, og du har {Count(votes, "stemme", "stemmer")}. Velg færre, for eksempel «{Example("stem", votes)}».",
        nn: $"Du valde {given} tema, og du har {Count(votes, "røyst", "røyster")}. Vel færre, til dømes «{Example("røyst", votes)}».",
        en: $"You chose {given} topics, and you have {Count(votes, "vote", "votes")}. Choose fewer, for example “{Example("vote", votes)}”.");

    public static UserError VoteForOwn(int number) => new(
        nb: $"Tema {number} er ditt eget, og det kan du ikke stemme på. Skriv «stem» for å se dem du kan velge.",
        nn: $"Tema {number} er ditt eige, og det kan du ikkje røyste på. Skriv «røyst» for å sjå dei du kan velje.",
        en: $"Topic {number} is your own, and you can’t vote for that. Write “vote” to see those you can choose.");

    public static UserError VoteForWithdrawn(int number) => new(
        nb: $"Tema {number} er trukket, så det kan ingen stemme på. Skriv «temaer» for å se de andre.",
        nn: $"Tema {number} er trekt, så det kan ingen røyste på. Skriv «tema» for å sjå dei andre.",
        en: $"Topic {number} has been withdrawn, so nobody can vote for it. Write “topics” to see the others.");

    public static UserError VoteForHidden(int number) => new(
        nb: $"En leder har skjult tema {number}, så det kan ingen stemme på. Skriv «temaer» for å se de andre.",
        nn: $"Ein leiar har skjult tema {number}, så det kan ingen røyste på. Skriv «tema» for å sjå dei andre.",
        en: $"A lead has hidden topic {number}, so nobody can vote for it. Write “topics” to see the others.");

    public static UserError VoteForMerged(int number, int whole) => new(
        nb: $"Tema {number} er slått sammen med tema {whole}. Stem på det i stedet, for eksempel «stem {whole}».",
        nn: $"Tema {number} er slått saman med tema {whole}. Røyst på det i staden, til dømes «røyst {whole}».",
        en: $"Topic {number} has become part of topic {whole}. Vote for that one instead, for example “vote {whole}”.");

    public static UserError NotVotes(string given) => new(
        nb: $"Jeg forsto ikke «{given}». Skriv numrene på temaene, for eksempel «stem 2 5 7», eller «stem ingen».",
        nn: $"Eg forstod ikkje «{given}». Skriv nummera på temaa, til dømes «røyst 2 5 7», eller «røyst ingen».",
        en: $"I did not understand “{given}”. Write the topics’ numbers, for example “vote 2 5 7”, or “vote none”.");

    private static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n} {many}";

    private static string Example(string word, int votes) => votes == 1 ? $"{word} 2" : $"{word} 2 5";
}
