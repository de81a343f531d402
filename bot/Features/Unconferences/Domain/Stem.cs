using System.Text;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// The beginning that a word shares with its other forms, for telling whether two titles mean the same: so that <c>brukarane</c>,
/// <c>brukerne</c> and <c>brukere</c> meet. Cruder than a dictionary on purpose: it only has to point at likely likeness, which a person
/// then judges.
/// </summary>
internal static class Stem
{
    private const int Shortest = 3;

    /// <summary>Endings of the three languages. The longest that fits goes.</summary>
    private static readonly string[] Endings =
    [
        .. ("arane erane ingane ingene ingar inger ingen ations ation asjonar asjoner asjonen asjon aren eren arar erar ere inga ing ings erne "
        + "ande ende ane ene ers ar er or en et ed es a e s").Split(' ').OrderByDescending(ending => ending.Length),
    ];

    /// <summary>Before these letters a last t is the neuter of an adjective: «klart», «enkelt», «åpent».</summary>
    private const string BeforeNeuter = "lnrgkp";

    /// <summary>The beginnings and insides that bokmål and nynorsk write differently, as nynorsk does.</summary>
    private static readonly (string From, string To)[] Alike =
    [
        ("åpen", "opn"), ("åpn", "opn"), ("open", "opn"), ("tjenest", "tenest"), ("gjør", "gjer"), ("hver", "kvar"), ("selv", "sjølv"),
        ("samme", "same"),
        ("spill", "spel"), ("skole", "skule"), ("frem", "fram"), ("uke", "veke"), ("bære", "bere"), ("enkl", "enkel"), ("begynn", "byrj"),
    ];

    /// <summary>Words that say nothing of what a title is about.</summary>
    private static readonly HashSet<string> Empty = new(
        ("og i å på til for av med om er en et ei vi du de oss dere dykk jeg eg det den dei som kan skal vil må har hva kva hvordan korleis hvorfor kvifor når "
        + "hvem kven ikke ikkje fra frå ved hos mer meir vår vårt våre the a an and of to in on for with we you i it is are be can how what why when who our your do does not from at by")
        .Split(' '), StringComparer.Ordinal);

    /// <summary>The stems of the words that carry meaning, each once.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0 && !Empty.Contains(word.ToString()))
            {
                var stem = Of(word.ToString());
                if (!words.Contains(stem)) words.Add(stem);
            }

            word.Clear();
        }

        return words;
    }

    /// <param name="word">In lower case.</param>
    public static string Of(string word)
    {
        foreach (var (from, to) in Alike)
        {
            if (!word.StartsWith(from, StringComparison.Ordinal)) continue;
            word = to + word[from.Length..];
            break;
        }

        if (word.EndsWith("lege", StringComparison.Ordinal)) word = word[..^3] + "ig";
        else if (word.EndsWith("leg", StringComparison.Ordinal)) word = word[..^2] + "ig";
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 5) word = word[..^3] + "y";
        if (word.Length > Shortest && word[^1] == 't' && BeforeNeuter.Contains(word[^2], StringComparison.Ordinal)) word = word[..^1];
        foreach (var ending in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < Shortest) continue;
            word = word[..^ending.Length];
            break;
        }

        // «byggja», «tenkje»: the j of nynorsk; and one letter for two, so that «enkle» and «enkelt» are as near as can be.
        if (word.Length > Shortest && word[^1] == 'j') word = word[..^1];
        if (word.Length > Shortest && word[^1] == word[^2]) word = word[..^1];
        return word;
    }
}
