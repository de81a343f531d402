using OtgBot.Turns;

namespace OtgBot.Scheduling.Calendar;

/// <summary>An occurrence in words: its date, and why it is not where the weekday alone would put it.</summary>
internal static class OccurrenceTexts
{
    /// <summary>One line, such as «tirsdag 18. mai kl. 09.00, flyttet fra 17. mai fordi det er grunnlovsdagen».</summary>
    public static string Line(Language language, Occurrence occurrence, TimeZoneInfo zone)
    {
        var scheduled = occurrence.Scheduled.ToDateTime(TimeOnly.MinValue);
        if (occurrence.At is null)
        {
            return language.Say(
                nb: $"{scheduled:dddd d. MMMM}: vi hopper over fordi {Why(occurrence, language)}",
                nn: $"{scheduled:dddd d. MMMM}: vi hoppar over fordi {Why(occurrence, language)}",
                en: $"{scheduled:dddd d MMMM}: skipped because {Why(occurrence, language)}");
        }

        var local = TimeZoneInfo.ConvertTime(occurrence.Slot, zone).DateTime;
        return occurrence.Holiday is { } moved
            ? language.Say(
                nb: $"{When(language, local)}, flyttet fra {scheduled:d. MMMM} fordi det er {Name(moved, language)}",
                nn: $"{When(language, local)}, flytta frå {scheduled:d. MMMM} fordi det er {Name(moved, language)}",
                en: $"{When(language, local)}, moved from {scheduled:d MMMM} because it is {Name(moved, language)}")
            : When(language, local);
    }

    /// <summary>Why it is left out, to follow «fordi».</summary>
    private static string Why(Occurrence occurrence, Language language) => occurrence switch
    {
        { LeftOut: LeftOut.Paused } => language.Say(nb: "dere har pause", nn: "de har pause", en: "you are taking a break"),
        { LeftOut: LeftOut.Skipped } => language.Say(nb: "en leder valgte det", nn: "ein leiar valde det", en: "a lead chose to"),
        { LeftOut: LeftOut.Crowded } => language.Say(
            nb: $"det er {Name(occurrence.Holiday!.Value, language)}, og uka etter har sitt eget prinsipp",
            nn: $"det er {Name(occurrence.Holiday!.Value, language)}, og veka etter har sitt eige prinsipp",
            en: $"it is {Name(occurrence.Holiday!.Value, language)}, and the week after has a principle of its own"),
        { Quiet: { } quiet } => language.Say(nb: $"det er {Name(quiet, language)}", nn: $"det er {Name(quiet, language)}", en: $"it is {Name(quiet, language)}"),
        _ => language.Say(
            nb: $"det er {Name(occurrence.Holiday!.Value, language)}",
            nn: $"det er {Name(occurrence.Holiday!.Value, language)}",
            en: $"it is {Name(occurrence.Holiday!.Value, language)}"),
    };

    /// <summary>A local date and time, such as «mandag 23. november kl. 09.00».</summary>
    public static string When(Language language, DateTime local) => language.Say(
        nb: $"{local:dddd d. MMMM} kl. {local:HH.mm}",
        nn: $"{local:dddd d. MMMM} kl. {local:HH.mm}",
        en: $"{local:dddd d MMMM} at {local:HH:mm}");

    public static string Name(QuietPeriod period, Language language) => (period switch
    {
        QuietPeriod.Easter => new Text("påske", "påske", "the week before Easter"),
        QuietPeriod.July => new Text("juli", "juli", "July"),
        _ => new Text("jul og nyttår", "jul og nyttår", "Christmas and New Year"),
    }).In(language);

    public static string Name(Holiday holiday, Language language) => (holiday switch
    {
        Holiday.NewYearsDay => new Text("første nyttårsdag", "første nyttårsdag", "New Year’s Day"),
        Holiday.MaundyThursday => new Text("skjærtorsdag", "skjertorsdag", "Maundy Thursday"),
        Holiday.GoodFriday => new Text("langfredag", "langfredag", "Good Friday"),
        Holiday.EasterSunday => new Text("første påskedag", "første påskedag", "Easter Sunday"),
        Holiday.EasterMonday => new Text("andre påskedag", "andre påskedag", "Easter Monday"),
        Holiday.LabourDay => new Text("offentlig høytidsdag", "offentleg høgtidsdag", "Labour Day"),
        Holiday.ConstitutionDay => new Text("grunnlovsdagen", "grunnlovsdagen", "Constitution Day"),
        Holiday.AscensionDay => new Text("Kristi himmelfartsdag", "Kristi himmelfartsdag", "Ascension Day"),
        Holiday.WhitSunday => new Text("første pinsedag", "første pinsedag", "Whit Sunday"),
        Holiday.WhitMonday => new Text("andre pinsedag", "andre pinsedag", "Whit Monday"),
        Holiday.ChristmasDay => new Text("første juledag", "første juledag", "Christmas Day"),
        _ => new Text("andre juledag", "andre juledag", "Boxing Day"),
    }).In(language);
}
