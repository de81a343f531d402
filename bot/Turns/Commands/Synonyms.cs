namespace OtgBot.Turns.Commands;

/// <summary>
/// Words that are asked for in each other's place, whatever the phrase: who may close the vote may end it too. Each line is one meaning, in
/// all three languages. Only words that no two commands are told apart by.
/// </summary>
internal static class Synonyms
{
    private static readonly string[] Meanings =
    [
        "begynne begynn byrje starte start begin",
        "avslutte avslutt slutte slutt stoppe stopp stenge steng stengje lukke lukk close end stop finish shut",
        "slette slett fjerne fjern erase remove wipe",
        "poste post sende send",
        "avstemning avstemninga avstemningen avstemming avstemminga avrøysting avrøystinga",
        "mandag måndag monday tirsdag tysdag tuesday onsdag wednesday torsdag thursday fredag friday",
        "lage lag arrangere arranger organise organize create build",
        "styre styrer bestemme bestemmer bestemme decide decides",
        "lagre lagrer lagra stored store",
        "rediger redigere rette rett retter korriger edit correct fix",
        "excel regneark rekneark spreadsheet",
        "outlook kalender kalenderen calendar",
        "unnagjort unnagjord fullført utført completed finished",
    ];

    private static readonly Dictionary<string, string> First = Meanings
        .Select(line => line.Split(' ').Select(word => WordForms.Stem(WordForms.Folded(word))).ToList())
        .SelectMany(meaning => meaning.Distinct().Select(word => (word, first: meaning[0])))
        .DistinctBy(one => one.word)
        .ToDictionary(one => one.word, one => one.first, StringComparer.Ordinal);

    /// <param name="stem">As <see cref="WordForms.Stem"/> makes it.</param>
    public static string Of(string stem) => First.GetValueOrDefault(stem, stem);
}
