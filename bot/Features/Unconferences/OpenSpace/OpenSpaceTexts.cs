using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>What is said of the wall and of changes by hand.</summary>
internal static class OpenSpaceTexts
{
    public static readonly Text PlaceHelp = new("Sett et tema inn i en ledig plass", "Set eit tema inn i ein ledig plass", "Put a topic into an empty place");
    public static readonly Text PlaceExample = new("plasser 12 tid 2 rom 3", "plasser 12 tid 2 rom 3", "place 12 slot 2 room 3");
    public static readonly Text MoveHelp = new("Flytt en økt", "Flytt ei økt", "Move a session");
    public static readonly Text MoveExample = new("flytt 4 tid 3 rom 2", "flytt 4 tid 3 rom 2", "move 4 slot 3 room 2");
    public static readonly Text SwapHelp = new("La to økter bytte plass", "La to økter byte plass", "Let two sessions change places");
    public static readonly Text SwapExample = new("bytt 2 13", "byt 2 13", "swap 2 13");
    public static readonly Text CallOffHelp = new("Avlys en økt", "Avlys ei økt", "Call off a session");
    public static readonly Text CallOffExample = new("avlys 4", "avlys 4", "call off 4");
    public static readonly Text WallHelp = new("Se temaer som venter, og ledige plasser", "Sjå tema som ventar, og ledige plassar", "See topics that wait, and empty places");

    public static readonly Text Open = new("Åpen: ingen avstemning, den som kommer først, tar en ledig plass", "Open: inga avrøysting, den som kjem først, tek ein ledig plass", "Open: no vote, whoever comes first takes an empty place");
    public static readonly Text OpenFact = new("Form", "Form", "Format");
    public static readonly Text OpenShort = new("Åpen, uten avstemning", "Open, utan avrøysting", "Open, without a vote");

    public static readonly Text SeeWall = new("Tavla", "Tavla", "The wall");
    public static readonly Text WaitingHeading = new("Venter på plass", "Ventar på plass", "Waiting for a place");
    public static readonly Text EmptyHeading = new("Ledige plasser", "Ledige plassar", "Empty places");

    public static string WallTitle(Language language, string name) => language.Say(nb: $"Tavla: {name}", nn: $"Tavla: {name}", en: $"The wall: {name}");

    public static string WallSummary(Language language, string name, int waiting, int empty) => language.Say(
        nb: $"{name}: {waiting} {(waiting == 1 ? "tema" : "temaer")} venter, {empty} {(empty == 1 ? "ledig plass" : "ledige plasser")}",
        nn: $"{name}: {waiting} tema ventar, {empty} {(empty == 1 ? "ledig plass" : "ledige plassar")}",
        en: $"{name}: {waiting} {(waiting == 1 ? "topic waits" : "topics wait")}, {empty} {(empty == 1 ? "empty place" : "empty places")}");

    public static string NobodyWaits(Language language) => language.Say("Ingen temaer venter.", "Ingen tema ventar.", "No topic is waiting.");

    public static string AllTaken(Language language) => language.Say("Alle plassene er tatt.", "Alle plassane er tekne.", "All places are taken.");

    public static string HowToPlace(Language language, bool isOpen) => isOpen
        ? language.Say(
            "Er temaet ditt? Trykk på en ledig plass, eller skriv for eksempel «plasser 12 tid 2 rom 3».",
            "Er temaet ditt? Trykk på ein ledig plass, eller skriv til dømes «plasser 12 tid 2 rom 3».",
            "Is the topic yours? Press an empty place, or write for example “place 12 slot 2 room 3”.")
        : language.Say(
            "En leder setter temaer inn: trykk på en ledig plass, eller skriv for eksempel «plasser 12 tid 2 rom 3».",
            "Ein leiar set tema inn: trykk på ein ledig plass, eller skriv til dømes «plasser 12 tid 2 rom 3».",
            "A lead puts topics in: press an empty place, or write for example “place 12 slot 2 room 3”.");

    public static string EmptyLine(Language language, AgendaSlotWords slot, string rooms) => language.Say(
        nb: $"Tid {slot.Number}, {slot.Span}: {rooms}",
        nn: $"Tid {slot.Number}, {slot.Span}: {rooms}",
        en: $"Slot {slot.Number}, {slot.Span}: {rooms}");

    public static string SpotTitle(Language language, Spot spot) => language.Say(
        nb: $"Hva skal være i {spot.Room.Name} kl. {spot.Slot.Start:HH.mm}?",
        nn: $"Kva skal vere i {spot.Room.Name} kl. {spot.Slot.Start:HH.mm}?",
        en: $"What goes into {spot.Room.Name} at {language.Clock(spot.Slot.Start)}?");

