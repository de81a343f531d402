using System.Globalization;

namespace OtgBot.Turns;

/// <summary>The three languages every text exists in, as equals.</summary>
internal enum Language
{
    /// <summary>Bokmål.</summary>
    Nb,

    /// <summary>Nynorsk.</summary>
    Nn,

    /// <summary>English.</summary>
    En,
}

/// <summary>What follows from a language: its tag, how it writes dates and numbers.</summary>
internal static class Languages
{
    private static readonly CultureInfo NbCulture = CultureInfo.GetCultureInfo("nb-NO");
    private static readonly CultureInfo NnCulture = CultureInfo.GetCultureInfo("nn-NO");
    private static readonly CultureInfo EnCulture = CultureInfo.GetCultureInfo("en-GB");

    public static readonly IReadOnlyList<Language> All = [Language.Nb, Language.Nn, Language.En];

    public static string Tag(this Language language) => language switch
    {
        Language.Nb => "nb",
        Language.Nn => "nn",
        _ => "en",
    };

    public static CultureInfo Culture(this Language language) => language switch
    {
        Language.Nb => NbCulture,
        Language.Nn => NnCulture,
        _ => EnCulture,
    };

    /// <summary>Words as a sentence or a title begins.</summary>
    public static string Sentence(this Language language, string words) =>
        words.Length == 0 ? words : char.ToUpper(words[0], language.Culture()) + words[1..];

    /// <summary>As they are listed in a sentence: 1, 2 og 3.</summary>
    public static string List(this Language language, IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count < 2
            ? string.Concat(all)
            : string.Join(", ", all.Take(all.Count - 1)) + language.Say(" og ", " og ", " and ") + all[^1];
    }

    public static string List(this Language language, IEnumerable<int> numbers) =>
        language.List(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A time of day, such as 09.00 or 09:00.</summary>
    public static string Clock(this Language language, IFormattable at) =>
        language == Language.En ? ClockWords.English(at) : ClockWords.Norwegian(at);

    /// <summary>From one time of day to another, such as 09.00–09.45.</summary>
    public static string Clock(this Language language, IFormattable start, IFormattable end) =>
        language == Language.En ? ClockWords.English(start, end) : ClockWords.Norwegian(start, end);

    /// <summary>What the language calls itself.</summary>
    public static string OwnName(this Language language) => language switch
    {
        Language.Nb => "bokmål",
        Language.Nn => "nynorsk",
        _ => "English",
    };

    /// <summary>
    /// The language nearest to a platform's locale such as <c>nn-NO</c>. Danish, Swedish and Sami readers get bokmål, everyone else
    /// English.
    /// </summary>
    public static Language FromLocale(string? locale)
    {
        if (string.IsNullOrEmpty(locale)) return Language.Nb;
        var primary = locale.AsSpan();
        var end = primary.IndexOfAny('-', '_');
        if (end > 0) primary = primary[..end];
        if (primary.Equals("nn", StringComparison.OrdinalIgnoreCase)) return Language.Nn;
        foreach (var near in (ReadOnlySpan<string>)["nb", "no", "da", "sv", "se", "sma", "smj"])
        {
            if (primary.Equals(near, StringComparison.OrdinalIgnoreCase)) return Language.Nb;
        }

        return Language.En;
    }
}
