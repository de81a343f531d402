using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Planner;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Rules;

/// <summary>What is said of slots, rooms and rules.</summary>
internal static class AgendaRuleTexts
{
    public static readonly Text SetupHelp = new("Se tider, rom og regler for programmet", "Sjå tider, rom og reglar for programmet", "See slots, rooms and rules for the agenda");
    public static readonly Text SlotsHelp = new("Sett tidene for øktene", "Set tidene for øktene", "Set the session times");
    public static readonly Text RoomsHelp = new("Legg inn rom, antall plasser og utstyr", "Legg inn rom, kor mange plassar og kva utstyr", "Add rooms, seats and equipment");
    public static readonly Text PinHelp = new("Fest et tema til en tid eller et rom", "Fest eit tema til ei tid eller eit rom", "Pin a topic to a slot or a room");
    public static readonly Text AwayHelp = new("Si når en vert ikke kan", "Sei når ein vert ikkje kan", "Say when a host can’t be there");
    public static readonly Text CloseRoomHelp = new("Si når et rom ikke kan brukes", "Sei når eit rom ikkje kan brukast", "Say when a room can’t be used");
    public static readonly Text ApartHelp = new("Legg to temaer til hver sin tid", "Legg to tema til kvar si tid", "Keep two topics at different times");
    public static readonly Text RepeatHelp = new("La et tema holdes flere ganger", "La eit tema bli halde fleire gonger", "Let a topic run several times");
    public static readonly Text NeedsHelp = new("Si hva rommet til et tema må ha", "Sei kva rommet til eit tema må ha", "Say what a topic’s room must have");
    public static readonly Text MustHelp = new("Si at et tema må være med", "Sei at eit tema må vere med", "Say that a topic must be included");
    public static readonly Text RemoveHelp = new("Fjern en regel for programmet", "Fjern ein regel for programmet", "Remove a rule for the agenda");

    public static readonly Text FormTitle = new("Tider og rom", "Tider og rom", "Slots and rooms");
    public static readonly Text FormIntroduction = new(
        "Skriv én tid og ett rom på hver linje. Du kan endre dem så ofte du vil.",
        "Skriv éi tid og eitt rom på kvar linje. Du kan endre dei så ofte du vil.",
        "Write one slot and one room on each line. You can change them as often as you like.");

    public static readonly Text FormSubmit = new("Lagre", "Lagre", "Save");
    public static readonly Text SlotsLabel = new("Når er øktene?", "Når er øktene?", "When are the sessions?");
    public static readonly Text SlotsHint = new("Én på hver linje, for eksempel «10.00–10.45».", "Éi på kvar linje, til dømes «10.00–10.45».", "One on each line, for example “10:00–10:45”.");
    public static readonly Text RoomsLabel = new("Hvilke rom er det?", "Kva for rom er det?", "Which rooms are there?");
    public static readonly Text RoomsHint = new(
        "Ett på hver linje: navn, plasser og hva som er der. For eksempel «Storsalen, 60, skjerm».",
        "Eitt på kvar linje: namn, plassar og kva som er der. Til dømes «Storsalen, 60, skjerm».",
        "One on each line: name, seats and what is there. For example “Main hall, 60, screen”.");

    public static readonly Text ChangeSlots = new("Tider og rom", "Tider og rom", "Slots and rooms");
    public static readonly Text MakeAgenda = new("Lag program", "Lag program", "Make the agenda");
    public static readonly Text SlotsHeading = new("Tider", "Tider", "Slots");
    public static readonly Text RoomsHeading = new("Rom", "Rom", "Rooms");
    public static readonly Text RulesHeading = new("Regler", "Reglar", "Rules");

    public static string SetupTitle(Language language, string name) => language.Say(
        nb: $"Oppsett for programmet: {name}",
        nn: $"Oppsett for programmet: {name}",
        en: $"Setup for the agenda: {name}");

    public static string SetupSummary(Language language, string name, AgendaTerms terms) => language.Say(
        nb: $"{name}: {Count(terms.Slots.Count, "tid", "tider")}, {terms.Rooms.Count} rom og {Count(terms.Rules.Count, "regel", "regler")}",
        nn: $"{name}: {Count(terms.Slots.Count, "tid", "tider")}, {terms.Rooms.Count} rom og {Count(terms.Rules.Count, "regel", "reglar")}",
        en: $"{name}: {Count(terms.Slots.Count, "slot", "slots")}, {Count(terms.Rooms.Count, "room", "rooms")} and {Count(terms.Rules.Count, "rule", "rules")}");

