namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What items of the day, days and links say no with.</summary>
internal static class ProgrammeRefusal
{
    public static UserError HowTo() => new(
        nb: "Skriv hva som er felles og når, for eksempel «dagsplan 09.30–10.00 Åpning; 12.00–12.45 Lunsj». «dagsplan ingen» fjerner alt.",
        nn: "Skriv kva som er felles og når, til dømes «dagsplan 09.30–10.00 Opning; 12.00–12.45 Lunsj». «dagsplan ingen» fjernar alt.",
        en: "Write what is for all and when, for example “programme 09:30–10:00 Opening; 12:00–12:45 Lunch”. “programme none” removes it all.");

    public static UserError NotAnItem(string given) => new(
        nb: $"Jeg forsto ikke «{given}». Skriv først når og så hva, for eksempel «12.00–12.45 Lunsj».",
        nn: $"Eg forstod ikkje «{given}». Skriv først når og så kva, til dømes «12.00–12.45 Lunsj».",
        en: $"I did not understand “{given}”. Write first when and then what, for example “12:00–12:45 Lunch”.");

    public static UserError TooMany() => new(
        nb: $"Dagsplanen kan ha {DayItem.Most} poster. Ta med de viktigste.",
        nn: $"Dagsplanen kan ha {DayItem.Most} postar. Ta med dei viktigaste.",
        en: $"The programme can have {DayItem.Most} items. Keep the most important ones.");

    public static UserError EndsBeforeItStarts(DayItem item) => new(
        nb: $"«{item.Title}» slutter før det har begynt. Skriv starten først, for eksempel «12.00–12.45 {item.Title}».",
        nn: $"«{item.Title}» sluttar før det har byrja. Skriv starten først, til dømes «12.00–12.45 {item.Title}».",
        en: $"“{item.Title}” ends before it has begun. Write the start first, for example “12:00–12:45 {item.Title}”.");

    public static UserError InTheWay(DayItem item, SlotTime slot) => new(
        nb: $"«{item.Title}» {ClockWords.Norwegian(item.Start, item.End)} og tiden {ClockWords.Norwegian(slot.Start, slot.End)} overlapper. Endre en av dem, eller si hvilket rom «{item.Title}» er i.",
        nn: $"«{item.Title}» {ClockWords.Norwegian(item.Start, item.End)} og tida {ClockWords.Norwegian(slot.Start, slot.End)} overlappar. Endre ei av dei, eller sei kva for eit rom «{item.Title}» er i.",
        en: $"“{item.Title}” {ClockWords.English(item.Start, item.End)} and the slot {ClockWords.English(slot.Start, slot.End)} overlap. Change one of them, or say which room “{item.Title}” is in.");

    public static UserError NotADay(string given) => new(
        nb: $"Jeg forsto ikke «{given}». Dagene er 1 til {DayItem.MostDays}, for eksempel «dag 2 10.00–10.45».",
        nn: $"Eg forstod ikkje «{given}». Dagane er 1 til {DayItem.MostDays}, til dømes «dag 2 10.00–10.45».",
        en: $"I did not understand “{given}”. Days are 1 to {DayItem.MostDays}, for example “day 2 10:00–10:45”.");

    public static UserError NotHttps(string given) => new(
        nb: $"Lenken «{given}» må begynne med «https://». Kopier den på nytt fra møtet eller dokumentet.",
        nn: $"Lenkja «{given}» må byrje med «https://». Kopier ho på nytt frå møtet eller dokumentet.",
        en: $"The link “{given}” has to begin with “https://”. Copy it again from the meeting or the document.");

    public static UserError NotNotes() => new(
        nb: "Si hvilket tema og hvor notatene er, for eksempel «notater 4 https://…». «notater 4 ingen» fjerner lenken.",
        nn: "Sei kva for eit tema og kvar notata er, til dømes «notat 4 https://…». «notat 4 ingen» fjernar lenkja.",
        en: "Say which topic and where the notes are, for example “notes 4 https://…”. “notes 4 none” removes the link.");
}