    public static string SpotByWords(Language language, Spot spot) => language.Say(
        nb: $"Velg et tema, eller skriv «plasser», nummeret og «tid {spot.Slot.Number} rom {spot.Room.Number}».",
        nn: $"Vel eit tema, eller skriv «plasser», nummeret og «tid {spot.Slot.Number} rom {spot.Room.Number}».",
        en: $"Choose a topic, or write “place”, its number and “slot {spot.Slot.Number} room {spot.Room.Number}”.");

    public static string NothingToPlace(Language language) => language.Say(
        "Du har ingen temaer som venter. Skriv «foreslå» for å legge fram et.",
        "Du har ingen tema som ventar. Skriv «føreslå» for å leggje fram eit.",
        "You have no topic that waits. Write “propose” to put one forward.");

    public static string NotPlacedByYou(Language language) => language.Say(
        "Her er det lederne som setter temaer inn. Skriv «foreslå», så henger temaet ditt på tavla.",
        "Her er det leiarane som set tema inn. Skriv «føreslå», så heng temaet ditt på tavla.",
        "Here the leads put topics in. Write “propose”, and your topic is on the wall.");

    public static string LookInChat(Language language) => language.Say(
        "Velg temaet i den private chatten med meg.", "Vel temaet i den private chatten med meg.", "Choose the topic in your private chat with me.");

    public static string NoChat(Language language) => language.Say(
        "Jeg får ikke skrevet til deg privat. Skriv for eksempel «plasser 12 tid 2 rom 3» her.",
        "Eg får ikkje skrive til deg privat. Skriv til dømes «plasser 12 tid 2 rom 3» her.",
        "I can’t write to you privately. Write for example “place 12 slot 2 room 3” here.");

    /// <summary>Said with a topic that came after the vote, or if there is none.</summary>
    public static string Waits(Language language, Unconference unconference) => unconference.IsOpen
        ? language.Say(
            "Temaet henger på tavla. Verten setter det inn i en ledig plass.",
            "Temaet heng på tavla. Verten set det inn i ein ledig plass.",
            "The topic is on the wall. Its host puts it into an empty place.")
        : language.Say(
            "Temaet henger på tavla, for avstemningen er ferdig. En leder kan sette det inn i en ledig plass.",
            "Temaet heng på tavla, for avrøystinga er ferdig. Ein leiar kan setje det inn i ein ledig plass.",
            "The topic is on the wall, since the vote is over. A lead can put it into an empty place.");

    public static string JoinsVote(Language language) => language.Say(
        "Avstemningen er åpen, og temaet er med fra nå.",
        "Avrøystinga er open, og temaet er med frå no.",
        "Voting is open, and the topic is in it from now on.");

    public static string GridTitle(Language language, string name) => language.Say(nb: $"Tavla er klar: {name}", nn: $"Tavla er klar: {name}", en: $"The wall is ready: {name}");

    public static string GridHow(Language language) => language.Say(
        "Alle plassene er ledige. Skriv «foreslå» hvis det er noe du vil snakke om, og sett temaet inn i en plass.",
        "Alle plassane er ledige. Skriv «føreslå» om det er noko du vil snakke om, og set temaet inn i ein plass.",
        "All places are empty. Write “propose” if there is something you want to talk about, and put it into a place.");

    public static string GridHost(Language language) => language.Say(
        "Den som kommer først, får plassen. Verten kan flytte og avlyse sin egen økt.",
        "Den som kjem først, får plassen. Verten kan flytte og avlyse si eiga økt.",
        "Whoever comes first gets the place. A host can move and call off their own session.");

    public static string PhaseLine(Language language) => language.Say("Tavla er åpen", "Tavla er open", "The wall is open");

    public static string PhaseHelp(Language language) => language.Say(
        "Skriv «program» for å se hva som går når, og «tavla» for å se hva som er ledig.",
        "Skriv «program» for å sjå kva som går når, og «tavla» for å sjå kva som er ledig.",
        "Write “agenda” to see what runs when, and “wall” to see what is empty.");

    public static string NothingUpYet(Language language) => language.Say("Ingen har satt opp noe ennå.", "Ingen har sett opp noko enno.", "Nobody has put anything up yet.");

    public static string ChangedTitle(Language language, string name) => language.Say(nb: $"Noe er endret for deg: {name}", nn: $"Noko er endra for deg: {name}", en: $"Something has changed for you: {name}");

    public static string YouHost(Language language) => language.Say("Du er vert for dette", "Du er vert for dette", "You host this");

    public static string YouWished(Language language) => language.Say("Dette stemte du på", "Dette røysta du på", "You voted for this");
}

/// <summary>A slot as it is named to people.</summary>
internal sealed record AgendaSlotWords(int Number, string Span);
