using System.Globalization;

namespace OtgBot.Turns;

/// <summary>What followed a command's words: pieces split at spaces, quotes kept together, with the people mentioned.</summary>
/// <param name="All">All of it as one text, as it was written.</param>
/// <param name="Pieces">Word by word, or what stood in quotes.</param>
/// <param name="Mentions">The people named in it.</param>
internal sealed record Arguments(string All, IReadOnlyList<string> Pieces, IReadOnlyList<Mention> Mentions)
{
    public static readonly Arguments None = new("", [], []);

    public bool IsEmpty => All.Length == 0;

    /// <summary>The piece at this place as a whole number from 1, or null where there is none. <c>#2</c> and <c>2.</c> are read as 2.</summary>
    public int? Number(int place)
    {
        if (place >= Pieces.Count) return null;
        var digits = Pieces[place].AsSpan().Trim("#.,");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
