using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OtgBot.Storage;

namespace OtgBot.Tests.Scenarios.Attack;

/// <summary>
/// Somebody with all rows of the store, the channel's history and the agenda's page, but without the key. Looks for what rows and people
/// have in common: a value, anything made of it, a number, a place in an order.
/// </summary>
internal sealed partial class StoreAttacker(IReadOnlyList<Document> rows, IReadOnlyList<Visible> seen)
{
    /// <summary>Shorter pieces are found everywhere by chance.</summary>
    private const int ShortestPiece = 8;

    private readonly string[] texts = [.. rows.Select(row => string.Join('\n', TextsOf(row)))];

    /// <summary>Every piece of eight characters that stands anywhere: most of what is looked for is seen not to be there at once.</summary>
    private readonly Lazy<HashSet<ulong>> pieces = new(() =>
    {
        var all = new HashSet<ulong>();
        foreach (var row in rows)
        {
            foreach (var text in TextsOf(row))
            {
                for (var at = 0; at + ShortestPiece <= text.Length; at++) all.Add(Hash(text.AsSpan(at, ShortestPiece)));
            }
        }

        return all;
    });

    private IEnumerable<string> Names => seen.Select(one => one.Name).Distinct();

    /// <summary>
    /// A row that holds something a person was seen with, or anything made of it; then all rows that have a word of such a row in common.
    /// </summary>
    public IReadOnlySet<Claim> ByValue()
    {
        var claims = new HashSet<Claim>();
        foreach (var (name, made) in Known())
        {
            var there = made.Where(value => value.Length < ShortestPiece || pieces.Value.Contains(Hash(value.AsSpan(0, ShortestPiece)))).ToList();
            for (var row = 0; row < rows.Count; row++)
            {
                if (there.Exists(value => texts[row].Contains(value, StringComparison.Ordinal))) claims.Add(new Claim(name, row));
            }
        }

        return Joined(claims);
    }

    /// <summary>A card holds the beginning of a word that stands in the store, or of anything made of it.</summary>
    public IReadOnlySet<Claim> ByBeginning()
    {
        var claims = new HashSet<Claim>();
        var rowsOf = Words();
        var begins = rowsOf.Keys.SelectMany(word => Made(word).Append(word).Where(made => made.Length >= ShortestPiece).Select(made => (Begin: made[..ShortestPiece], word))).ToLookup(one => one.Begin, one => one.word);
        var isOfMany = seen.SelectMany(one => one.Values.Distinct().Select(value => (value, one.Name))).Distinct().CountBy(one => one.value).Where(many => many.Value > 1).Select(many => many.Key).ToHashSet();
        foreach (var one in seen)
        {
            foreach (var value in one.Values.Where(value => value.Length >= ShortestPiece && !isOfMany.Contains(value)))
            {
                foreach (var word in begins[value[..ShortestPiece]])
                {
                    foreach (var row in rowsOf[word]) claims.Add(new Claim(one.Name, row));
                }
            }
        }

        return Joined(claims);
    }

    /// <summary>
    /// Somebody did a thing so often, and alone did so; so did one pseudonym: as many rows of a kind, or facts of a kind in them.
    /// </summary>
    public IReadOnlySet<Claim> ByNumber()
    {
        var claims = new HashSet<Claim>();
        var people = Groups();
        foreach (var kind in seen.Select(one => one.Kind).Distinct())
        {
            var often = seen.Where(one => one.Kind == kind).CountBy(one => one.Name).GroupBy(one => one.Value).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single().Key);
            foreach (var measure in Measures(kind))
            {
                foreach (var (times, only) in people.GroupBy(group => measure(group)).Where(same => same.Count() == 1).Select(same => (same.Key, same.Single())))
                {
                    if (times > 0 && often.TryGetValue(times, out var name)) claims.UnionWith(only.Select(row => new Claim(name, row)));
                }
            }
        }

