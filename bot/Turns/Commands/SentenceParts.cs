using System.Globalization;

namespace OtgBot.Turns.Commands;

/// <summary>A sentence in its parts: words, values such as numbers and times, and people who are named.</summary>
internal static class SentenceParts
{
    private const int Most = 40;

    public static List<SentencePart> Split(string text, IReadOnlyList<Mention> mentions)
    {
        var tokens = new List<SentencePart>();
        var clause = 0;
        for (var at = 0; at < text.Length && tokens.Count < Most;)
        {
            if (text[at] == '@' && Mentioned(text, at, mentions) is { } mentioned)
            {
                tokens.Add(new SentencePart(at, at + mentioned, PartKind.Mention, "@") { Clause = clause });
                at += mentioned;
                continue;
            }

            if (!char.IsLetterOrDigit(text[at]))
            {
                if (text[at] is ',' or '.' or ';' or ':' or '!' or '?' or '–') clause++;
                at++;
                continue;
            }

            var start = at;
            var hasDigit = false;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInside(text, at, hasDigit)))
            {
                hasDigit |= char.IsAsciiDigit(text[at]);
                at++;
            }

            tokens.Add(new SentencePart(start, at, hasDigit ? PartKind.Value : PartKind.Word, text[start..at],
                isNegative: start > 0 && text[start - 1] == '-')
            { Clause = clause });
        }

        SentencePart.ReadNumbers(tokens);
        return tokens;
    }

    /// <summary>An apostrophe, a combining mark, or in a value what joins its parts: <c>9.30</c>, <c>K7QM-4T2X</c>.</summary>
    private static bool IsInside(string text, int at, bool hasDigit) =>
        text[at] is '\'' or '’' || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark
        || ((hasDigit || text[at] == '-') && text[at] is '.' or ':' or '-' or '/' or '–' && at + 1 < text.Length
            && char.IsLetterOrDigit(text[at + 1]) && (hasDigit || char.IsAsciiDigit(text[at + 1])));

    private static int? Mentioned(string text, int at, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (string.CompareOrdinal(text, at, mention.Text, 0, mention.Text.Length) == 0) return mention.Text.Length;
        }

        return null;
    }

    /// <summary>True if there is nothing in it but politeness.</summary>
    public static bool IsPolite(string text) => Split(text, []).TrueForAll(IsFiller);

    /// <summary>Without what is said at the end only to be kind: «1 takk».</summary>
    public static string WithoutThanks(string text)
    {
        var tokens = Split(text, []);
        var kind = tokens.Count;
        while (kind > 0 && Filler.Courtesies.Contains(tokens[kind - 1].Folded)) kind--;
        return kind == tokens.Count ? text : kind == 0 ? "" : text[..tokens[kind - 1].End];
    }

    /// <summary>True if one of the words is a no.</summary>
    public static bool SaysNo(string text) => Split(text, []).Exists(token => Filler.IsNo(token.Folded));

    public static bool HasNumber(string text) => Split(text, []).Exists(token => token.Number is not null);

    /// <summary>The numbers in it, such as <c>2 3</c> for «nr 2 og tre»; null if there is none, or something else too.</summary>
    /// <param name="text">What follows a command's words.</param>
    /// <param name="isPolite">True if politeness may stand around them.</param>
    public static string? NumbersOf(string text, bool isPolite)
    {
        var tokens = Split(text, []);

        // «tar to», but «tar en» is any.
        if (tokens is [var only] && Filler.Numerals.TryGetValue(only.Folded, out var number) && number > 1)
            return number.ToString(CultureInfo.InvariantCulture);
        var first = tokens.FindIndex(token => token.Number is not null);
        return first >= 0 && !text.AsSpan().ContainsAny("=:/-–")
            && tokens.Where((token, at) =>
                token.Kind != PartKind.Value && !Filler.AroundNumbers.Contains(token.Folded)
                    && !(isPolite && at > first && IsFiller(token))).Any() is false
            ? tokens.Exists(token => token.Folded is "side" or "page")
                ? text
                : string.Join(' ', tokens.Select(token => token.Number).OfType<int>())
            : null;
    }

    /// <summary>The text with a number for the words it begins with: «nr. 2 vi ringte», «to».</summary>
    public static string? FromNumber(string text)
    {
        var tokens = Split(text, []);
        var at = tokens.FindIndex(token => !Filler.AroundNumbers.Contains(token.Folded));
        return at >= 0 && tokens[at].Number is { } number ? number.ToString(CultureInfo.InvariantCulture) + text[tokens[at].End..] : null;
    }

    private static bool IsFiller(SentencePart token) => token.Kind == PartKind.Word && Filler.Forms.Contains(token.Folded);
}

internal enum PartKind
{
    Word,
    Value,
    Mention,
}

/// <summary>A piece of the sentence.</summary>
internal sealed class SentencePart(int start, int end, PartKind kind, string written, bool isNegative = false)
{
    public int Start => start;

    public int End => end;

    public PartKind Kind { get; private set; } = kind;

    public string Folded { get; } = WordForms.Folded(written);

    public string Key => field ??= Synonyms.Of(WordForms.Stem(Folded));

    public int? Number { get; private set; } =
        kind == PartKind.Value && !isNegative && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public bool IsFiller { get; set; }

    /// <summary>Which part of the sentence, between its commas and stops: a no says no to its own part.</summary>
    public int Clause { get; init; }

    public List<(PhraseWord Word, int Slips)> Is { get; } = [];

    /// <summary>True if a phrase has the word just as it is written here.</summary>
    public bool IsForm { get; set; }

    /// <summary>«nummer to», «den andre», «fem minutter»; and «to» if it stands alone at the end, as in «jeg tar to».</summary>
    public static void ReadNumbers(List<SentencePart> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Kind != PartKind.Word) continue;
            var before = at > 0 ? tokens[at - 1].Folded : "";
            var after = at + 1 < tokens.Count ? tokens[at + 1].Folded : "";

            // «no to number 3» is no 2.
            var isBefore = Filler.BeforeNumber.Contains(after) || (at + 1 < tokens.Count && tokens[at + 1].Kind == PartKind.Value);
            if (!isBefore && Filler.Numerals.TryGetValue(token.Folded, out var number)
                && (Filler.BeforeNumber.Contains(before) || Filler.Units.Contains(after)
                    || (at > 0 && at == tokens.Count - 1 && number > 1))) token.Number = number;
            else if (Filler.Ordinals.TryGetValue(token.Folded, out var place) && Filler.BeforeOrdinal.Contains(before))
                token.Number = place;
            if (token.Number is not null) token.Kind = PartKind.Value;
        }
    }
}
