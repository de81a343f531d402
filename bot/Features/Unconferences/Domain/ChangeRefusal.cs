using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What the rules of changing an unconference as a whole say no with.</summary>
internal static class ChangeRefusal
{
    public static UserError VotesOnlyMore(int votes) => new(
        nb: $"Avstemningen er åpen, så tallet kan bare økes. Noen kan ha brukt alle {votes}. Velg {votes} eller flere.",
        nn: $"Avrøystinga er open, så talet kan berre aukast. Nokon kan ha brukt alle {votes}. Vel {votes} eller fleire.",
        en: $"Voting is open, so the number can only grow. Somebody may have used all {votes}. Choose {votes} or more.")
    {
        Question = "votes",
    };

    public static UserError VotesAreCounted(int votes) => new(
        nb: $"Stemmene er telt, så tallet kan ikke endres. La det stå {votes}.",
        nn: $"Røystene er talde, så talet kan ikkje endrast. Lat det stå {votes}.",
        en: $"The votes are counted, so the number can’t change. Leave it at {votes}.")
    {
        Question = "votes",
    };

    public static UserError DeadlineWouldPass() => new(
        nb: "Fristene flyttes like langt som dagen, og da ville en av dem være passert. Skriv «frister» og sett nye først.",
        nn: "Fristane blir flytta like langt som dagen, og då ville ein av dei vere passert. Skriv «fristar» og set nye først.",
        en: "Deadlines move as far as the day does, and one of them would have passed. Write “deadlines” and set new ones first.")
    {
        Question = "date",
    };

    public static UserError WhichDay(DateOnly example) => new(
        nb: $"Hvilken dag? Skriv for eksempel «utsett til {example.Day}.{example.Month}.{example.Year}».",
        nn: $"Kva for ein dag? Skriv til dømes «utset til {example.Day}.{example.Month}.{example.Year}».",
        en: $"Which day? Write for example “postpone to {example.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}”.");

    public static UserError SameDay() => new(
        nb: "Den er den dagen allerede. Skriv «endre unconference» for å endre noe annet.",
        nn: "Han er allereie den dagen. Skriv «endre unconference» for å endre noko anna.",
        en: "It is on that day already. Write “change unconference” to change something else.");

    public static UserError NotClosed(string name) => new(
        nb: $"«{name}» er ikke avsluttet, så det er ingenting å gjenåpne. Skriv «unconference» for å se den.",
        nn: $"«{name}» er ikkje avslutta, så det er ingenting å opne att. Skriv «unconference» for å sjå han.",
        en: $"“{name}” has not ended, so there is nothing to reopen. Write “unconference” to see it.");

    public static UserError TooLateToReopen(string name) => new(
        nb: $"«{name}» ble avsluttet for mer enn en uke siden, og kan ikke åpnes igjen. Skriv «unconference» for å åpne en ny.",
        nn: $"«{name}» vart avslutta for meir enn ei veke sidan, og kan ikkje opnast att. Skriv «unconference» for å opne ein ny.",
        en: $"“{name}” ended more than a week ago and can’t be reopened. Write “unconference” to open a new one.");
}
