using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What a change by hand says no with: which rule is in the way, and what works instead.</summary>
internal static class MoveRefusal
{
    public static UserError NotAPlace() => new(
        nb: "Si hvilket tema og hvor det skal være, for eksempel «plasser 12 tid 2 rom 3». «tavla» viser det som er ledig.",
        nn: "Sei kva for eit tema og kvar det skal vere, til dømes «plasser 12 tid 2 rom 3». «tavla» viser det som er ledig.",
        en: "Say which topic and where it goes, for example “place 12 slot 2 room 3”. “wall” shows what is empty.");

    public static UserError NotAMove() => new(
        nb: "Si hvilket tema og hvor det skal flyttes, for eksempel «flytt 4 tid 3 rom 2» eller «flytt 4 rom 2».",
        nn: "Sei kva for eit tema og kvar det skal flyttast, til dømes «flytt 4 tid 3 rom 2» eller «flytt 4 rom 2».",
        en: "Say which topic and where it moves, for example “move 4 slot 3 room 2” or “move 4 room 2”.");

    public static UserError NotASwap() => new(
        nb: "Si hvilke to temaer som skal bytte plass, for eksempel «bytt 2 13».",
        nn: "Sei kva for to tema som skal byte plass, til dømes «byt 2 13».",
        en: "Say which two topics change places, for example “swap 2 13”.");

    public static UserError NotACallOff() => new(
        nb: "Hvilken økt? Skriv nummeret på temaet, for eksempel «avlys 4».",
        nn: "Kva for ei økt? Skriv nummeret på temaet, til dømes «avlys 4».",
        en: "Which session? Write the topic’s number, for example “call off 4”.");

    public static UserError NotYours(int topic) => new(
        nb: $"Bare verten for tema {topic} og lederne kan gjøre det. Skriv «tema {topic}» for å se hvem som er vert.",
        nn: $"Berre verten for tema {topic} og leiarane kan gjere det. Skriv «tema {topic}» for å sjå kven som er vert.",
        en: $"Only the host of topic {topic} and the leads can do that. Write “topic {topic}” to see who hosts it.");

    public static UserError LeadsPlace(int topic) => new(
        nb: $"Lederne setter opp programmet her. Tema {topic} venter på tavla til en av dem finner en plass.",
        nn: $"Leiarane set opp programmet her. Tema {topic} ventar på tavla til ein av dei finn ein plass.",
        en: $"The leads set up the agenda here. Topic {topic} waits on the wall until one of them finds a place.");

    public static UserError HasAPlace(int topic, PlacedSession session) => new(
        nb: $"Tema {topic} har alt en plass: {ClockWords.Norwegian(session.Start, session.End)}, {session.RoomName}. Skriv for eksempel «flytt {topic} tid 1 rom 1» for å flytte det.",
        nn: $"Tema {topic} har alt ein plass: {ClockWords.Norwegian(session.Start, session.End)}, {session.RoomName}. Skriv til dømes «flytt {topic} tid 1 rom 1» for å flytte det.",
        en: $"Topic {topic} already has a place: {ClockWords.English(session.Start, session.End)}, {session.RoomName}. Write for example “move {topic} slot 1 room 1” to move it.");

    public static UserError HasNoPlace(int topic) => new(
        nb: $"Tema {topic} har ingen økt framfor seg. Skriv «program» for å se hva som går når.",
        nn: $"Tema {topic} har inga økt framfor seg. Skriv «program» for å sjå kva som går når.",
        en: $"Topic {topic} has no session ahead. Write “agenda” to see what runs when.");

    public static UserError WhichRun(int topic, AgendaSlot first) => new(
        nb: $"Tema {topic} går flere ganger. Si hvilken, for eksempel «flytt {topic} fra kl {first.Start:HH.mm} til tid 1 rom 1».",
        nn: $"Tema {topic} går fleire gonger. Sei kva for ei, til dømes «flytt {topic} frå kl {first.Start:HH.mm} til tid 1 rom 1».",
        en: $"Topic {topic} runs several times. Say which, for example “move {topic} from slot {first.Start:HH:mm} to slot 1 room 1”.");

    public static UserError IsOver(AgendaSlot slot) => new(
        nb: $"Tiden {ClockWords.Norwegian(slot.Start, slot.End)} er over. Skriv «tavla» for å se plassene som er igjen.",
        nn: $"Tida {ClockWords.Norwegian(slot.Start, slot.End)} er over. Skriv «tavla» for å sjå plassane som er att.",
        en: $"The slot {ClockWords.English(slot.Start, slot.End)} is over. Write “wall” to see the places that are left.");

    public static UserError SamePlace(int topic, Spot spot) => new(
        nb: $"Tema {topic} er alt i {spot.Room.Name} kl. {spot.Slot.Start:HH.mm}, så ingenting er endret.",
        nn: $"Tema {topic} er alt i {spot.Room.Name} kl. {spot.Slot.Start:HH.mm}, så ingenting er endra.",
        en: $"Topic {topic} is already in {spot.Room.Name} at {spot.Slot.Start:HH:mm}, so nothing has changed.");

