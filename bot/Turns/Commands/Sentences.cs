using System.Numerics;

namespace OtgBot.Turns.Commands;

/// <summary>One command that a sentence may mean.</summary>
/// <param name="Command">The command.</param>
/// <param name="Arguments">What the sentence gives it.</param>
/// <param name="IsSure">True if every word of the sentence is accounted for, nothing else fits as well, and no word is a no.</param>
/// <param name="Because">The phrase that was found, and which words were left over: for whoever wonders why.</param>
internal sealed record Reading(Command Command, string Arguments, bool IsSure, string Because);

/// <summary>What a sentence may mean, the likeliest first, and whether it says no.</summary>
internal sealed record Readings(IReadOnlyList<Reading> All, bool IsNegated);

/// <summary>
/// Reads sentences by the phrases of the commands: a phrase is found if all its words stand, in any form and order, with a slip of the
/// finger in the longer ones. Words that only make a sentence polite count little. It weighs words, and knows nothing else: the same
/// sentence is always read the same way.
/// </summary>
internal sealed class Sentences
{
    private const int LongestSentence = 300;

    /// <summary>In a phrase, <c>@</c> stands for anybody who is named.</summary>
    private static readonly Mention[] Anybody = [new("", "", "@")];

    /// <summary>Readings this much below the best are no rivals to it.</summary>
    private const double Rival = 0.4;

    /// <summary>The same of one that goes by the same words.</summary>
    private const double Alike = 0.15;

    private readonly Dictionary<string, PhraseWord> words = new(StringComparer.Ordinal);
    private readonly Dictionary<Command, Phrases> heard = [];
    private readonly HashSet<string> formsOfPhrases = new(StringComparer.Ordinal);

    /// <summary>Every form that was written down, by length: what a slip of the finger is near to.</summary>
    private readonly List<WordForm>[] byLength = [.. Enumerable.Range(0, 32).Select(_ => new List<WordForm>())];
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private int phrases;

    public Sentences()
    {
        foreach (var filler in Filler.Forms) Learn(Synonyms.Of(WordForms.Stem(filler)), filler).IsFiller = true;
    }

    /// <summary>
    /// Makes a command's phrases known. A command that is heard only by its own words takes values and changes something.
    /// </summary>
    public void Add(Command command, Phrases? more)
    {
        if (more is not null) heard[command] = more;
        var own = Routes.PhrasesOf(command).ToHashSet(StringComparer.Ordinal);
        foreach (var text in own.Concat(more is null
            ? []
            : new[] { more.Words.Nb, more.Words.Nn, more.Words.En }.SelectMany(words => words.Split('|'))).Distinct(StringComparer.Ordinal))
        {
            var given = text.IndexOf('=', StringComparison.Ordinal);
            var words = (given < 0 ? text : text[..given]).TrimEnd(Routes.Alone).TrimStart(Routes.First);
            var tokens = SentenceParts.Split(words, Anybody);
            if (tokens.Count == 0) continue;

            // A single word before somebody's own text is heard at the beginning of a line; elsewhere it is one of many words.
            var isAlone = text.EndsWith(Routes.Alone) || (tokens.Count == 1 && more?.Takes == Takes.Text && !own.Contains(text));
            var phrase = new KnownPhrase(phrases++, command, words, given < 0 ? null : text[(given + 1)..],
                [.. tokens.Select(token => Learn(token.Key, token.Folded))], [.. tokens.Select(token => token.Folded)], isAlone,
                text[0] == Routes.First);
            formsOfPhrases.UnionWith(phrase.Forms);
            for (var place = 0; place < tokens.Count; place++) phrase.Words[place].In.Add((phrase, place));
        }
    }

    public Takes TakesOf(Command command) => heard.TryGetValue(command, out var known) ? known.Takes : Takes.Values;

    public Effect EffectOf(Command command) => heard.TryGetValue(command, out var known) ? known.Effect
        : command.Deed is null ? Effect.Changes : Effect.Ends;

    /// <summary>What the sentence may mean: at most this many, the likeliest first.</summary>
    public Readings Read(string text, IReadOnlyList<Mention> mentions, int most)
    {
        var tokens = SentenceParts.Split(text.Length > LongestSentence ? text[..LongestSentence] : text, mentions);
        foreach (var token in tokens) Recognise(token);
        var found = Find(tokens);
        var content = tokens.Count(token => token.Kind == PartKind.Word && !token.IsFiller);
        var best = Best(found, tokens, content);
        if (best.Count == 0) return new Readings([], tokens.Exists(token => Filler.IsNo(token.Folded)));

        var top = best[0];
        var saysNo = tokens.Where((token, at) => Filler.IsNo(token.Folded) && !top.Covers(at)).ToList();
        var clauses = tokens.Where((_, at) => top.Uses(at)).Select(token => token.Clause).ToHashSet();
        var isNegated = saysNo.Exists(token => clauses.Contains(token.Clause));
        var rivals = best.Skip(1).Any(other => other.Score > top.Score - (other.IsPartOf(top) ? Alike : Rival));
        var kept =
            best.Where(other =>
                other == top || (other.Score >= top.Score * 0.55 && (rivals || top.Left > 0)
                    && !(top.Left == 0 && other.IsPartOf(top) && other.Score <= top.Score - Alike)));
        if (isNegated) kept = kept.Where(one => EffectOf(one.Phrase.Command) is Effect.Shows or Effect.Asks);
        return new Readings(
            [.. kept.Take(most)
                .Select(one =>
                    new Reading(one.Phrase.Command, ArgumentsOf(one, tokens, text),
                        one == top && saysNo.Count == 0 && !rivals && one is { Left: 0, IsWhole: true, Slips: <= 1 }, one.Because))],
            isNegated);
    }

