using System.Globalization;
using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>Reads votes: as they are typed (<c>2 5 7</c>, <c>2, 5 og 7</c>, <c>#2</c>, <c>ingen</c>) and as a form sends them.</summary>
internal static class BallotParser
{
    private static readonly HashSet<string> Nothing = new(["ingen", "ingenting", "none", "nothing", "0"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Joining =
        new(["og", "and", "&", "+", "tema", "temaer", "topic", "topics"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The numbers in what was typed; none if it says so. Throws a sentence if something else stands there.</summary>
    public static IReadOnlyList<int> Read(Arguments arguments)
    {
        var pieces = arguments.All.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Where(piece => !Joining.Contains(piece)).ToArray();
        if (pieces.Length == 0) throw Refusal.NotVotes(CommandText.Short(arguments.All, 20));
        return pieces.Length == 1 && Nothing.Contains(pieces[0].TrimEnd('.')) ? [] : [.. pieces.Select(Number)];
    }

    /// <summary>The numbers a form sends, joined by commas.</summary>
    public static IReadOnlyList<int> Read(string sent) =>
        [.. sent.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Number)];

    private static int Number(string piece) =>
        int.TryParse(piece.AsSpan().Trim("#."), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.NotVotes(CommandText.Short(piece, 20));
}
