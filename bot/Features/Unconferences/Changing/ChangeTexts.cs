using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Changing;

/// <summary>What is said when an unconference is changed as a whole.</summary>
internal static class ChangeTexts
{
    public static readonly Text ChangeHelp = new("Endre navn, tema, dag, stemmer eller tidssone", "Endre namn, tema, dag, røyster eller tidssone", "Change name, theme, day, votes or time zone");
    public static readonly Text PostponeHelp = new("Flytt unconferencen til en annen dag", "Flytt unconferencen til ein annan dag", "Move the unconference to another day");
    public static readonly Text PostponeExample = new("utsett til 10. desember", "utset til 10. desember", "postpone to 10 December");
    public static readonly Text CallOffHelp = new("Avlys hele unconferencen", "Avlys heile unconferencen", "Call the whole unconference off");
    public static readonly Text ReopenHelp = new("Åpne igjen det som ble avsluttet eller avlyst siste uke", "Opne att det som vart avslutta eller avlyst siste veke", "Reopen what ended or was called off this past week");

    public static readonly Text Title = new("Endre unconference", "Endre unconference", "Change unconference");
    public static readonly Text Introduction = new(
        "Alle som er med, får vite hva som er endret. Flytter du dagen, blir fristene og programmet med.",
        "Alle som er med, får vite kva som er endra. Flyttar du dagen, blir fristane og programmet med.",
        "Everyone who takes part is told what has changed. If you move the day, deadlines and agenda move along.");

    public static readonly Text Submit = new("Lagre", "Lagre", "Save");
    public static readonly Text ZoneLabel = new("Hvilken tidssone gjelder?", "Kva for ei tidssone gjeld?", "Which time zone is it in?");
    public static readonly Text PostponeYes = new("Ja, flytt den", "Ja, flytt han", "Yes, move it");
    public static readonly Text CallOffYes = new("Ja, avlys den", "Ja, avlys han", "Yes, call it off");
    public static readonly Text ReopenYes = new("Ja, åpne den igjen", "Ja, opne han att", "Yes, reopen it");

    public static Text PostponeSure(string name, DateOnly from, DateOnly to) => new(
        $"Skal «{name}» flyttes fra {DateWords.Full(Language.Nb, from)} til {DateWords.Full(Language.Nb, to)}? Frister og program flyttes med, og alle får vite det.",
        $"Skal «{name}» flyttast frå {DateWords.Full(Language.Nn, from)} til {DateWords.Full(Language.Nn, to)}? Fristar og program blir med, og alle får vite det.",
        $"Should “{name}” move from {DateWords.Full(Language.En, from)} to {DateWords.Full(Language.En, to)}? Deadlines and agenda move along, and everyone is told.");

    public static Text CallOffSure(string name, int communities) => communities == 1
        ? new(
            $"Skal «{name}» avlyses? Alle får vite det, og i kalenderne står den som avlyst. En leder kan angre i en uke med «gjenåpne».",
            $"Skal «{name}» avlysast? Alle får vite det, og i kalendrane står han som avlyst. Ein leiar kan angre i ei veke med «opne att».",
            $"Should “{name}” be called off? Everyone is told, and calendars show it as cancelled. A lead can undo it for a week with “reopen”.")
        : new(
            $"Skal «{name}» avlyses for alle {communities} fellesskap? Alle får vite det, og i kalenderne står den som avlyst. En leder kan angre i en uke med «gjenåpne».",
            $"Skal «{name}» avlysast for alle {communities} fellesskapa? Alle får vite det, og i kalendrane står han som avlyst. Ein leiar kan angre i ei veke med «opne att».",
            $"Should “{name}” be called off for all {communities} communities? Everyone is told, and calendars show it as cancelled. A lead can undo it for a week with “reopen”.");

    public static Text ReopenSure(string name) => new(
        $"Skal «{name}» åpnes igjen? Alle får vite det.",
        $"Skal «{name}» opnast att? Alle får vite det.",
        $"Should “{name}” be reopened? Everyone is told.");

    public static string CalledOffLine(Language language) => language.Say("Avlyst", "Avlyst", "Called off");

    public static string CalledOffHelp(Language language) => language.Say(
        "Den blir ikke noe av. Temaene kan fortsatt leses.",
        "Han blir det ikkje noko av. Temaa kan framleis lesast.",
        "It will not take place. Its topics stay readable.");

    public static string NothingChanged(Language language) => language.Say("Alt er som før.", "Alt er som før.", "All is as before.");

    /// <summary>What people read of a change: one sentence for each thing that is another now.</summary>
    public static string Told(Language language, Unconference now, WholeChange before)
    {
        if (before.Kind == ChangeKind.CalledOff)
            return language.Say(nb: $"{now.Name} er avlyst.", nn: $"{now.Name} er avlyst.", en: $"{now.Name} has been called off.");
        if (before.Kind == ChangeKind.Reopened)
            return language.Say(nb: $"{now.Name} er åpnet igjen.", nn: $"{now.Name} er opna att.", en: $"{now.Name} has been reopened.");
        var lines = new List<string>();
        if (now.Name != before.Name) lines.Add(language.Say(nb: $"Nytt navn: {now.Name} (før: {before.Name}).", nn: $"Nytt namn: {now.Name} (før: {before.Name}).", en: $"New name: {now.Name} (was: {before.Name})."));
        if (now.Date != before.Date)
        {
            var (to, from) = (DateWords.Long(language, now.Date), DateWords.Long(language, before.Date));
            lines.Add(language.Say(nb: $"Ny dag: {to} (før: {from}).", nn: $"Ny dag: {to} (før: {from}).", en: $"New day: {to} (was: {from})."));
        }

        if (now.Theme != before.Theme)
        {
            lines.Add(now.Theme is { } theme
                ? language.Say(nb: $"Nytt tema: {theme}", nn: $"Nytt tema: {theme}", en: $"New theme: {theme}")
                : language.Say("Den har ikke lenger noe eget tema.", "Han har ikkje lenger noko eige tema.", "It no longer has a theme."));
        }

        if (now.VotesPerPerson != before.Votes)
            lines.Add(language.Say(nb: $"Stemmer til hver: {now.VotesPerPerson} (før: {before.Votes}).", nn: $"Røyster til kvar: {now.VotesPerPerson} (før: {before.Votes}).", en: $"Votes each: {now.VotesPerPerson} (was: {before.Votes})."));
        if (now.Zone != before.Zone) lines.Add(language.Say(nb: $"Ny tidssone: {now.Zone}.", nn: $"Ny tidssone: {now.Zone}.", en: $"New time zone: {now.Zone}."));
        return string.Join('\n', lines);
    }
}
