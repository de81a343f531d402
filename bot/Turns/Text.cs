using System.Runtime.CompilerServices;

namespace OtgBot.Turns;

/// <summary>A fixed text in the three languages. A missing one does not compile.</summary>
internal readonly record struct Text(string Nb, string Nn, string En)
{
    public string In(Language language) => language switch
    {
        Language.Nb => Nb,
        Language.Nn => Nn,
        _ => En,
    };
}

/// <summary>
/// Texts with values in them: <c>language.Say(nb: $"…{n}…", nn: $"…{n}…", en: $"…{n}…")</c>. A missing language does not compile;
/// only the chosen one is put together, with that language's way of writing dates and numbers.
/// </summary>
internal static class Wording
{
    public static string Say(this Language language, string nb, string nn, string en) => new Text(nb, nn, en).In(language);

    public static string Say(
        this Language language,
        [InterpolatedStringHandlerArgument(nameof(language))] Wording<Bokmål> nb,
        [InterpolatedStringHandlerArgument(nameof(language))] Wording<Nynorsk> nn,
        [InterpolatedStringHandlerArgument(nameof(language))] Wording<English> en) => language switch
        {
            Language.Nb => nb.Take(),
            Language.Nn => nn.Take(),
            _ => en.Take(),
        };

    /// <summary>The sentence of an error in this language.</summary>
    public static string Say(this Language language, UserError error) => new Text(error.Nb, error.Nn, error.En).In(language);
}

/// <summary>Puts a text together only if its language is the chosen one.</summary>
[InterpolatedStringHandler]
internal ref struct Wording<TLanguage>
    where TLanguage : struct
{
    private DefaultInterpolatedStringHandler text;

    public Wording(int literalLength, int formattedCount, Language language, out bool chosen)
    {
        chosen = default(TLanguage) switch
        {
            Bokmål => language == Language.Nb,
            Nynorsk => language == Language.Nn,
            _ => language == Language.En,
        };
        if (chosen) text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, language.Culture());
    }

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => text.AppendFormatted(value, format);

    public string Take() => text.ToStringAndClear();
}

internal readonly struct Bokmål;

internal readonly struct Nynorsk;

internal readonly struct English;