    /// <summary>The day, for readers who get the times where they are.</summary>
    public static string OwnClock(Language language, Unconference unconference) => language.Say(
        nb: $"{language.Sentence(UnconferencesTexts.Date(language, unconference.Date))} (tidene er der du er)",
        nn: $"{language.Sentence(UnconferencesTexts.Date(language, unconference.Date))} (tidene er der du er)",
        en: $"{UnconferencesTexts.Date(language, unconference.Date)}, times where you are");

    public static string DayLine(Language language, Unconference unconference) => language.Say(
        nb: $"{language.Sentence(UnconferencesTexts.Date(language, unconference.Date))} (tidssone: {City(unconference.Zone)})",
        nn: $"{language.Sentence(UnconferencesTexts.Date(language, unconference.Date))} (tidssone: {City(unconference.Zone)})",
        en: $"{UnconferencesTexts.Date(language, unconference.Date)}, {City(unconference.Zone)} time");

    public static string NoSlotsYet(Language language) => language.Say(
        "Ingen ennå. Skriv for eksempel «tider 10.00–10.45, 11.00–11.45».",
        "Ingen enno. Skriv til dømes «tider 10.00–10.45, 11.00–11.45».",
        "None yet. Write for example “slots 10:00–10:45, 11:00–11:45”.");

    public static string NoRoomsYet(Language language) => language.Say(
        "Ingen ennå. Skriv for eksempel «rom Storsalen, 60, skjerm; Kroken, 12».",
        "Ingen enno. Skriv til dømes «rom Storsalen, 60, skjerm; Kroken, 12».",
        "None yet. Write for example “rooms Main hall, 60, screen; The nook, 12”.");

    public static string NoRulesYet(Language language) => language.Say("Ingen regler.", "Ingen reglar.", "No rules.");

    public static string RuleExamples(Language language) => language.Say(
        nb: "Skriv regler slik: «fest 4 tid 2 rom 1» (tema 4 skal være da og der), «borte 4 tid 2» (verten kan ikke da), «steng rom 2 tid 3», «skill 3 7» (ikke samtidig), «gjenta 4 2» (to ganger), «krav 4 skjerm», «må med 4», «fjern regel 1».",
        nn: "Skriv reglar slik: «fest 4 tid 2 rom 1» (tema 4 skal vere då og der), «borte 4 tid 2» (verten kan ikkje då), «steng rom 2 tid 3», «skil 3 7» (ikkje samtidig), «gjenta 4 2» (to gonger), «krav 4 skjerm», «må med 4», «fjern regel 1».",
        en: "Write rules like this: “pin 4 slot 2 room 1” (topic 4 is then and there), “away 4 slot 2” (its host can’t come then), “close room 2 slot 3”, “apart 3 7” (not at the same time), “repeat 4 2” (twice), “needs 4 screen”, “must have 4”, “remove rule 1”.");

    public static string Slot(Language language, SlotTime slot) => language.Say(
        nb: $"Tid {slot.Number}: {Span(language, slot)}",
        nn: $"Tid {slot.Number}: {Span(language, slot)}",
        en: $"Slot {slot.Number}: {Span(language, slot)}");

    private static string Span(Language language, SlotTime slot) => slot.Day == 0
        ? language.Clock(slot.Start, slot.End)
        : $"{ProgrammeTexts.Day(language, slot.Day)}, {language.Clock(slot.Start, slot.End)}";

    public static string Room(Language language, AgendaRoom room)
    {
        var has = string.Concat(room.Has.Concat(room.Link is null ? [] : [ProgrammeTexts.HasLink(language)]).Select(thing => ", " + thing));
        return language.Say(
            nb: $"Rom {room.Number}: {room.Name}, {Count(room.Capacity, "plass", "plasser")}{has}",
            nn: $"Rom {room.Number}: {room.Name}, {Count(room.Capacity, "plass", "plassar")}{has}",
            en: $"Room {room.Number}: {room.Name}, {Count(room.Capacity, "seat", "seats")}{has}");
    }

    public static string Added(Language language, string rule, bool isOut) => language.Say(
        nb: $"Lagret: {rule}{(isOut ? " Skriv «planlegg på nytt», så ser vi hva som må flyttes." : "")}",
        nn: $"Lagra: {rule}{(isOut ? " Skriv «planlegg på nytt», så ser vi kva som må flyttast." : "")}",
        en: $"Saved: {rule}{(isOut ? " Write “replan” to see what has to move." : "")}");

    public static string InsteadOf(Language language, string rule) => language.Say(
        nb: $"Den tar plassen til denne, som ikke gjelder lenger: {rule}",
        nn: $"Han tek plassen til denne, som ikkje gjeld lenger: {rule}",
        en: $"It takes the place of this one, which no longer holds: {rule}");

