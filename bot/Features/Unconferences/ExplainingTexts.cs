using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What an unconference is.</summary>
internal static class ExplainingTexts
{
    public static readonly Text Words = new(
        "hva er en unconference|hva er unconference|forklar unconference",
        "kva er ein unconference|kva er unconference|forklar unconference",
        "what is an unconference|what’s an unconference|what is unconference|explain unconference");

    public static readonly Text Help = new("Les hva en unconference er", "Les kva ein unconference er", "Read what an unconference is");

    public static readonly Text Title = new("Hva er en unconference?", "Kva er ein unconference?", "What is an unconference?");

    public static readonly Text What = new(
        "En unconference er en samling der deltakerne lager programmet selv. Alle kan foreslå et tema, og vi stemmer over hva vi vil snakke om. Så møtes vi i små grupper og lærer av hverandre.",
        "Ein unconference er ei samling der deltakarane lagar programmet sjølve. Alle kan føreslå eit tema, og vi røystar over kva vi vil snakke om. Så møtest vi i små grupper og lærer av kvarandre.",
        "An unconference is a gathering whose programme is made by the people who come. Anyone can propose a topic, and we vote on what to talk about. Then we meet in small groups and learn from each other.");

    /// <summary>In help, while there is none.</summary>
    public static readonly Text Instead = new(
        "en dag der vi lager programmet selv. En leder åpner en.",
        "ein dag der vi lagar programmet sjølve. Ein leiar opnar ein.",
        "a day whose programme we make ourselves. A lead opens one.");

    public static readonly Text Start = new(
        "En leder åpner en ved å skrive «unconference».",
        "Ein leiar opnar ein ved å skrive «unconference».",
        "A lead opens one by writing “unconference”.");

    public static readonly Text See = new("Unconferencen her", "Unconferencen her", "The unconference here");
}
