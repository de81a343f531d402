using System.Reflection;
using OtgBot.Cards;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Every card of the product, in every language: what the gallery keeps, lints and shows. A feature's tests add theirs with a static class
/// whose name ends in <c>GalleryCards</c> and has a static method <c>IEnumerable&lt;(string Name, Card Card)&gt; Cards(string
/// language)</c>.
/// </summary>
internal static class Gallery
{
    public static IReadOnlyList<string> Languages { get; } = ["nb", "nn", "en"];

    public static IReadOnlyList<GalleryCard> Cards { get; } = [.. Collect()];

    /// <summary>Rows for a theory: name and language of each card.</summary>
    public static TheoryData<string, string> Rows => [.. Cards.Select(card => (card.Name, card.Language))];

    public static GalleryCard Find(string name, string language) => Cards.Single(card => card.Name == name && card.Language == language);

    private static IEnumerable<GalleryCard> Collect() =>
        from type in typeof(Gallery).Assembly.GetTypes()
        where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("GalleryCards", StringComparison.Ordinal)
        orderby type.FullName
        let cards = type.GetMethod("Cards", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(string)])?.CreateDelegate<Func<string, IEnumerable<(string Name, Card Card)>>>()
            ?? throw new InvalidOperationException($"{type.FullName} needs a static method Cards(string language).")
        from language in Languages
        from card in cards(language)
        select new GalleryCard(card.Name, language, card.Card);
}

/// <summary>One card as one language's readers see it.</summary>
/// <param name="Name">Lower-case words with hyphens, unique in the product; names the files in <c>cards/gallery</c>.</param>
/// <param name="Language">nb, nn or en.</param>
/// <param name="Card">The card.</param>
internal sealed record GalleryCard(string Name, string Language, Card Card)
{
    /// <summary>Name and language as in the names of the files.</summary>
    public string Key => $"{Name}.{Language}";
}
