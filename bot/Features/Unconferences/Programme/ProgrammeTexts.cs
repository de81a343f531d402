using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Programme;

/// <summary>What is said of items of the day, of days, and of links.</summary>
internal static class ProgrammeTexts
{
    public static readonly Text ProgrammeHelp = new("Si hva som er felles: åpning, lunsj, avslutning", "Sei kva som er felles: opning, lunsj, avslutning", "Say what is for all: opening, lunch, closing");
    public static readonly Text ProgrammeExample = new("dagsplan 09.30–10.00 Åpning; 12.00–12.45 Lunsj", "dagsplan 09.30–10.00 Opning; 12.00–12.45 Lunsj", "programme 09:30–10:00 Opening; 12:00–12:45 Lunch");
    public static readonly Text NotesHelp = new("Legg inn lenken til notatene fra en økt", "Legg inn lenkja til notata frå ei økt", "Set the link to the notes of a session");
    public static readonly Text NotesExample = new("notater 4 https://…", "notat 4 https://…", "notes 4 https://…");
    public static readonly Text Heading = new("Felles", "Felles", "For all");
    public static readonly Text Join = new("Bli med på nett", "Bli med på nett", "Join online");
    public static readonly Text Notes = new("Notater", "Notat", "Notes");
    public static readonly Text DayWord = new("dag", "dag", "day");

    /// <summary>On the setup card.</summary>
    public static string Item(Language language, DayItem item, AgendaTerms terms)
    {
        var span = language.Clock(item.Start, item.End);
        var rooms = terms.RoomNames(item.Rooms);
        return $"{(item.Day == 0 ? "" : $"{Day(language, item.Day)}, ")}{span} {item.Title}{(rooms.Length == 0 ? "" : $" ({rooms})")}";
    }

    public static string Day(Language language, int day) => $"{DayWord.In(language)} {day + 1}";

    /// <summary>Under a time on an agenda.</summary>
    public static string Line(PlacedItem item) => item.Room.Length == 0 ? item.Title : $"{item.Room}: {item.Title}";

    /// <summary>When, with the day if it is not the first.</summary>
    public static string Span(Language language, Unconference unconference, DateTimeOffset start, DateTimeOffset end)
    {
        var day = DateOnly.FromDateTime(start.DateTime);
        var span = language.Clock(start, end);
        return day == unconference.Date ? span : $"{DateWords.Long(language, day)}, {span}";
    }

    public static string JoinRoom(Language language, string room) => language.Say(nb: $"Bli med: {room}", nn: $"Bli med: {room}", en: $"Join: {room}");

    public static string JoinHint(Language language) => language.Say(
        "Er du ikke i rommet? Her er lenkene.", "Er du ikkje i rommet? Her er lenkjene.", "Not in the room? Here are the links.");

    public static string JoinAt(Language language, string link) => language.Say(nb: $"Bli med på nett: {link}", nn: $"Bli med på nett: {link}", en: $"Join online: {link}");

    public static string NotesAt(Language language, string link) => language.Say(nb: $"Notater: {link}", nn: $"Notat: {link}", en: $"Notes: {link}");

    public static string HasLink(Language language) => language.Say("lenke til møte", "lenkje til møte", "meeting link");

    public static string NotesSaved(Language language, int topic, bool isThere) => isThere
        ? language.Say($"Lenken til notatene for tema {topic} er lagret.", $"Lenkja til notata for tema {topic} er lagra.", $"The link to the notes of topic {topic} is saved.")
        : language.Say($"Lenken til notatene for tema {topic} er fjernet.", $"Lenkja til notata for tema {topic} er fjerna.", $"The link to the notes of topic {topic} is removed.");
}
