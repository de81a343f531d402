using System.Globalization;
using System.Numerics;

namespace OtgBot.Turns.Commands;

/// <summary>One command that a sentence may mean.</summary>
/// <param name="Command">The command.</param>
/// <param name="Arguments">What the sentence gives it.</param>
/// <param name="IsSure">True where every word of the sentence is accounted for, nothing else fits as well, and no word is a no.</param>
/// <param name="Because">The phrase that was found, and which words were left over: for whoever wonders why.</param>
internal sealed record Reading(Command Command, string Arguments, bool IsSure, string Because);

/// <summary>What a sentence may mean, the likeliest first, and whether it says no.</summary>
internal sealed record Readings(IReadOnlyList<Reading> All, bool IsNegated);

/// <summary>
/// Reads sentences by the phrases of the commands: a phrase is found where all its words stand, in any form and order, with a slip of the finger
/// in the longer ones. Words that only make a sentence polite count little. It weighs words, and knows nothing else: the same sentence is always
/// read the same way.
/// </summary>
internal sealed class Sentences
{
    private const int LongestSentence = 300;
    private const int MostTokens = 40;
    private const double Polite = 0.3;
    private const double OneSlip = 0.5;

    /// <summary>A word that says something, and that the phrase does not account for.</summary>
    private const double Unsaid = 0.5;
    private const double MostUnsaid = 1.5;

    /// <summary>Written just as in the phrase: tells «mikrohandlinger» from «mikrohandling».</summary>
    private const double SameForm = 0.05;

    /// <summary>In a phrase, <c>@</c> stands for anybody who is named.</summary>
    private static readonly Mention[] Anybody = [new("", "", "@")];

    /// <summary>Readings this much below the best are no rivals to it.</summary>
    private const double Rival = 0.4;

    /// <summary>The same of one that goes by the same words.</summary>
    private const double Alike = 0.15;

    private readonly Dictionary<string, Word> words = new(StringComparer.Ordinal);
    private readonly Dictionary<Command, Phrases> heard = [];
    private int phrases;
    private readonly List<Word>[] byLength = [.. Enumerable.Range(0, 32).Select(_ => new List<Word>())];

    public Sentences()
    {
        foreach (var filler in Filler.Forms) Learn(WordForms.Stem(filler), filler).IsFiller = true;
    }

    /// <summary>Makes a command's phrases known. A command that is heard only by its own words takes values and changes something.</summary>
    public void Add(Command command, Phrases? more)
    {
        if (more is not null) heard[command] = more;
        foreach (var text in Routes.PhrasesOf(command).Concat(more is null ? [] : new[] { more.Words.Nb, more.Words.Nn, more.Words.En }.SelectMany(words => words.Split('|'))).Distinct(StringComparer.Ordinal))
        {
            var given = text.IndexOf('=', StringComparison.Ordinal);
            var tokens = Split(given < 0 ? text : text[..given], Anybody);
            if (tokens.Count == 0) continue;
            var phrase = new Phrase(phrases++, command, given < 0 ? text : text[..given], given < 0 ? null : text[(given + 1)..], [.. tokens.Select(token => Learn(token.Key, token.Folded))], [.. tokens.Select(token => token.Folded)]);
            for (var place = 0; place < tokens.Count; place++) phrase.Words[place].In.Add((phrase, place));
        }
    }

    public Takes TakesOf(Command command) => heard.TryGetValue(command, out var known) ? known.Takes : Takes.Values;

    public Effect EffectOf(Command command) => heard.TryGetValue(command, out var known) ? known.Effect : Effect.Changes;

    /// <summary>True where there is nothing in it but politeness.</summary>
    public static bool IsPolite(string text) => Split(text, []).TrueForAll(IsFiller);

    /// <summary>True where one of the words is a no.</summary>
    public static bool SaysNo(string text) => Split(text, []).Exists(token => Filler.IsNo(token.Folded));

    public static bool HasNumber(string text) => Split(text, []).Exists(token => token.Number is not null);

    /// <summary>The numbers in it, such as <c>2 3</c> for «nr 2 og tre»; null where there is none, or something else too.</summary>
    /// <param name="text">What follows a command's words.</param>
    /// <param name="isPolite">True where politeness may stand around them.</param>
    public static string? NumbersOf(string text, bool isPolite)
    {
        var tokens = Split(text, []);

        // «tar to», but «tar en» is any.
        if (tokens is [var only] && Filler.Numerals.TryGetValue(only.Folded, out var number) && number > 1) return number.ToString(CultureInfo.InvariantCulture);
        var first = tokens.FindIndex(token => token.Number is not null);
        return first >= 0 && !text.AsSpan().ContainsAny("=:/-–") && tokens.Where((token, at) => token.Kind != Kind.Value && !Filler.AroundNumbers.Contains(token.Folded) && !(isPolite && at > first && IsFiller(token))).Any() is false
            ? tokens.Exists(token => token.Folded is "side" or "page") ? text : string.Join(' ', tokens.Select(token => token.Number).OfType<int>())
            : null;
    }

