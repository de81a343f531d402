namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What is said no with about takeaways.</summary>
internal static class TakeawayRefusal
{
    public static UserError TooEarly() => new(
        nb: "Du kan dele lærdommer når programmet er lagt ut, eller når unconferencen er over. Skriv «unconference» for å se hvor langt vi er kommet.",
        nn: "Du kan dele lærdomar når programmet er lagt ut, eller når unconferencen er over. Skriv «unconference» for å sjå kor langt vi er komne.",
        en: "You can share takeaways once the agenda is published or the unconference is over. Write “unconference” to see where we are.");

    public static UserError NoSuchTopic(int number) => new(
        nb: $"Det er ikke noe tema nummer {number} her. Skriv «temaer» for å se alle.",
        nn: $"Det er ikkje noko tema nummer {number} her. Skriv «tema» for å sjå alle.",
        en: $"There is no topic number {number} here. Write “topics” to see them all.")
    {
        Question = "topic",
    };

    public static UserError WhichTakeaway() => new(
        nb: "Hvilken lærdom? Skriv «lærdommer» for å se numrene, og så for eksempel «fjern lærdom 2».",
        nn: "Kva for ein lærdom? Skriv «lærdomar» for å sjå nummera, og så til dømes «fjern lærdom 2».",
        en: "Which takeaway? Write “takeaways” to see the numbers, and then for example “remove takeaway 2”.");

    public static UserError NotYours(int number) => new(
        nb: $"Lærdom {number} kan tas bort av den som delte den, eller av en leder. Skriv «ledere» for å se hvem det er.",
        nn: $"Lærdom {number} kan takast bort av den som delte han, eller av ein leiar. Skriv «leiarar» for å sjå kven det er.",
        en: $"Takeaway {number} can be removed by whoever shared it, or by a lead. Write “leads” to see who they are.");

    public static UserError TooMany() => new(
        nb: $"Det er delt {Takeaway.Most} lærdommer, og flere er det ikke plass til. Skriv «lærdommer» for å lese dem.",
        nn: $"Det er delt {Takeaway.Most} lærdomar, og fleire er det ikkje plass til. Skriv «lærdomar» for å lese dei.",
        en: $"{Takeaway.Most} takeaways have been shared, and there is no room for more. Write “takeaways” to read them.");

    public static UserError CannotSuggest() => new(
        nb: "Her kan du ikke foreslå mikrohandlinger ut fra en lærdom. Skriv «lærdommer» for å lese dem.",
        nn: "Her kan du ikkje føreslå mikrohandlingar ut frå ein lærdom. Skriv «lærdomar» for å lese dei.",
        en: "You can’t suggest microactions from takeaways here. Write “takeaways” to read them.");
}
