using System.Globalization;

namespace OtgBot.Turns.Commands;

/// <summary>
/// Makes one of the many ways a word is written: without capitals, accents and endings, with <c>å</c>, <c>ø</c> and <c>æ</c> as those write
/// them who don't have them. It is cruder than a dictionary on purpose; the same is done to the words of the commands.
/// </summary>
internal static class WordForms
{
    private const int Shortest = 3;

    /// <summary>The longest ending that fits is cut off, as long as something is left.</summary>
    private static readonly string[] Endings =
        [.. "erne ene ane ande ende ers et en er ar es ed ing e a s".Split(' ').OrderByDescending(ending => ending.Length)];

    /// <summary>In small letters, without what stands above and below them: å, aa → a; ø, oe → o; æ, ae → e.</summary>
    public static string Folded(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 64 ? stackalloc char[word.Length * 2] : new char[word.Length * 2];
        var length = 0;
        foreach (var written in word)
        {
            var c = char.ToLowerInvariant(written);
            if (c < 128)
            {
                if (c is '\'' or '-') continue;
                var before = length > 0 ? folded[length - 1] : ' ';
                if (c == 'a' && before == 'a') continue;
                if (c == 'e' && before is 'a' or 'o')
                {
                    if (before == 'a') folded[length - 1] = 'e';
                    continue;
                }

                folded[length++] = c;
                continue;
            }

            folded[length++] = c switch
            {
                'å' or 'à' or 'á' or 'â' => 'a',
                'ø' or 'ö' or 'ò' or 'ó' or 'ô' => 'o',
                'æ' or 'ä' or 'é' or 'è' or 'ê' or 'ë' => 'e',
                'ü' => 'u',
                'ð' => 'd',
                _ => c,
            };
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '’' or '‘' or 'ʼ' or '‐' or '‑' or '–')
                length--;
        }

        return new string(folded[..length]);
    }

    /// <param name="folded">As <see cref="Folded"/> makes it.</param>
    public static string Stem(string folded)
    {
        var word = Single(folded);
        for (var cut = true; cut;)
        {
            cut = false;
            foreach (var ending in Endings)
            {
                if (word.Length - ending.Length < Shortest || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
                word = Single(word[..^ending.Length]);
                cut = true;
                break;
            }
        }

        return word;
    }

    /// <summary>One last letter for two: «stemme» and «stem», «program» and «programmet».</summary>
    private static string Single(string word) => word.Length > Shortest && word[^1] == word[^2] ? word[..^1] : word;

    /// <summary>Letters changed, lost, added, or two that changed places; <paramref name="most"/> + 1 if there are more.</summary>
    public static int Slips(ReadOnlySpan<char> typed, ReadOnlySpan<char> known, int most)
    {
        if (Math.Abs(typed.Length - known.Length) > most || typed.Length > 40 || known.Length > 40) return most + 1;
        Span<int> before = stackalloc int[known.Length + 1], last = stackalloc int[known.Length + 1],
            row = stackalloc int[known.Length + 1];
        for (var j = 0; j <= known.Length; j++) last[j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var same = typed[i - 1] == known[j - 1];
                row[j] = Math.Min(last[j - 1] + (same ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }

            if (best > most) return most + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[known.Length];
    }
}