    /// <summary>Somebody was first. The topic stays where it was.</summary>
    /// <param name="hasPlace">False if it still waits on the wall.</param>
    public static UserError Taken(int topic, Spot spot, int other, bool hasPlace) => hasPlace
        ? new(
            nb: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er tatt av tema {other}. Skriv «bytt {topic} {other}», eller «tavla» for å se hva som er ledig.",
            nn: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er teken av tema {other}. Skriv «byt {topic} {other}», eller «tavla» for å sjå kva som er ledig.",
            en: $"{spot.Room.Name} at {spot.Slot.Start:HH:mm} is taken by topic {other}. Write “swap {topic} {other}”, or “wall” to see what is empty.")
        : new(
            nb: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er tatt av tema {other}. Tema {topic} venter fortsatt på tavla. Skriv «tavla» for å se hva som er ledig.",
            nn: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er teken av tema {other}. Tema {topic} ventar framleis på tavla. Skriv «tavla» for å sjå kva som er ledig.",
            en: $"{spot.Room.Name} at {spot.Slot.Start:HH:mm} is taken by topic {other}. Topic {topic} still waits on the wall. Write “wall” to see what is empty.");

    public static UserError TakenMeanwhile(Spot spot, int other) => new(
        nb: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er tatt av tema {other}. Skriv «tavla» for å se hva som er ledig.",
        nn: $"{spot.Room.Name} kl. {spot.Slot.Start:HH.mm} er teken av tema {other}. Skriv «tavla» for å sjå kva som er ledig.",
        en: $"{spot.Room.Name} at {spot.Slot.Start:HH:mm} is taken by topic {other}. Write “wall” to see what is empty.");

    /// <summary>The rule that a change would break.</summary>
    public static UserError Breaks(HardRule rule, Grid grid)
    {
        var room = rule.Room is { } number ? grid.Rules.Rooms.FirstOrDefault(one => one.Number == number)?.Name ?? "" : "";
        var host = grid.Topics.SelectMany(topic => topic.Hosts).FirstOrDefault(one => one.Key == rule.Host)?.Name;
        var topic = rule.Topic ?? 0;
        return rule.Kind switch
        {
            HardRuleKind.Length => new(
                nb: $"Tema {topic} varer {Minutes(topic, grid)} minutter, og det er lenger enn den tiden. Velg en lengre tid.",
                nn: $"Tema {topic} varer {Minutes(topic, grid)} minutt, og det er lenger enn den tida. Vel ei lengre tid.",
                en: $"Topic {topic} takes {Minutes(topic, grid)} minutes, and that slot is shorter. Choose a longer one."),
            HardRuleKind.RoomNeeds => new(
                nb: $"Tema {topic} trenger {Needs(topic, grid)}, og det er ikke i det rommet. {Fitting(topic, grid, "Dette er i", "Ingen rom har det.")}",
                nn: $"Tema {topic} treng {Needs(topic, grid)}, og det er ikkje i det rommet. {Fitting(topic, grid, "Dette er i", "Ingen rom har det.")}",
                en: $"Topic {topic} needs {Needs(topic, grid)}, and that room does not have it. {Fitting(topic, grid, "It is in", "No room has it.")}"),
            HardRuleKind.RoomClosed => new(
                nb: $"{room} er stengt da. Skriv «tavla» for å se hva som er ledig.",
                nn: $"{room} er stengt då. Skriv «tavla» for å sjå kva som er ledig.",
                en: $"{room} is closed then. Write “wall” to see what is empty."),
            HardRuleKind.HostAway => new(
                nb: $"{host ?? "Verten"} er borte da. Velg en annen tid.",
                nn: $"{host ?? "Verten"} er borte då. Vel ei anna tid.",
                en: $"{host ?? "The host"} is away then. Choose another slot."),
            HardRuleKind.HostInOnePlace => new(
                nb: $"{host ?? "Verten"} er vert for noe annet samtidig. Velg en annen tid.",
                nn: $"{host ?? "Verten"} er vert for noko anna samtidig. Vel ei anna tid.",
                en: $"{host ?? "The host"} hosts something else at that time. Choose another slot."),
            HardRuleKind.Conflict => new(
                nb: $"Tema {topic} og {rule.Other} skal ikke gå samtidig. Velg en annen tid.",
                nn: $"Tema {topic} og {rule.Other} skal ikkje gå samtidig. Vel ei anna tid.",
                en: $"Topics {topic} and {rule.Other} are not to run at the same time. Choose another slot."),
            _ => new(
                nb: "Det går noe annet der da. Skriv «tavla» for å se hva som er ledig.",
                nn: "Det går noko anna der då. Skriv «tavla» for å sjå kva som er ledig.",
                en: "Something else runs there then. Write “wall” to see what is empty."),
        };
    }

    private static int Minutes(int topic, Grid grid) => grid.Rules.Topics.FirstOrDefault(one => one.Number == topic)?.Minutes ?? 0;

    private static string Needs(int topic, Grid grid) =>
        string.Join(", ", grid.Rules.Topics.FirstOrDefault(one => one.Number == topic)?.Needs ?? []);

    private static string Fitting(int topic, Grid grid, string some, string none)
    {
        var needs = grid.Rules.Topics.FirstOrDefault(one => one.Number == topic)?.Needs ?? [];
        string[] fitting = [.. grid.Rules.Rooms.Where(room => needs.All(need => room.Has.Contains(need, StringComparer.OrdinalIgnoreCase)))
            .Select(room => room.Name)];
        return fitting.Length == 0 ? none : $"{some} {string.Join(", ", fitting)}.";
    }
}
