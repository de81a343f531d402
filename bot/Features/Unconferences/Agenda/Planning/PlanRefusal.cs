using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>What the making and publishing of an agenda says no with.</summary>
internal static class PlanRefusal
{
    public static UserError AlreadyPlanning() => new(
        nb: "Et program blir laget akkurat nå, og ett om gangen er nok. Vent litt, eller skriv «avbryt planlegging».",
        nn: "Eit program blir laga akkurat no, og eitt om gongen er nok. Vent litt, eller skriv «avbryt planlegging».",
        en: "An agenda is already being made. Wait a little, or write “cancel planning”.");

    public static UserError NothingPlanned() => new(
        nb: "Det lages ikke noe program nå, så det er ingenting å avbryte. Skriv «lag program» for å lage ett.",
        nn: "Det blir ikkje laga noko program no, så det er ingenting å avbryte. Skriv «lag program» for å lage eitt.",
        en: "No agenda is being made now, so there is nothing to cancel. Write “make agenda” to make one.");

    public static UserError NoPlan() => new(
        nb: "Det er ikke laget noe nytt program. Skriv «lag program» først, så «publiser».",
        nn: "Det er ikkje laga noko nytt program. Skriv «lag program» først, så «publiser».",
        en: "No new agenda has been made. Write “make agenda” first, then “publish”.");

    public static UserError PlanIsOld() => new(
        nb: "Noe er endret siden programmet ble laget. Skriv «lag program» for å få et nytt forslag.",
        nn: "Noko er endra sidan programmet vart laga. Skriv «lag program» for å få eit nytt forslag.",
        en: "Something has changed since this agenda was made. Write “make agenda” to get a new one.");

    public static UserError IsEmpty() => new(
        nb: "Dette programmet er tomt, så det blir ikke publisert. Skriv «oppsett» for å se hva som står i veien.",
        nn: "Dette programmet er tomt, så det blir ikkje publisert. Skriv «oppsett» for å sjå kva som står i vegen.",
        en: "This agenda is empty, so it is not published. Write “setup” to see what is in the way.");

    public static UserError NotPublished(Unconference unconference) => unconference.Phase == Phase.Closed
        ? new(
            nb: $"Det ble ikke laget noe program for {unconference.Name}. Skriv «temaer» for å se temaene.",
            nn: $"Det vart ikkje laga noko program for {unconference.Name}. Skriv «tema» for å sjå temaa.",
            en: $"No agenda was made for {unconference.Name}. Write “topics” to see its topics.")
        : new(
            nb: "Programmet er ikke klart ennå. Det blir lagt ut her, og imens kan du skrive «temaer».",
            nn: "Programmet er ikkje klart enno. Det blir lagt ut her, og imens kan du skrive «tema».",
            en: "The agenda is not ready yet. It will be posted here, and meanwhile you can write “topics”.");

    public static UserError PublishFirst() => new(
        nb: "Det er ikke publisert noe program å endre. Skriv «lag program» og så «publiser».",
        nn: "Det er ikkje publisert noko program å endre. Skriv «lag program» og så «publiser».",
        en: "There is no published agenda to change. Write “make agenda” and then “publish”.");

    /// <param name="now">The time of day there: the example is still to come.</param>
    public static UserError DayIsOver(TimeOnly now)
    {
        var hour = Math.Min(now.Hour + 1, 23);
        return new(
            nb: $"Alle tidene er passert, så det er ikke noe igjen å planlegge. Skriv nye med for eksempel «tider {hour:00}.00–{hour:00}.45».",
            nn: $"Alle tidene er passerte, så det er ikkje noko att å planleggje. Skriv nye med til dømes «tider {hour:00}.00–{hour:00}.45».",
            en: $"All slots have passed, so there is nothing left to plan. Write new ones, for example “slots {hour:00}:00–{hour:00}:45”.");
    }

    public static UserError DateHasPassed(DateOnly date) => new(
        nb: $"Dagen for unconferencen, {DateWords.Full(Language.Nb, date)}, er passert. Åpne en ny med «unconference» når denne er avsluttet.",
        nn: $"Dagen for unconferencen, {DateWords.Full(Language.Nn, date)}, er passert. Opne ein ny med «unconference» når denne er avslutta.",
        en: $"The day of the unconference, {DateWords.Full(Language.En, date)}, has passed. Open a new one with “unconference” once this one is closed.");
}
