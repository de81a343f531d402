using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What the sharing of a place says no with.</summary>
internal static class PairRefusal
{
    public static UserError NotTwo() => new(
        nb: "Si hvilke to temaer som skal dele plass, for eksempel «del plass 4 7». Ett av dem må være ditt.",
        nn: "Sei kva for to tema som skal dele plass, til dømes «del plass 4 7». Eitt av dei må vere ditt.",
        en: "Say which two topics share a place, for example “share place 4 7”. One of them must be yours.");

    public static UserError NotOne() => new(
        nb: "Hvilket tema skal ikke dele plass? Skriv nummeret, for eksempel «ikke del plass 4».",
        nn: "Kva for eit tema skal ikkje dele plass? Skriv nummeret, til dømes «ikkje del plass 4».",
        en: "Which topic does not share a place? Write its number, for example “do not share place 4”.");

    public static UserError NotYours(int one, int other) => new(
        nb: $"Du er ikke vert for tema {one} eller {other}. Bare vertene kan bli enige om å dele plass.",
        nn: $"Du er ikkje vert for tema {one} eller {other}. Berre vertane kan bli samde om å dele plass.",
        en: $"You host neither topic {one} nor topic {other}. Only their hosts can agree to share a place.");

    public static UserError NotShort(Topic topic) => new(
        nb: $"Tema {topic.Number} varer {topic.Minutes} minutter. Bare temaer på {Topic.Short} minutter kan dele plass. Verten kan skrive «endre tema {topic.Number}».",
        nn: $"Tema {topic.Number} varer {topic.Minutes} minutt. Berre tema på {Topic.Short} minutt kan dele plass. Verten kan skrive «endre tema {topic.Number}».",
        en: $"Topic {topic.Number} takes {topic.Minutes} minutes. Only topics of {Topic.Short} minutes can share a place. Its host can write “edit topic {topic.Number}”.");

    public static UserError HasPartner(int topic, int partner) => new(
        nb: $"Tema {topic} deler alt plass med tema {partner}. Verten kan skrive «ikke del plass {topic}» først.",
        nn: $"Tema {topic} deler alt plass med tema {partner}. Verten kan skrive «ikkje del plass {topic}» først.",
        en: $"Topic {topic} already shares a place with topic {partner}. Its host can write “do not share place {topic}” first.");

    public static UserError HasNoHost(int topic) => new(
        nb: $"Tema {topic} har ingen vert som kan si ja. Velg et annet tema: skriv «temaer».",
        nn: $"Tema {topic} har ingen vert som kan seie ja. Vel eit anna tema: skriv «tema».",
        en: $"Topic {topic} has no host who could agree. Choose another topic: write “topics”.");

    /// <summary>Nobody is asked twice.</summary>
    public static UserError AskedOnce(int mine, int theirs) => new(
        nb: $"Verten for tema {theirs} er spurt én gang og blir ikke spurt igjen. Vil verten likevel, holder det å skrive «del plass {theirs} {mine}».",
        nn: $"Verten for tema {theirs} er spurd éin gong og blir ikkje spurd att. Vil verten likevel, held det å skrive «del plass {theirs} {mine}».",
        en: $"The host of topic {theirs} has been asked once and is not asked again. If they want to after all, they can write “share place {theirs} {mine}”.");

    public static UserError NothingShared(int topic) => new(
        nb: $"Tema {topic} deler ikke plass med noen, og ingen har spurt om det.",
        nn: $"Tema {topic} deler ikkje plass med nokon, og ingen har spurt om det.",
        en: $"Topic {topic} shares no place, and nobody has asked it to.");

    /// <summary>They are in the agenda together: first one of them goes elsewhere.</summary>
    public static UserError StillTogether(int topic, PlacedSession session) => new(
        nb: $"Tema {topic} deler {session.RoomName} kl. {session.Start:HH.mm}. Skriv for eksempel «flytt {topic} tid 1 rom 1» eller «avlys {topic}», så deler det ikke lenger.",
        nn: $"Tema {topic} deler {session.RoomName} kl. {session.Start:HH.mm}. Skriv til dømes «flytt {topic} tid 1 rom 1» eller «avlys {topic}», så deler det ikkje lenger.",
        en: $"Topic {topic} shares {session.RoomName} at {session.Start:HH:mm}. Write for example “move {topic} slot 1 room 1” or “call off {topic}”, and it shares no more.");

    public static UserError TooShortForTwo(int topic, int other, Spot spot) => new(
        nb: $"Tiden {ClockWords.Norwegian(spot.Slot.Start, spot.Slot.End)} er for kort for både tema {topic} og {other}. De trenger {2 * Topic.Short} minutter til sammen.",
        nn: $"Tida {ClockWords.Norwegian(spot.Slot.Start, spot.Slot.End)} er for kort for både tema {topic} og {other}. Dei treng {2 * Topic.Short} minutt til saman.",
        en: $"The slot {spot.Slot.Start:HH:mm}–{spot.Slot.End:HH:mm} is too short for both topic {topic} and topic {other}. Together they need {2 * Topic.Short} minutes.");

    /// <summary>Of two that share a place one was to be swapped, and the other stays.</summary>
    public static UserError IsShared(PlacedSession stays, int topic, int other) => new(
        nb: $"Tema {topic} deler plassen med tema {stays.Topic}, så tema {other} får ikke plass der. Flytt tema {stays.Topic} først.",
        nn: $"Tema {topic} deler plassen med tema {stays.Topic}, så tema {other} får ikkje plass der. Flytt tema {stays.Topic} først.",
        en: $"Topic {topic} shares its place with topic {stays.Topic}, so there is no room for topic {other}. Move topic {stays.Topic} first.");
}
