namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>What the reading of slots, rooms and rules says no with: what was wrong, and words that work.</summary>
internal static class AgendaRuleRefusal
{
    public static UserError NotSlots(string given) => new(
        nb: $"Jeg forsto ikke «{given}» som en tid. Skriv én tid på hver linje, for eksempel «10.00–10.45».",
        nn: $"Eg forstod ikkje «{given}» som ei tid. Skriv éi tid på kvar linje, til dømes «10.00–10.45».",
        en: $"I did not understand “{given}” as a slot. Write one slot on each line, for example “10:00–10:45”.");

    /// <summary>The clocks are put forward that night.</summary>
    public static UserError NoSuchTime(TimeOnly time, DateOnly date) => new(
        nb: $"Klokka {time:HH\\.mm} finnes ikke {date:d.M.yyyy}, for da stilles den fram. Velg en tid før eller etter.",
        nn: $"Klokka {time:HH\\.mm} finst ikkje {date:d.M.yyyy}, for då blir ho stilt fram. Vel ei tid før eller etter.",
        en: $"There is no {time:HH\\:mm} on {date:yyyy-MM-dd}, since the clocks go forward. Choose a time before or after.");

    public static UserError AcrossMidnight(string given) => new(
        nb: $"«{given}» går over midnatt, og det kan ikke en tid gjøre. Avslutt den «23.59», eller legg resten til neste dag.",
        nn: $"«{given}» går over midnatt, og det kan ikkje ei tid gjere. Avslutt ho «23.59», eller legg resten til neste dag.",
        en: $"“{given}” runs across midnight, and a slot can’t. End it at “23:59”, or put the rest on the next day.");

    public static UserError NoSeatsGiven(string line) => new(
        nb: $"Hvor mange er det plass til i «{line}»? Skriv antallet etter et komma, for eksempel «Storsalen, 60, skjerm».",
        nn: $"Kor mange er det plass til i «{line}»? Skriv talet etter eit komma, til dømes «Storsalen, 60, skjerm».",
        en: $"How many people fit in “{line}”? Write the number after a comma, for example “Main hall, 60, screen”.");

    public static UserError LongName(string name, int most) => new(
        nb: $"Romnavnet «{name}» er for langt. Bruk høyst {most} tegn, for eksempel «Storsalen, 60».",
        nn: $"Romnamnet «{name}» er for langt. Bruk høgst {most} teikn, til dømes «Storsalen, 60».",
        en: $"The room name “{name}” is too long. Use at most {most} characters, for example “Main hall, 60”.");

    public static UserError TooMuchInRoom(string room) => new(
        nb: $"Det ble for mye utstyr i «{room}». Skriv korte ord, høyst ti, for eksempel «{room}, 20, skjerm, tavle».",
        nn: $"Det vart for mykje utstyr i «{room}». Skriv korte ord, høgst ti, til dømes «{room}, 20, skjerm, tavle».",
        en: $"That is too much equipment in “{room}”. Write short words, at most ten, for example “{room}, 20, screen, whiteboard”.");

    public static UserError TooManyRules() => new(
        nb: $"Det er allerede {AgendaTerms.MostRules} regler. Fjern en først, for eksempel med «fjern regel 1».",
        nn: $"Det er allereie {AgendaTerms.MostRules} reglar. Fjern ein først, til dømes med «fjern regel 1».",
        en: $"There are {AgendaTerms.MostRules} rules already. Remove one first, for example with “remove rule 1”.");

    public static UserError NoSuchSlot(string given, AgendaTerms terms)
    {
        if (terms.InOrder.FirstOrDefault() is not { } first) return AgendaRefusal.NoSlots();
        return new(
            nb: $"Det er ingen tid «{given}» i oppsettet. Skriv nummeret eller når den begynner, for eksempel «tid {first.Number}» eller «tid {first.Start:HH.mm}».",
            nn: $"Det er inga tid «{given}» i oppsettet. Skriv nummeret eller når ho byrjar, til dømes «tid {first.Number}» eller «tid {first.Start:HH.mm}».",
            en: $"There is no slot “{given}” in the setup. Write its number or when it begins, for example “slot {first.Number}” or “slot {first.Start:HH:mm}”.");
    }

    public static UserError NoSuchRoom(string given, AgendaTerms terms)
    {
        if (terms.Rooms.Count == 0) return AgendaRefusal.NoRooms();
        var first = terms.Rooms[0];
        return new(
            nb: $"Det er ikke noe rom «{given}» i oppsettet. Skriv nummeret eller navnet, for eksempel «rom {first.Number}» eller «rom \"{first.Name}\"».",
            nn: $"Det er ikkje noko rom «{given}» i oppsettet. Skriv nummeret eller namnet, til dømes «rom {first.Number}» eller «rom \"{first.Name}\"».",
            en: $"There is no room “{given}” in the setup. Write its number or its name, for example “room {first.Number}” or “room \"{first.Name}\"”.");
    }

