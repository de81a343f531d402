using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// What no agenda can be made from, and words that work. More topics than places is no reason to refuse: the most wanted get them.
/// </summary>
internal static class AgendaRefusal
{
    /// <summary>
    /// Throws a sentence if slots, rooms or pins make no sense. That dates lie ahead is for the caller, who has the clock.
    /// </summary>
    public static void Check(AgendaInput input)
    {
        if (input.Topics.Count == 0) throw NoTopics();
        if (input.Slots.Count == 0) throw NoSlots();
        if (input.Rooms.Count == 0) throw NoRooms();
        if (input.Slots.Count > AgendaInput.MostSlots) throw TooManySlots();
        if (input.Rooms.Count > AgendaInput.MostRooms) throw TooManyRooms();
        foreach (var slot in input.Slots)
        {
            if (slot.End <= slot.Start) throw EndsBeforeItStarts(slot);
        }

        var ordered = input.Slots.OrderBy(slot => slot.Start).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Start < ordered[i - 1].End) throw Overlap(ordered[i - 1], ordered[i]);
        }

        foreach (var (name, count) in input.Rooms.CountBy(room => room.Name.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            if (count > 1) throw SameName(name);
        }

        foreach (var room in input.Rooms)
        {
            if (room.Capacity < 1) throw NoSeats(room.Name);
        }

        foreach (var topic in input.Topics)
        {
            if (topic.PinnedSlot is { } slot && input.Slots.All(one => one.Number != slot)
                || topic.PinnedRoom is { } pinned && input.Rooms.All(one => one.Number != pinned)) throw PinnedNowhere(topic.Number);
        }
    }

    public static UserError NoTopics() => new(
        nb: "Det er ingen temaer å lage program av. Be folk om å skrive «foreslå» først.",
        nn: "Det er ingen tema å lage program av. Be folk om å skrive «føreslå» først.",
        en: "There are no topics to make an agenda from. Ask people to write “propose” first.");

    public static UserError NoSlots() => new(
        nb: "Programmet trenger minst én tid. Skriv for eksempel «tider 10.00–10.45, 11.00–11.45».",
        nn: "Programmet treng minst éi tid. Skriv til dømes «tider 10.00–10.45, 11.00–11.45».",
        en: "The agenda needs at least one slot. Write for example “slots 10:00–10:45, 11:00–11:45”.");

    public static UserError NoRooms() => new(
        nb: "Programmet trenger minst ett rom. Skriv for eksempel «rom Storsalen, 60; Kroken, 12».",
        nn: "Programmet treng minst eitt rom. Skriv til dømes «rom Storsalen, 60; Kroken, 12».",
        en: "The agenda needs at least one room. Write for example “rooms Main hall, 60; The nook, 12”.");

    public static UserError TooManySlots() => new(
        nb: $"Et program kan ha opptil {AgendaInput.MostSlots} tider. Del det på to unconferencer, for eksempel én for hver dag.",
        nn: $"Eit program kan ha opptil {AgendaInput.MostSlots} tider. Del det på to unconferencar, til dømes éin for kvar dag.",
        en: $"An agenda can have up to {AgendaInput.MostSlots} slots. Split it into two unconferences, for example one for each day.");

    public static UserError TooManyRooms() => new(
        nb: $"Et program kan ha opptil {AgendaInput.MostRooms} rom. Ta med de rommene du tror blir brukt, for eksempel de ti største.",
        nn: $"Eit program kan ha opptil {AgendaInput.MostRooms} rom. Ta med dei romma du trur blir brukte, til dømes dei ti største.",
        en: $"An agenda can have up to {AgendaInput.MostRooms} rooms. Keep those you expect to use, for example the ten largest.");

    public static UserError EndsBeforeItStarts(AgendaSlot slot) => new(
        nb: $"Tida {ClockWords.Norwegian(slot.Start, slot.End)} slutter før den har begynt. Skriv starten først, for eksempel «{Turned(slot, ClockWords.Norwegian)}».",
        nn: $"Tida {ClockWords.Norwegian(slot.Start, slot.End)} sluttar før ho har byrja. Skriv starten først, til dømes «{Turned(slot, ClockWords.Norwegian)}».",
        en: $"The slot {ClockWords.English(slot.Start, slot.End)} ends before it has begun. Write the start first, for example “{Turned(slot, ClockWords.English)}”.");

    public static UserError Overlap(AgendaSlot first, AgendaSlot second) => new(
        nb: $"Tidene {ClockWords.Norwegian(first.Start, first.End)} og {ClockWords.Norwegian(second.Start, second.End)} overlapper. La den andre begynne {first.End:HH.mm} eller senere.",
        nn: $"Tidene {ClockWords.Norwegian(first.Start, first.End)} og {ClockWords.Norwegian(second.Start, second.End)} overlappar. La den andre byrje {first.End:HH.mm} eller seinare.",
        en: $"The slots {ClockWords.English(first.Start, first.End)} and {ClockWords.English(second.Start, second.End)} overlap. Let the second begin at {first.End:HH:mm} or later.");

    public static UserError SameName(string room) => new(
        nb: $"To rom heter «{room}», og da vet ingen hvor de skal gå. Kall det ene for eksempel «{room} 2».",
        nn: $"To rom heiter «{room}», og då veit ingen kvar dei skal gå. Kall det eine til dømes «{room} 2».",
        en: $"Two rooms are called “{room}”, so nobody would know where to go. Call one of them “{room} 2”, for example.");

    public static UserError NoSeats(string room) => new(
        nb: $"Rommet «{room}» trenger plass til minst én. Skriv antallet etter navnet, for eksempel «{room}, 20».",
        nn: $"Rommet «{room}» treng plass til minst éin. Skriv talet etter namnet, til dømes «{room}, 20».",
        en: $"The room “{room}” needs space for at least one. Write the number after the name, for example “{room}, 20”.");

    public static UserError PinnedNowhere(int topic) => new(
        nb: $"Tema {topic} er festet til en tid eller et rom som ikke finnes lenger. Skriv «fest {topic} ingen» for å løsne det, og prøv igjen.",
        nn: $"Tema {topic} er festa til ei tid eller eit rom som ikkje finst lenger. Skriv «fest {topic} ingen» for å løyse det, og prøv igjen.",
        en: $"Topic {topic} is pinned to a slot or a room that is no longer there. Write “pin {topic} none” to unpin it, then try again.");

    /// <summary>The same two times the other way round, or a usual slot if they are one and the same.</summary>
    private static string Turned(AgendaSlot slot, Func<IFormattable, IFormattable, string> span) =>
        slot.End < slot.Start ? span(slot.End, slot.Start) : span(slot.Start, slot.Start.AddMinutes(45));
}
