using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>What is said of deadlines.</summary>
internal static class DeadlineTexts
{
    public static readonly Text DeadlinesHelp = new("Sett når avstemningen åpner og stenger av seg selv", "Set når avrøystinga opnar og stengjer av seg sjølv", "Set when voting opens and closes by itself");
    public static readonly Text OpensHelp = new("Sett fristen for forslag. Avstemningen åpner når den er ute", "Set fristen for forslag. Avrøystinga opnar når han er ute", "Set the deadline for proposals. Voting opens then");
    public static readonly Text ClosesHelp = new("Sett når avstemningen stenger", "Set når avrøystinga stengjer", "Set when voting closes");
    public static readonly Text OpensExample = new("avstemningen åpner i morgen kl. 12", "avrøystinga opnar i morgon kl. 12", "voting opens tomorrow at 12:00");
    public static readonly Text ClosesExample = new("avstemningen stenger i morgen kl. 15", "avrøystinga stengjer i morgon kl. 15", "voting closes tomorrow at 15:00");

    public static readonly Text Title = new("Frister", "Fristar", "Deadlines");
    public static readonly Text Introduction = new(
        "Sett fristene her, så skjer det av seg selv. La et felt stå tomt hvis du vil åpne eller stenge selv. Du kan alltid gjøre det før fristen.",
        "Set fristane her, så skjer det av seg sjølv. La eit felt stå tomt om du vil opne eller stengje sjølv. Du kan alltid gjere det før fristen.",
        "Set a date and time, and it happens automatically. Leave a field empty to do it yourself. You can always do it earlier.");

    public static readonly Text Submit = new("Lagre", "Lagre", "Save");
    public static readonly Text OpensLabel = new("Når går fristen for forslag ut? Da åpner avstemningen.", "Når går fristen for forslag ut? Då opnar avrøystinga.", "When is the deadline for proposals? Voting opens then.");
    public static readonly Text ClosesLabel = new("Når stenger avstemningen?", "Når stengjer avrøystinga?", "When does voting close?");
    public static readonly Text TimeLabel = new("Klokkeslett", "Klokkeslett", "Time");

    public static readonly Text MomentHint = new(
        "Dag og klokkeslett, for eksempel «i morgen kl. 12». Tomt felt: du gjør det selv.",
        "Dag og klokkeslett, til dømes «i morgon kl. 12». La det stå tomt for å gjere det sjølv.",
        "A day and a time, for example “tomorrow at 12:00”. Leave it empty to do it by hand.");

    public static readonly Text OpensFact = new("Frist for forslag", "Frist for forslag", "Proposals close");
    public static readonly Text ClosesFact = new("Frist for å stemme", "Frist for å røyste", "Voting closes");

    /// <summary>A deadline as it is shown: in the unconference's own zone, which is named if readers may be in another.</summary>
    public static string When(Language language, Unconference unconference, DateTimeOffset at)
    {
        var when = OccurrenceTexts.When(language, TimeZoneInfo.ConvertTime(at, unconference.TimeZone).DateTime);
        return unconference.Communities.Count > 1 ? $"{when} ({unconference.Zone})" : when;
    }

    public static string Saved(Language language, Unconference unconference)
    {
        var opens = unconference is { Phase: Phase.Proposing, ProposalsUntil: { } until } ? When(language, unconference, until) : null;
        var closes = unconference.VotesUntil is { } votes ? When(language, unconference, votes) : null;
        var first = unconference.Phase != Phase.Proposing ? "" : opens is null
            ? language.Say("En leder åpner avstemningen selv. ", "Ein leiar opnar avrøystinga sjølv. ", "A lead opens voting. ")
            : language.Say(nb: $"Avstemningen åpner {opens}. ", nn: $"Avrøystinga opnar {opens}. ", en: $"Voting opens on {opens}. ");
        return first + (closes is null
            ? language.Say("En leder lukker avstemningen selv.", "Ein leiar lukkar avrøystinga sjølv.", "A lead closes voting.")
            : language.Say(nb: $"Avstemningen stenger {closes}.", nn: $"Avrøystinga stengjer {closes}.", en: $"Voting closes on {closes}."));
    }

    public static string ReminderTitle(Language language) => language.Say(
        nb: "Avstemningen stenger snart",
        nn: "Avrøystinga stengjer snart",
        en: "Voting closes soon");

    public static string Reminding(Language language, Unconference unconference, DateTimeOffset closes)
    {
        var when = When(language, unconference, closes);
        return language.Say(
            nb: $"Avstemningen til {unconference.Name} stenger {when}. Skriv «stem» for å få stemmeseddelen din, eller for å endre den.",
            nn: $"Avrøystinga til {unconference.Name} stengjer {when}. Skriv «røyst» for å få røystesetelen din, eller for å endre han.",
            en: $"Voting for {unconference.Name} closes on {when}. Write “vote” to get your ballot, or to change it.");
    }

    public static readonly Text NothingProposedTitle = new("Ingen temaer ennå", "Ingen tema enno", "No topics yet");

    public static string NothingProposed(Language language, string name) => language.Say(
        nb: $"Fristen for forslag til {name} er ute, men ingen har foreslått noe ennå. Derfor venter avstemningen. Skriv «foreslå», så er vi i gang.",
        nn: $"Fristen for forslag til {name} er ute, men ingen har føreslått noko enno. Difor ventar avrøystinga. Skriv «føreslå», så er vi i gang.",
        en: $"The deadline for proposals to {name} has passed, but nobody has proposed a topic yet, so voting has not opened. Write “propose” to get us started.");
}