    public static UserError NoSuchRule(int rules) => rules == 0
        ? new(
            nb: "Det er ingen regler å fjerne. Skriv «oppsett» for å se tidene og rommene.",
            nn: "Det er ingen reglar å fjerne. Skriv «oppsett» for å sjå tidene og romma.",
            en: "There are no rules to remove. Write “setup” to see the slots and rooms.")
        : new(
            nb: "Den regelen finner jeg ikke. Skriv «oppsett» for å se numrene, og så for eksempel «fjern regel 1».",
            nn: "Den regelen finn eg ikkje. Skriv «oppsett» for å sjå nummera, og så til dømes «fjern regel 1».",
            en: "I can’t find that rule. Write “setup” to see the numbers, then for example “remove rule 1”.");

    public static UserError NotAPin() => new(
        nb: "Si hvilket tema og hvor det skal være, for eksempel «fest 4 tid 2 rom 1» eller «fest 4 tid 2».",
        nn: "Sei kva for eit tema og kvar det skal vere, til dømes «fest 4 tid 2 rom 1» eller «fest 4 tid 2».",
        en: "Say which topic and where it goes, for example “pin 4 slot 2 room 1” or “pin 4 slot 2”.");

    public static UserError NotAway() => new(
        nb: "Si hvem som er borte og når, for eksempel «borte 4 tid 2» for verten til tema 4. Uten tid gjelder det hele dagen.",
        nn: "Sei kven som er borte og når, til dømes «borte 4 tid 2» for verten til tema 4. Utan tid gjeld det heile dagen.",
        en: "Say who is away and when, for example “away 4 slot 2” for the host of topic 4. Without a slot it means all day.");

    public static UserError NoHost(int topic) => new(
        nb: $"Tema {topic} har ingen vert. Skriv et annet tema, for eksempel «borte {(topic == 4 ? 5 : 4)} tid 2».",
        nn: $"Tema {topic} har ingen vert. Skriv eit anna tema, til dømes «borte {(topic == 4 ? 5 : 4)} tid 2».",
        en: $"Topic {topic} has no host. Write another topic, for example “away {(topic == 4 ? 5 : 4)} slot 2”.");

    public static UserError WhichHost(int topic, string names, string example) => new(
        nb: $"Tema {topic} har flere verter: {names}. Skriv navnet, for eksempel «borte \"{example}\" tid 2».",
        nn: $"Tema {topic} har fleire vertar: {names}. Skriv namnet, til dømes «borte \"{example}\" tid 2».",
        en: $"Topic {topic} has several hosts: {names}. Write the name, for example “away \"{example}\" slot 2”.");

    public static UserError NoSuchHost(string name) => new(
        nb: $"Jeg fant ikke akkurat én vert som heter «{name}». Skriv nummeret på temaet, for eksempel «borte 4 tid 2».",
        nn: $"Eg fann ikkje akkurat éin vert som heiter «{name}». Skriv nummeret på temaet, til dømes «borte 4 tid 2».",
        en: $"I couldn’t find exactly one host called “{name}”. Write the topic’s number, for example “away 4 slot 2”.");

    public static UserError NotClosed() => new(
        nb: "Si hvilket rom som er stengt og når, for eksempel «steng rom 2 tid 3». Uten tid gjelder det hele dagen.",
        nn: "Sei kva for eit rom som er stengt og når, til dømes «steng rom 2 tid 3». Utan tid gjeld det heile dagen.",
        en: "Say which room is closed and when, for example “close room 2 slot 3”. Without a slot it means all day.");

    public static UserError NotApart() => new(
        nb: "Si hvilke to temaer som ikke kan gå samtidig, for eksempel «skill 3 7».",
        nn: "Sei kva for to tema som ikkje kan gå samtidig, til dømes «skil 3 7».",
        en: "Say which two topics can’t run at the same time, for example “apart 3 7”.");

    public static UserError NotARepeat(int most) => new(
        nb: $"Si hvilket tema og hvor mange ganger det kan gå, fra 1 til {most}, for eksempel «gjenta 4 2».",
        nn: $"Sei kva for eit tema og kor mange gonger det kan gå, frå 1 til {most}, til dømes «gjenta 4 2».",
        en: $"Say which topic and how many times it may run, from 1 to {most}, for example “repeat 4 2”.");

    public static UserError NotANeed() => new(
        nb: "Si hvilket tema og hva rommet må ha, for eksempel «krav 4 skjerm». «krav 4 ingen» fjerner kravet.",
        nn: "Sei kva for eit tema og kva rommet må ha, til dømes «krav 4 skjerm». «krav 4 ingen» fjernar kravet.",
        en: "Say which topic and what its room must have, for example “needs 4 screen”. “needs 4 none” removes it.");

    public static UserError NotAMust() => new(
        nb: "Si hvilket tema som må være med, for eksempel «må med 4».",
        nn: "Sei kva for eit tema som må vere med, til dømes «må med 4».",
        en: "Say which topic must be included, for example “must have 4”.");
}
