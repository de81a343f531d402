using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>What is said of deadlines.</summary>
internal static class DeadlineTexts
{
    public static readonly Text DeadlinesHelp = new("Sett når avstemningen åpner og lukker av seg selv", "Set når avrøystinga opnar og lukkar av seg sjølv", "Set when voting opens and closes by itself");
    public static readonly Text OpensHelp = new("Sett fristen for forslag. Da åpner avstemningen", "Set fristen for forslag. Då opnar avrøystinga", "Set the deadline for proposals. Voting opens then");
    public static readonly Text ClosesHelp = new("Sett når avstemningen lukker", "Set når avrøystinga lukkar", "Set when voting closes");
    public static readonly Text OpensExample = new("avstemningen åpner i morgen kl. 12", "avrøystinga opnar i morgon kl. 12", "voting opens tomorrow at 12:00");
    public static readonly Text ClosesExample = new("avstemningen lukker i morgen kl. 15", "avrøystinga lukkar i morgon kl. 15", "voting closes tomorrow at 15:00");

    public static readonly Text Title = new("Frister", "Fristar", "Deadlines");
    public static readonly Text Introduction = new(
        "Det du setter, skjer av seg selv. La et felt stå tomt hvis du vil gjøre det selv. Du kan alltid være tidligere ute.",
        "Det du set, skjer av seg sjølv. La eit felt stå tomt om du vil gjere det sjølv. Du kan alltid vere tidlegare ute.",
        "What you set happens by itself. Leave a field empty to do it by hand. You can always be earlier.");

    public static readonly Text Submit = new("Lagre", "Lagre", "Save");
    public static readonly Text OpensLabel = new("Når er fristen for forslag ute, slik at avstemningen åpner?", "Når er fristen for forslag ute, slik at avrøystinga opnar?", "When do proposals end, so that voting opens?");
    public static readonly Text ClosesLabel = new("Når lukker avstemningen?", "Når lukkar avrøystinga?", "When does voting close?");
    public static readonly Text MomentHint = new(
        "Dag og klokkeslett, for eksempel «i morgen kl. 12». La det stå tomt for å gjøre det selv.",
        "Dag og klokkeslett, til dømes «i morgon kl. 12». La det stå tomt for å gjere det sjølv.",
        "A day and a time, for example “tomorrow at 12:00”. Leave it empty to do it by hand.");

    public static readonly Text OpensFact = new("Frist for forslag", "Frist for forslag", "Proposals until");
    public static readonly Text ClosesFact = new("Frist for å stemme", "Frist for å røyste", "Votes until");

    /// <summary>A deadline as it is shown: in the unconference's own zone, which is named where readers may be in another.</summary>
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
            ? language.Say("En leder åpner avstemningen selv. ", "Ein leiar opnar avrøystinga sjølv. ", "A lead opens the vote by hand. ")
            : language.Say(nb: $"Avstemningen åpner {opens}. ", nn: $"Avrøystinga opnar {opens}. ", en: $"Voting opens on {opens}. ");
        return first + (closes is null
            ? language.Say("En leder lukker avstemningen selv.", "Ein leiar lukkar avrøystinga sjølv.", "A lead closes the vote by hand.")
            : language.Say(nb: $"Avstemningen lukker {closes}.", nn: $"Avrøystinga lukkar {closes}.", en: $"Voting closes on {closes}."));
    }

    public static string ReminderTitle(Language language) => language.Say(
        nb: "Husk å stemme",
        nn: "Hugs å røyste",
        en: "Remember to vote");

    public static string Reminding(Language language, Unconference unconference, DateTimeOffset closes)
    {
        var when = When(language, unconference, closes);
        return language.Say(
            nb: $"Avstemningen til {unconference.Name} lukker {when}. Skriv «stem» for å få stemmeseddelen din, eller for å endre den.",
            nn: $"Avrøystinga til {unconference.Name} lukkar {when}. Skriv «røyst» for å få røystesetelen din, eller for å endre han.",
            en: $"Voting for {unconference.Name} closes on {when}. Write “vote” to get your ballot, or to change it.");
    }

    public static readonly Text NothingProposedTitle = new("Ingen temaer ennå", "Ingen tema enno", "No topics yet");

    public static string NothingProposed(Language language, string name) => language.Say(
        nb: $"Fristen for forslag til {name} er nådd, men ingen temaer er foreslått. Derfor er avstemningen ikke åpnet. Skriv «foreslå» for å legge fram et tema.",
        nn: $"Fristen for forslag til {name} er nådd, men ingen tema er føreslåtte. Difor er avrøystinga ikkje opna. Skriv «føreslå» for å leggje fram eit tema.",
        en: $"The time for proposals to {name} is up, but no topics are proposed. So voting has not opened. Write “propose” to put forward a topic.");
}
