using System.Globalization;
using System.Text.RegularExpressions;

namespace OtgBot.Turns.Commands;

/// <summary>What followed a command's words: pieces split at spaces, quotes kept together, with the people mentioned.</summary>
/// <param name="All">All of it as one text, as it was written.</param>
/// <param name="Pieces">Word by word, or what stood in quotes.</param>
/// <param name="Mentions">The people named in it.</param>
internal sealed partial record Arguments(string All, IReadOnlyList<string> Pieces, IReadOnlyList<Mention> Mentions)
{
    public static readonly Arguments None = new("", [], []);

    /// <summary>What a button names, so that it acts on that whatever else there is by now. Null if it was typed.</summary>
    public Named? Named { get; init; }

    public bool IsEmpty => All.Length == 0;

    /// <summary>
    /// The piece at this place as a whole number from 1, or null if there is none. <c>#2</c> and <c>2.</c> are read as 2.
    /// </summary>
    public int? Number(int place)
    {
        if (place >= Pieces.Count) return null;
        var digits = Pieces[place].AsSpan().Trim("#.,");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>
    /// The numbers it begins with, each once, and what follows them: <c>1 og 3</c>, <c>1, 3</c>, and <c>1 3</c> if nothing follows.
    /// «2 3 kolleger ble med» is a 2 with words after it.
    /// </summary>
    public (IReadOnlyList<int> Numbers, string After) Numbers()
    {
        var match = Leading().Match(All);
        var numbers = match.Groups["n"].Captures.Select(number =>
            int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct().ToList();
        return (numbers, All[match.Length..].TrimStart(' ', ',', ';'));
    }

    [GeneratedRegex(@"^(?:#?(?<n>[0-9]{1,9})[.:]?(?![^\s,;&+])(?:(?:[\s,;&+]+(?:(?:og|and)\s+)?)#?(?<n>[0-9]{1,9})[.:]?(?![^\s,;&+]))*[\s,;.]*$|#?(?<n>[0-9]{1,9})[.:]?(?![^\s,;&+])(?:(?:\s*[,;&+]\s*(?:(?:og|and)\s+)?|\s+(?:og|and)\s+)#?(?<n>[0-9]{1,9})[.:]?(?![^\s,;&+]))*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
