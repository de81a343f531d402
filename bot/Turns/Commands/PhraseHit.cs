namespace OtgBot.Turns.Commands;

/// <summary>Where a phrase stands in a sentence.</summary>
internal sealed class PhraseHit(KnownPhrase phrase)
{
    private const double OneSlip = 0.5;

    /// <summary>A word that says something, and that the phrase does not account for.</summary>
    private const double Unsaid = 0.5;
    private const double MostUnsaid = 1.5;

    /// <summary>Written just as in the phrase: tells «mikrohandlinger» from «mikrohandling».</summary>
    private const double SameForm = 0.05;

    /// <summary>Written just as in another phrase: «number» is not «numbers».</summary>
    private const double OtherForm = 0.25;

    private readonly int[] at = [.. Enumerable.Repeat(-1, phrase.Words.Length)];
    private readonly int[] slips = new int[phrase.Words.Length];
    private readonly double[] form = new double[phrase.Words.Length];
    private List<string> left = [];
    private ulong covered;

    public KnownPhrase Phrase => phrase;

    public double Score { get; private set; }

    public int Slips { get; private set; }

    /// <summary>Words of the sentence that it does not account for.</summary>
    public int Left => left.Count;

    /// <summary>Words that say something.</summary>
    public int Content { get; private set; }

    /// <summary>All that says something stands there; if that is one word or none, all words do.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Most of what it says stands there.</summary>
    public bool IsMost { get; private set; }

    public bool IsPoliteOnly { get; private set; }

    public bool IsInOrder { get; private set; }

    /// <summary>In order, with nothing in between.</summary>
    public bool IsTogether { get; private set; }

    public ulong Tokens { get; private set; }

    public int First => at.Where(token => token >= 0).Min();

    public int Last => at.Max();

    public string Because => $"«{phrase.Text}»" + (left.Count > 0 ? $", not «{string.Join(' ', left)}»" : "");

    public void Add(int place, int token, int itsSlips, bool isTheSame, bool isKnown)
    {
        if (at[place] >= 0 && slips[place] <= itsSlips && !at.AsSpan(0, place).Contains(at[place])) return;
        (at[place], slips[place], form[place]) = (token, itsSlips, isTheSame ? SameForm : isKnown ? -OtherForm : 0);
    }

    public bool Uses(int token) => (Tokens & (1UL << token)) != 0;

    /// <summary>True where it uses the word, or another phrase of its command does.</summary>
    public bool Covers(int token) => ((Tokens | covered) & (1UL << token)) != 0;

    /// <summary>True where what follows is what is asked about: «tema om klarspråk».</summary>
    public bool EndsInAbout => phrase.Forms[^1] is "om" or "about";

    public bool IsPartOf(PhraseHit other) => (Tokens & ~other.Tokens) == 0;

    public void Weigh()
    {
        double there = 0, all = 0;
        int missing = 0, missingContent = 0, before = -1;
        IsInOrder = IsTogether = IsPoliteOnly = true;
        for (var place = 0; place < at.Length; place++)
        {
            var word = phrase.Words[place];
            all += word.Weight;
            if (!word.IsFiller) IsPoliteOnly = false;
            if (at[place] < 0 || Uses(at[place]))
            {
                at[place] = -1;
                missing++;
                if (!word.IsFiller) missingContent++;
                continue;
            }

            Tokens |= 1UL << at[place];
            there += word.Weight - (slips[place] * OneSlip) + (word.IsFiller ? Math.Max(0, form[place]) : form[place]);
            Slips += slips[place];
            if (!word.IsFiller) Content++;
            if (before >= 0 && at[place] < before) IsInOrder = false;
            if (before >= 0 && at[place] != before + 1) IsTogether = false;
            before = at[place];
        }

        IsWhole = missing == 0 || (Content >= 2 && missingContent == 0);
        IsMost = Content > 0 && there >= all * 0.6;
        Score = (IsWhole ? there : there / 2) + (IsTogether && at.Length > 1 ? 0.1 : 0);
    }

    public void Finish(List<SentencePart> tokens, ulong alsoCovered, Takes takes)
    {
        covered = alsoCovered;
        var after = takes is Takes.Text or Takes.Values || (takes == Takes.NumbersOrWords && EndsInAbout) ? Last : int.MaxValue;
        left = [.. tokens
            .Where((token, at) => at < after && !Uses(at) && (covered & (1UL << at)) == 0
                && !(token.Kind == PartKind.Word && token.IsFiller) && (token.Kind == PartKind.Word || takes == Takes.Nothing))
            .Select(token => token.Folded)];
        if (IsWhole) Score -= Math.Min(MostUnsaid, left.Count * Unsaid);
    }
}

/// <summary>A phrase that a command goes by.</summary>
/// <param name="IsAlone">True where it is meant only with no other words around it.</param>
/// <param name="IsFirst">True where it is meant only at the beginning.</param>
internal sealed record KnownPhrase(int Number, Command Command, string Text, string? Arguments, PhraseWord[] Words, string[] Forms,
    bool IsAlone, bool IsFirst);

/// <summary>A word of the phrases, as <see cref="WordForms"/> makes it.</summary>
internal sealed class PhraseWord(string key)
{
    private const double Polite = 0.3;

    private double weight;

    public string Key => key;

    public bool IsFiller { get; set; }

    public List<(KnownPhrase Phrase, int Place)> In { get; } = [];

    /// <summary>A word that few commands have says more.</summary>
    public double Weight =>
        IsFiller ? Polite : weight > 0 ? weight : weight = 1 + (0.5 / In.Select(one => one.Phrase.Command).Distinct().Count());
}

/// <summary>One way a word of the phrases is written.</summary>
/// <param name="Letters">Which letters there are in it, one bit each.</param>
internal readonly record struct WordForm(string Folded, ulong Letters, PhraseWord Word)
{
    public static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var c in word) letters |= 1UL << c;
        return letters;
    }
}