        return claims;
    }

    /// <summary>The longest row is of the one who said most, and so on down.</summary>
    public IReadOnlySet<Claim> ByLength()
    {
        var claims = new HashSet<Claim>();
        foreach (var (_, mine) in Ranges())
        {
            var lengths = mine.GroupBy(row => rows[row].Json.Length).OrderByDescending(same => same.Key).TakeWhile(same => same.Count() == 1).Select(same => same.Single()).ToList();
            var most = seen.Where(one => one.LeavesFact).GroupBy(one => one.Name).OrderByDescending(one => one.Sum(act => act.Values.Sum(value => value.Length))).Select(one => one.Key);
            foreach (var (row, name) in lengths.Zip(most)) claims.Add(new Claim(name, row));
        }

        return claims;
    }

    /// <summary>Rows of a kind in the order of their ETags, beside people in the order in which they were first seen to do that.</summary>
    public IReadOnlySet<Claim> ByOrder()
    {
        var claims = new HashSet<Claim>();
        foreach (var ((kind, place), mine) in Ranges())
        {
            var names = seen.Where(one => (kind == "any" ? one.LeavesFact : one.Kind == kind) && one.Places.Any(piece => place.Contains(piece, StringComparison.Ordinal))).Select(one => one.Name).Distinct().ToList();
            foreach (var order in (List<int>[])[[.. mine.OrderBy(row => Number(rows[row].ETag))], [.. mine.OrderByDescending(row => Number(rows[row].ETag))], [.. mine.Order()]])
            {
                foreach (var (row, name) in order.Zip(names)) claims.Add(new Claim(name, row));
            }
        }

        return claims;
    }

    /// <summary>A row that was written just after one which names somebody, or just before.</summary>
    public IReadOnlySet<Claim> ByNeighbour()
    {
        var claims = new HashSet<Claim>();
        var order = Enumerable.Range(0, rows.Count).OrderBy(row => Number(rows[row].ETag)).ToList();
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var name in Names.Where(name => texts[order[at]].Contains(name, StringComparison.Ordinal)))
            {
                if (at > 0) claims.Add(new Claim(name, order[at - 1]));
                if (at < order.Count - 1) claims.Add(new Claim(name, order[at + 1]));
            }
        }

        return claims;
    }

    private static string[] TextsOf(Document row) => [row.Key.Partition, row.Key.Row, Encoding.UTF8.GetString(row.Json.Span), Convert.ToHexStringLower(row.Json.Span)];

    /// <summary>FNV-1a: no secret, only a smaller set than one of texts.</summary>
    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in piece) hash = unchecked((hash ^ c) * 1_099_511_628_211);
        return hash;
    }

    /// <summary>What each person alone was seen with, and all that can be made of it.</summary>
    private IEnumerable<(string Name, IReadOnlyList<string> Made)> Known()
    {
        var of = seen.SelectMany(one => one.Values.Append(one.Name).Where(value => value.Length > 1).Select(value => (value, one.Name))).Distinct().ToLookup(one => one.value, one => one.Name);
        return of.Where(value => value.Count() == 1).GroupBy(value => value.Single(), value => value.Key)
            .Select(one => (one.Key, (IReadOnlyList<string>)[.. one.SelectMany(value => Made(value).Append(value.Length >= ShortestPiece ? value : $"\"{value}\"")).Distinct()]));
    }

    /// <summary>The beginnings of what hash functions make of a value, as they are usually written.</summary>
    private static IEnumerable<string> Made(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
#pragma warning disable CA5350, CA5351 // An attacker tries the weak ones too.
        foreach (var hash in (byte[][])[SHA256.HashData(bytes), SHA1.HashData(bytes), MD5.HashData(bytes), SHA512.HashData(bytes), HMACSHA256.HashData(Array.Empty<byte>(), bytes)])
#pragma warning restore CA5350, CA5351
        {
            yield return Convert.ToHexStringLower(hash)[..ShortestPiece];
            yield return Convert.ToHexString(hash)[..ShortestPiece];
            yield return Convert.ToBase64String(hash)[..ShortestPiece];
            yield return Convert.ToBase64String(hash).Replace('+', '-').Replace('/', '_')[..ShortestPiece];
        }
    }

    /// <summary>Whatever could be a pseudonym, an id or a mark, and the few rows it stands in.</summary>
    private Dictionary<string, List<int>> Words()
    {
        var found = new Dictionary<string, List<int>>();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var word in Word().Matches($"{rows[row].Key.Row}\n{rows[row].Key.Partition}\n{Encoding.UTF8.GetString(rows[row].Json.Span)}").Select(word => word.Value).Distinct())
            {
                if (!found.TryGetValue(word, out var list)) found[word] = list = [];
                list.Add(row);
            }
        }

        return found.Where(word => word.Value.Count <= rows.Count / 10).ToDictionary();
    }

    private HashSet<Claim> Joined(HashSet<Claim> claims)
    {
        var words = Words();
        var wordsOf = words.SelectMany(word => word.Value.Select(row => (row, word.Key))).ToLookup(one => one.row, one => one.Key);
        foreach (var claim in claims.ToList())
        {
            foreach (var word in wordsOf[claim.Row])
            {
                foreach (var row in words[word]) claims.Add(claim with { Row = row });
            }
        }

        return claims;
    }

    /// <summary>The rows of what seems to be one person: those whose keys end alike.</summary>
    private List<List<int>> Groups() => [.. Ranges().SelectMany(range => range.Rows).GroupBy(row => rows[row].Key.Row[(rows[row].Key.Row.LastIndexOf('|') + 1)..]).Select(group => group.ToList())];

    private IEnumerable<Func<List<int>, int>> Measures(string kind)
    {
        var prefix = PrefixOf(kind);
        yield return group => group.Count(row => rows[row].Key.Row.StartsWith(prefix, StringComparison.Ordinal));
        foreach (var word in (string[])["Proposed", "proposed", "Suggested", "Voted", "Taken", "Done"])
            yield return group => group.Sum(row => Regex.Count(Encoding.UTF8.GetString(rows[row].Json.Span), $"\"{word}\""));
    }

    /// <summary>Rows of participation that lie beside one another, with the kind of deed they come from.</summary>
    private IEnumerable<((string Kind, string Place) Of, List<int> Rows)> Ranges() => Enumerable.Range(0, rows.Count)
        .Where(row => KindOf(rows[row].Key.Row) is not null)
        .GroupBy(row => (KindOf(rows[row].Key.Row)!, $"{rows[row].Key.Partition}\n{rows[row].Key.Row[..(rows[row].Key.Row.LastIndexOf('|') + 1)]}"))
        .Select(range => (range.Key, range.ToList()));

    private static string? KindOf(string row) => row.Split('|')[0] switch { "answer" => "answer", "ballot" => "vote", "fact" => "any", _ => null };

    private static string PrefixOf(string kind) => kind switch { "answer" => "answer|", "vote" => "ballot|", _ => "fact|" };

    private static decimal Number(string etag) => decimal.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("[A-Za-z0-9_-]{16,}")]
    private static partial Regex Word();
}
