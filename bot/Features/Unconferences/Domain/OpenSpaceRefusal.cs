using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What an open unconference says no with.</summary>
internal static class OpenSpaceRefusal
{
    public static UserError NoVote() => new(
        nb: "Denne unconferencen er åpen og har ingen avstemning. Skriv «tavla» for å se ledige plasser.",
        nn: "Denne unconferencen er open og har inga avrøysting. Skriv «tavla» for å sjå ledige plassar.",
        en: "This unconference is open and has no vote. Write “wall” to see the empty places.");

    public static UserError NoDeadline(string question) => new(
        nb: "En åpen unconference har ingen avstemning og derfor ingen frister. La feltet stå tomt.",
        nn: "Ein open unconference har inga avrøysting og difor ingen fristar. La feltet stå tomt.",
        en: "An open unconference has no vote, and so no deadlines. Leave the field empty.")
    {
        Question = question,
    };

    public static UserError NoPlanning() => new(
        nb: "I en åpen unconference settes temaene opp for hånd. Skriv «tavla» for å se ledige plasser.",
        nn: "I ein open unconference blir temaa sette opp for hand. Skriv «tavla» for å sjå ledige plassar.",
        en: "In an open unconference topics are put up by hand. Write “wall” to see the empty places.");

    public static UserError NoGridYet() => new(
        nb: "Det er ingen plasser ennå. En leder lager dem med «tider» og «rom».",
        nn: "Det er ingen plassar enno. Ein leiar lagar dei med «tider» og «rom».",
        en: "There are no places yet. A lead makes them with “slots” and “rooms”.");

    public static UserError NoAgendaYet() => new(
        nb: "Det er ikke noe program ennå, så det er ingenting å flytte. En leder lager det med «lag program».",
        nn: "Det er ikkje noko program enno, så det er ingenting å flytte. Ein leiar lagar det med «lag program».",
        en: "There is no agenda yet, so there is nothing to move. A lead makes it with “make agenda”.");

    public static UserError RoomInUse(PlacedSession session) => InUse(session.Topic, session.RoomName, session.RoomName);

    public static UserError SlotInUse(PlacedSession session) =>
        InUse(session.Topic, ClockWords.Norwegian(session.Start, session.End), ClockWords.English(session.Start, session.End));

    private static UserError InUse(int topic, string what, string whatInEnglish) => new(
        nb: $"Det er økter i {what}. Flytt dem først, for eksempel med «flytt {topic} tid 1 rom 1», eller skriv «avlys {topic}».",
        nn: $"Det er økter i {what}. Flytt dei først, til dømes med «flytt {topic} tid 1 rom 1», eller skriv «avlys {topic}».",
        en: $"There are sessions in {whatInEnglish}. Move them first, for example with “move {topic} slot 1 room 1”, or write “call off {topic}”.");
}