    private PhraseWord Learn(string key, string folded)
    {
        if (!words.TryGetValue(key, out var word)) words.Add(key, word = new PhraseWord(key));
        if (written.Add(folded))
            byLength[Math.Min(folded.Length, byLength.Length - 1)].Add(new WordForm(folded, WordForm.LettersOf(folded), word));
        return word;
    }

    /// <summary>The word of ours that a token is, or those that it is a slip away from.</summary>
    private void Recognise(SentencePart token)
    {
        if (token.Kind == PartKind.Value) return;
        token.IsForm = formsOfPhrases.Contains(token.Folded);
        if (words.TryGetValue(token.Key, out var exact))
        {
            token.Is.Add((exact, 0));
            token.IsFiller = exact.IsFiller && Filler.Forms.Contains(token.Folded);
            return;
        }

        if (token.Kind != PartKind.Word) return;
        var typed = token.Folded;
        if (typed.Length < 4) return;
        var nearest = typed.Length < 9 ? 1 : 2;
        var allowed = nearest;
        var letters = WordForm.LettersOf(typed);
        for (var length = Math.Max(4, typed.Length - allowed); length <= Math.Min(byLength.Length - 1, typed.Length + allowed); length++)
        {
            foreach (var form in byLength[length])
            {
                // Each letter that only one of them has costs an edit.
                if (form.Word.IsFiller || BitOperations.PopCount(letters & ~form.Letters) > allowed
                    || BitOperations.PopCount(form.Letters & ~letters) > allowed) continue;
                var slips = WordForms.Slips(typed, form.Folded, nearest);
                if (slips > nearest) continue;
                if (slips < nearest) token.Is.Clear();
                nearest = slips;
                if (!token.Is.Exists(one => one.Word == form.Word)) token.Is.Add((form.Word, slips));
            }
        }
    }

    /// <summary>Every phrase of which a word stands in the sentence.</summary>
    private static List<PhraseHit> Find(List<SentencePart> tokens)
    {
        var hits = new Dictionary<KnownPhrase, PhraseHit>();
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var (word, slips) in tokens[at].Is)
            {
                foreach (var (phrase, place) in word.In)
                {
                    if (!hits.TryGetValue(phrase, out var hit)) hits.Add(phrase, hit = new PhraseHit(phrase));
                    hit.Add(place, at, slips, tokens[at].Folded == phrase.Forms[place], tokens[at].IsForm);
                }
            }
        }

        return [.. hits.Values];
    }

    /// <summary>Of each command its best phrase, the best command first.</summary>
    private List<PhraseHit> Best(List<PhraseHit> hits, List<SentencePart> tokens, int content)
    {
        var best = new Dictionary<Command, PhraseHit>();
        var covered = new Dictionary<Command, ulong>();
        foreach (var hit in hits)
        {
            hit.Weigh();
            if (hit.Phrase.IsFirst && hit.First > 0) continue;
            if (hit.Phrase.IsAlone && tokens.Where((token, at) => !hit.Uses(at) && !Filler.Courtesies.Contains(token.Folded)).Any())
                continue;
            if (!hit.IsWhole && !hit.IsMost) continue;
            if (hit.IsPoliteOnly && !(hit.IsWhole && (hit.IsTogether || (hit.IsInOrder && content == 0)))) continue;
            if (EffectOf(hit.Phrase.Command) == Effect.Ends && (hit.Slips > 0 || !hit.IsWhole)) continue;
            if (hit.IsWhole) covered[hit.Phrase.Command] = covered.GetValueOrDefault(hit.Phrase.Command) | hit.Tokens;
            if (!best.TryGetValue(hit.Phrase.Command, out var other) || hit.Score > other.Score) best[hit.Phrase.Command] = hit;
        }

        foreach (var (command, hit) in best)
        {
            // A command that is known by its own words only takes what follows them at the beginning: in a sentence it may mean something
            // else.
            hit.Finish(tokens, covered.GetValueOrDefault(command),
                hit.First > 0 && !heard.ContainsKey(command) ? Takes.Nothing : TakesOf(command));
        }

        var anyWhole = best.Values.Any(hit => hit is { IsWhole: true, IsPoliteOnly: false });
        // What stands in somebody's own text, such as a title, asks for nothing.
        var texts =
            best.Values.Where(hit => hit is { IsWhole: true, IsPoliteOnly: false } && TakesOf(hit.Phrase.Command) == Takes.Text).ToList();
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
    private string ArgumentsOf(PhraseHit hit, List<SentencePart> tokens, string text)
    {
        if (hit.Phrase.Arguments is { } fixedOnes) return fixedOnes;
        var takes = TakesOf(hit.Phrase.Command);
        if (takes == Takes.Nothing) return "";
        if (takes is Takes.Numbers or Takes.NumbersAndText || (takes == Takes.NumbersOrWords && !hit.EndsInAbout))
            return string.Join(' ', tokens.Select(token => token.Number).OfType<int>().Distinct());
        var last = hit.Last;
        var first = last + 1;
        while (first < tokens.Count && tokens[first].Kind == PartKind.Word && tokens[first].IsFiller) first++;
        var end = tokens.Count - 1;
        while (end > first && tokens[end].Kind == PartKind.Word && tokens[end].IsFiller) end--;
        var before = tokens.Where((token, at) => at < last && !hit.Uses(at) && token.Kind != PartKind.Word)
            .Select(token => text[token.Start..token.End]);
        var given =
            string.Join(' ', first <= end && first < tokens.Count ? before.Append(text[tokens[first].Start..tokens[end].End]) : before);
        return takes == Takes.Values && tokens.TrueForAll(token => token.Kind != PartKind.Mention)
            ? SentenceParts.NumbersOf(given, isPolite: false) ?? given
            : given;
    }
}
