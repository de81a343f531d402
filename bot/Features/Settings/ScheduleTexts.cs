using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What the schedule dialog asks and answers.</summary>
internal static class ScheduleTexts
{
    public static readonly Text Title = new("Tidsplan for ukas prinsipp", "Tidsplan for vekeprinsippet", "Schedule for the weekly prompt");
    public static readonly Text Introduction = new(
        "Velg når ukas prinsipp skal legges ut i kanalen. Klokkeslettet er det samme sommer og vinter.",
        "Vel når vekeprinsippet skal leggjast ut i kanalen. Klokkeslettet er det same sommar og vinter.",
        "Choose when the weekly prompt is posted in the channel. The local time is the same in summer and winter.");

    public static readonly Text Save = new("Lagre tidsplanen", "Lagre tidsplanen", "Save the schedule");
    public static readonly Text Weekday = new("Hvilken ukedag?", "Kva for ein vekedag?", "Which weekday?");
    public static readonly Text Time = new("Hvilket klokkeslett?", "Når på dagen?", "At what time?");
    public static readonly Text TimeHint = new("Fra 07.00 til 18.00, for eksempel 09.00", "Frå 07.00 til 18.00, til dømes 09.00", "From 07:00 to 18:00, for example 09:00");
    public static readonly Text Zone = new("Hvilken tidssone?", "Kva for ei tidssone?", "Which time zone?");
    public static readonly Text ZoneHint = new("For eksempel Europe/Oslo", "Til dømes Europe/Oslo", "For example Europe/Oslo");
    public static readonly Text Every = new("Hvor ofte?", "Kor ofte?", "How often?");
    public static readonly Text Every1 = new("Hver uke", "Kvar veke", "Every week");
    public static readonly Text Every2 = new("Annenhver uke", "Annakvar veke", "Every second week");
    public static readonly Text Every3 = new("Hver tredje uke", "Kvar tredje veke", "Every third week");
    public static readonly Text Every4 = new("Hver fjerde uke", "Kvar fjerde veke", "Every fourth week");
    public static readonly Text Holidays = new("Hva skal skje når det er helligdag?", "Kva skal skje når det er heilagdag?", "What happens on a public holiday?");
    public static readonly Text Move = new("Flytt til neste arbeidsdag", "Flytt til neste arbeidsdag", "Move to the next working day");
    public static readonly Text Skip = new("Hopp over", "Hopp over", "Skip it");
    public static readonly Text Quiet = new(
        "Ta pause i påskeuka, i juli og fra 24. desember til 1. januar",
        "Ta pause i påskeveka, i juli og frå 24. desember til 1. januar",
        "Pause in the week before Easter, in July and from 24 December to 1 January");

    public static readonly Text Help = new("Velg når ukas prinsipp kommer", "Vel når vekeprinsippet kjem", "Choose when the weekly prompt comes");
    public static readonly Text Saved = new("Tidsplanen er lagret", "Tidsplanen er lagra", "The schedule is saved");
    public static readonly Text Coming = new("Dette er de neste gangene:", "Dette er dei neste gongene:", "Coming up:");

    public static Text Day(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => new("Mandag", "Måndag", "Monday"),
        DayOfWeek.Tuesday => new("Tirsdag", "Tysdag", "Tuesday"),
        DayOfWeek.Wednesday => new("Onsdag", "Onsdag", "Wednesday"),
        DayOfWeek.Thursday => new("Torsdag", "Torsdag", "Thursday"),
        DayOfWeek.Friday => new("Fredag", "Fredag", "Friday"),
        DayOfWeek.Saturday => new("Lørdag", "Laurdag", "Saturday"),
        _ => new("Søndag", "Søndag", "Sunday"),
    };

    public static UserError NotUnderstood(string piece) => new(
        nb: $"Jeg skjønner ikke «{CommandText.Short(piece, 40)}». Skriv en ukedag og et klokkeslett, for eksempel «tidsplan mandag 09.00».",
        nn: $"Eg skjønar ikkje «{CommandText.Short(piece, 40)}». Skriv ein vekedag og eit klokkeslett, til dømes «tidsplan måndag 09.00».",
        en: $"I don’t understand “{CommandText.Short(piece, 40)}”. Write a weekday and a time, for example “schedule Monday 09:00”.");
}