    public static string Removed(Language language, string rule, bool isOut) => language.Say(
        nb: $"Fjernet: {rule}{(isOut ? " Skriv «planlegg på nytt», så ser vi hva som kan bli bedre." : "")}",
        nn: $"Fjerna: {rule}{(isOut ? " Skriv «planlegg på nytt», så ser vi kva som kan bli betre." : "")}",
        en: $"Removed: {rule}{(isOut ? " Write “replan” to see what can become better." : "")}");

    /// <summary>A rule as a sentence.</summary>
    public static string Line(Language language, AgendaRule rule, AgendaTerms terms, IReadOnlyList<Topic> topics)
    {
        var topic = TopicName(language, rule.Topic ?? 0, topics);
        return rule.Kind switch
        {
            AgendaRuleKind.Pin => language.Say($"{topic} er festet til {Places(language, rule, terms)}.", $"{topic} er festa til {Places(language, rule, terms)}.", $"{topic} is pinned to {Places(language, rule, terms)}."),
            AgendaRuleKind.Away => language.Say($"{HostName(language, rule.Host, topics)} er borte {Times(language, rule, terms)}.", $"{HostName(language, rule.Host, topics)} er borte {Times(language, rule, terms)}.", $"{HostName(language, rule.Host, topics)} is away {Times(language, rule, terms)}."),
            AgendaRuleKind.Closed => language.Say($"{RoomName(rule.Rooms[0], terms)} er stengt {Times(language, rule, terms)}.", $"{RoomName(rule.Rooms[0], terms)} er stengt {Times(language, rule, terms)}.", $"{RoomName(rule.Rooms[0], terms)} is closed {Times(language, rule, terms)}."),
            AgendaRuleKind.Apart => language.Say($"{topic} og {TopicWithin(language, rule.Other ?? 0, topics)} går ikke samtidig.", $"{topic} og {TopicWithin(language, rule.Other ?? 0, topics)} går ikkje samtidig.", $"{topic} and {TopicWithin(language, rule.Other ?? 0, topics)} do not run at the same time."),
            AgendaRuleKind.Repeat => language.Say($"{topic} kan gå {Count(rule.Runs ?? 1, "gang", "ganger")}.", $"{topic} kan gå {Count(rule.Runs ?? 1, "gong", "gonger")}.", $"{topic} may run {Count(rule.Runs ?? 1, "time", "times")}."),
            AgendaRuleKind.Needs => language.Say($"{topic} må ha {string.Join(", ", rule.Needs)}.", $"{topic} må ha {string.Join(", ", rule.Needs)}.", $"{topic} must have: {string.Join(", ", rule.Needs)}."),
            _ => language.Say($"{topic} må være med.", $"{topic} må vere med.", $"{topic} must be included."),
        };
    }

    public static string TopicName(Language language, int number, IReadOnlyList<Topic> topics)
    {
        var title = topics.FirstOrDefault(topic => topic.Number == number)?.Title;
        return title is null
            ? language.Say($"Tema {number}", $"Tema {number}", $"Topic {number}")
            : language.Say($"Tema {number} «{title}»", $"Tema {number} «{title}»", $"Topic {number} “{title}”");
    }

    /// <summary>The same, if it does not begin the sentence.</summary>
    public static string TopicWithin(Language language, int number, IReadOnlyList<Topic> topics)
    {
        var name = TopicName(language, number, topics);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static string HostName(Language language, string? key, IReadOnlyList<Topic> topics) =>
        topics.SelectMany(topic => topic.Hosts).FirstOrDefault(host => host.Key == key)?.Name is { Length: > 0 } name ? name : language.Say("En vert", "Ein vert", "A host");

    public static string RoomName(int number, AgendaTerms terms) =>
        terms.Rooms.FirstOrDefault(room => room.Number == number)?.Name ?? number.ToString(CultureInfo.InvariantCulture);

    public static string SlotName(Language language, int number, AgendaTerms terms) => terms.Slots.FirstOrDefault(slot => slot.Number == number) is { } slot
        ? Span(language, slot)
        : language.Say($"tid {number} (finnes ikke lenger)", $"tid {number} (finst ikkje lenger)", $"slot {number} (no longer there)");

    private static string Places(Language language, AgendaRule rule, AgendaTerms terms) => string.Join(", ",
        (string[])[.. rule.Slots.Select(slot => SlotName(language, slot, terms)), .. rule.Rooms.Select(room => RoomName(room, terms))]);

    private static string Times(Language language, AgendaRule rule, AgendaTerms terms) => rule.Slots.Count == 0
        ? language.Say("hele dagen", "heile dagen", "all day")
        : string.Join(", ", rule.Slots.Select(slot => SlotName(language, slot, terms)));

    private static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n} {many}";
}
