using System.Globalization;
using System.Text;

namespace OtgBot.Turns.Members;

/// <summary>Names as people are called by them, and the same name however it is typed.</summary>
internal static class PersonNames
{
    /// <summary>Directories say «Hansen, Ola»; people say «Ola Hansen».</summary>
    public static string Shown(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || name.IndexOf(',', comma + 1) >= 0) return name;
        var (family, given) = (name[..comma].Trim(), name[(comma + 1)..].Trim());
        return family.Length == 0 || given.Length == 0 ? name : $"{given} {family}";
    }

    /// <summary>
    /// Those who are meant by a name: of the whole name, else of the first name. More than one means that it says too little.
    /// </summary>
    public static List<T> Find<T>(IEnumerable<T> people, Func<T, string> nameOf, string given)
    {
        var (all, wanted) = (people.ToList(), Fold(given));
        if (wanted.Length == 0) return [];
        var whole = all.Where(person => Fold(nameOf(person)) == wanted).ToList();
        return whole.Count > 0 ? whole : [.. all.Where(person => Fold(nameOf(person)).Split(' ')[0] == wanted)];
    }

    /// <summary>
    /// Without what differs when the same name is typed twice: case, composed letters, kinds of apostrophes and spaces, what is not seen.
    /// </summary>
    public static string Fold(string name)
    {
        var clean = CommandText.Clean(Shown(name.TrimStart('@')));
        var folded = new StringBuilder(clean.Length);
        foreach (var c in clean)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control) continue;
            folded.Append(c switch
            {
                '’' or '‘' or 'ʼ' or '´' or '`' or '′' => '\'',
                '‐' or '‑' or '–' => '-',
                _ => c,
            });
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }
}