    /// <summary>The text with a number for the words it begins with: «nr. 2 vi ringte», «to».</summary>
    public static string? FromNumber(string text)
    {
        var tokens = Split(text, []);
        var at = tokens.FindIndex(token => !Filler.AroundNumbers.Contains(token.Folded));
        return at >= 0 && tokens[at].Number is { } number ? number.ToString(CultureInfo.InvariantCulture) + text[tokens[at].End..] : null;
    }

    private static bool IsFiller(Token token) => token.Kind == Kind.Word && Filler.Forms.Contains(token.Folded);

    /// <summary>What the sentence may mean: at most this many, the likeliest first.</summary>
    public Readings Read(string text, IReadOnlyList<Mention> mentions, int most)
    {
        var tokens = Split(text.Length > LongestSentence ? text[..LongestSentence] : text, mentions);
        foreach (var token in tokens) Recognise(token);
        var found = Find(tokens);
        var content = tokens.Count(token => token.Kind == Kind.Word && !token.IsFiller);
        var best = Best(found, tokens, content);
        if (best.Count == 0) return new Readings([], tokens.Exists(token => Filler.IsNo(token.Folded)));

        var top = best[0];
        var isNegated = tokens.Where((token, at) => Filler.IsNo(token.Folded) && !top.Uses(at)).Any();
        var rivals = best.Skip(1).Any(other => other.Score > top.Score - (other.IsPartOf(top) ? Alike : Rival));
        var kept = best.Where(other => other == top || (other.Score >= top.Score * 0.55 && (rivals || top.Left > 0) && !(top.Left == 0 && other.IsPartOf(top) && other.Score <= top.Score - Alike)));
        if (isNegated) kept = kept.Where(one => EffectOf(one.Phrase.Command) is Effect.Shows or Effect.Asks);
        return new Readings(
            [.. kept.Take(most).Select(one => new Reading(one.Phrase.Command, ArgumentsOf(one, tokens, text), one == top && !isNegated && !rivals && one is { Left: 0, IsWhole: true, Slips: <= 1 }, one.Because))],
            isNegated);
    }

    private Word Learn(string key, string folded)
    {
        if (words.TryGetValue(key, out var known)) return known;
        var word = new Word(key, folded);
        words.Add(key, word);
        byLength[Math.Min(folded.Length, byLength.Length - 1)].Add(word);
        return word;
    }

    /// <summary>The word of ours that a token is, or those that it is a slip away from.</summary>
    private void Recognise(Token token)
    {
        if (token.Kind == Kind.Value) return;
        if (words.TryGetValue(token.Key, out var exact))
        {
            token.Is.Add((exact, 0));
            token.IsFiller = exact.IsFiller && Filler.Forms.Contains(token.Folded);
            return;
        }

        if (token.Kind != Kind.Word) return;
        var typed = token.Folded;
        if (typed.Length < 4) return;
        var nearest = typed.Length < 9 ? 1 : 2;
        var allowed = nearest;
        var letters = Word.LettersOf(typed);
        for (var length = Math.Max(4, typed.Length - allowed); length <= Math.Min(byLength.Length - 1, typed.Length + allowed); length++)
        {
            foreach (var word in byLength[length])
            {
                // Each letter that only one of them has costs an edit.
                if (word.IsFiller || BitOperations.PopCount(letters & ~word.Letters) > allowed || BitOperations.PopCount(word.Letters & ~letters) > allowed) continue;
                var slips = WordForms.Slips(typed, word.Folded, nearest);
                if (slips > nearest) continue;
                if (slips < nearest) token.Is.Clear();
                nearest = slips;
                token.Is.Add((word, slips));
            }
        }
    }

    /// <summary>Every phrase of which a word stands in the sentence.</summary>
    private static List<Hit> Find(List<Token> tokens)
    {
        var hits = new Dictionary<Phrase, Hit>();
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var (word, slips) in tokens[at].Is)
            {
                foreach (var (phrase, place) in word.In)
                {
                    if (!hits.TryGetValue(phrase, out var hit)) hits.Add(phrase, hit = new Hit(phrase));
                    hit.Add(place, at, slips, tokens[at].Folded == phrase.Forms[place]);
                }
            }
        }

        return [.. hits.Values];
    }

    /// <summary>Of each command its best phrase, the best command first.</summary>
    private List<Hit> Best(List<Hit> hits, List<Token> tokens, int content)
    {
        var best = new Dictionary<Command, Hit>();
        var covered = new Dictionary<Command, ulong>();
        foreach (var hit in hits)
        {
            hit.Weigh();
            if (!hit.IsWhole && !hit.IsMost) continue;
            if (hit.IsPoliteOnly && !(hit.IsWhole && (hit.IsTogether || (hit.IsInOrder && content == 0)))) continue;
            if (EffectOf(hit.Phrase.Command) == Effect.Ends && (hit.Slips > 0 || !hit.IsWhole)) continue;
            if (hit.IsWhole) covered[hit.Phrase.Command] = covered.GetValueOrDefault(hit.Phrase.Command) | hit.Tokens;
            if (!best.TryGetValue(hit.Phrase.Command, out var other) || hit.Score > other.Score) best[hit.Phrase.Command] = hit;
        }

        foreach (var (command, hit) in best)
        {
            hit.Finish(tokens, covered.GetValueOrDefault(command), TakesOf(command));
        }

        var anyWhole = best.Values.Any(hit => hit is { IsWhole: true, IsPoliteOnly: false });
        // What stands in somebody's own text, such as a title, asks for nothing.
        var texts = best.Values.Where(hit => hit is { IsWhole: true, IsPoliteOnly: false } && TakesOf(hit.Phrase.Command) == Takes.Text).ToList();
        return
        [
            .. best.Values
                .Where(hit => !texts.Exists(text => text != hit && hit.First > text.Last))
                .Where(hit => !anyWhole || hit is { IsWhole: true, IsPoliteOnly: false })
                .Where(hit => hit.IsWhole ? hit.Left <= Math.Max(4, hit.Content * 3) : hit.Left * 2 <= content)
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Left).ThenBy(hit => hit.Phrase.Number),
        ];
    }

    /// <summary>What the sentence gives the command: as it was written, without what only makes it a sentence.</summary>
    private string ArgumentsOf(Hit hit, List<Token> tokens, string text)
    {
        if (hit.Phrase.Arguments is { } fixedOnes) return fixedOnes;
        var takes = TakesOf(hit.Phrase.Command);
        if (takes == Takes.Nothing) return "";
        if (takes is Takes.Numbers or Takes.NumbersOrWords or Takes.NumbersAndText) return string.Join(' ', tokens.Select(token => token.Number).OfType<int>().Distinct());
        var last = hit.Last;
        var first = last + 1;
        while (first < tokens.Count && tokens[first].Kind == Kind.Word && tokens[first].IsFiller) first++;
        var end = tokens.Count - 1;
        while (end > first && tokens[end].Kind == Kind.Word && tokens[end].IsFiller) end--;
        var before = tokens.Where((token, at) => at < last && !hit.Uses(at) && token.Kind != Kind.Word).Select(token => text[token.Start..token.End]);
        var given = string.Join(' ', first <= end && first < tokens.Count ? before.Append(text[tokens[first].Start..tokens[end].End]) : before);
        return takes == Takes.Values && tokens.TrueForAll(token => token.Kind != Kind.Mention) ? NumbersOf(given, isPolite: false) ?? given : given;
    }

    private static List<Token> Split(string text, IReadOnlyList<Mention> mentions)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length && tokens.Count < MostTokens;)
        {
            if (text[at] == '@' && Mentioned(text, at, mentions) is { } mentioned)
            {
                tokens.Add(new Token(at, at + mentioned, Kind.Mention, "@"));
                at += mentioned;
                continue;
            }

            if (!char.IsLetterOrDigit(text[at]))
            {
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

            tokens.Add(new Token(start, at, hasDigit ? Kind.Value : Kind.Word, text[start..at], isNegative: start > 0 && text[start - 1] == '-'));
        }

        Token.ReadNumbers(tokens);
        return tokens;
    }

    /// <summary>An apostrophe, a combining mark, or in a value what joins its parts: <c>9.30</c>, <c>K7QM-4T2X</c>.</summary>
    private static bool IsInside(string text, int at, bool hasDigit) =>
        text[at] is '\'' or '’' || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark
        || ((hasDigit || text[at] == '-') && text[at] is '.' or ':' or '-' or '/' or '–' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) && (hasDigit || char.IsAsciiDigit(text[at + 1])));

    private static int? Mentioned(string text, int at, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (string.CompareOrdinal(text, at, mention.Text, 0, mention.Text.Length) == 0) return mention.Text.Length;
        }

        return null;
    }

    private enum Kind
    {
        Word,
        Value,
        Mention,
    }

    /// <summary>A piece of the sentence.</summary>
    private sealed class Token(int start, int end, Kind kind, string written, bool isNegative = false)
    {
        public int Start => start;

        public int End => end;

        public Kind Kind { get; private set; } = kind;

        public string Folded { get; } = WordForms.Folded(written);

        public string Key => field ??= WordForms.Stem(Folded);

        public int? Number { get; private set; } = kind == Kind.Value && !isNegative && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public bool IsFiller { get; set; }

        public List<(Word Word, int Slips)> Is { get; } = [];

        /// <summary>«nummer to», «den andre»; and «to» where it stands alone at the end, as in «jeg tar to».</summary>
        public static void ReadNumbers(List<Token> tokens)
        {
            for (var at = 0; at < tokens.Count; at++)
            {
                var token = tokens[at];
                if (token.Kind != Kind.Word) continue;
                var before = at > 0 ? tokens[at - 1].Folded : "";
                if (Filler.Numerals.TryGetValue(token.Folded, out var number) && (Filler.BeforeNumber.Contains(before) || (at > 0 && at == tokens.Count - 1 && number > 1))) token.Number = number;
                else if (Filler.Ordinals.TryGetValue(token.Folded, out var place) && Filler.BeforeOrdinal.Contains(before)) token.Number = place;
                if (token.Number is not null) token.Kind = Kind.Value;
            }
        }
    }

    /// <summary>A word of the phrases, as <see cref="WordForms"/> makes it.</summary>
    private sealed class Word(string key, string folded)
    {
        private double weight;

        public string Key => key;

        public string Folded => folded;

        public ulong Letters { get; } = LettersOf(folded);

        public bool IsFiller { get; set; }

        public List<(Phrase Phrase, int Place)> In { get; } = [];

        /// <summary>A word that few commands have says more.</summary>
        public double Weight => IsFiller ? Polite : weight > 0 ? weight : weight = 1 + (0.5 / In.Select(one => one.Phrase.Command).Distinct().Count());

        public static ulong LettersOf(string word)
        {
            var letters = 0UL;
            foreach (var c in word) letters |= 1UL << c;
            return letters;
        }
    }

    private sealed record Phrase(int Number, Command Command, string Text, string? Arguments, Word[] Words, string[] Forms);

    /// <summary>Where a phrase stands in a sentence.</summary>
    private sealed class Hit(Phrase phrase)
    {
        private readonly int[] at = [.. Enumerable.Repeat(-1, phrase.Words.Length)];
        private readonly int[] slips = new int[phrase.Words.Length];
        private readonly bool[] isSame = new bool[phrase.Words.Length];
        private List<string> left = [];

        public Phrase Phrase => phrase;

        public double Score { get; private set; }

        public int Slips { get; private set; }

        /// <summary>Words of the sentence that it does not account for.</summary>
        public int Left => left.Count;

        /// <summary>Words that say something.</summary>
        public int Content { get; private set; }

        /// <summary>All that says something stands there; where that is one word or none, all words do.</summary>
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

        public void Add(int place, int token, int itsSlips, bool isTheSame)
        {
            if (at[place] >= 0 && slips[place] <= itsSlips) return;
            (at[place], slips[place], isSame[place]) = (token, itsSlips, isTheSame);
        }

        public bool Uses(int token) => (Tokens & (1UL << token)) != 0;

        public bool IsPartOf(Hit other) => (Tokens & ~other.Tokens) == 0;

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
                there += word.Weight - (slips[place] * OneSlip) + (isSame[place] ? SameForm : 0);
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

        public void Finish(List<Token> tokens, ulong covered, Takes takes)
        {
            var after = takes is Takes.Text or Takes.Values ? Last : int.MaxValue;
            left = [.. tokens
                .Where((token, at) => at < after && !Uses(at) && (covered & (1UL << at)) == 0 && !(token.Kind == Kind.Word && token.IsFiller) && (token.Kind == Kind.Word || takes == Takes.Nothing))
                .Select(token => token.Folded)];
            if (IsWhole) Score -= Math.Min(MostUnsaid, left.Count * Unsaid);
        }
    }
}
