using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// Which microactions of a principle come next: none comes back before all were shown, then the one that was shown longest ago.
/// Among equals, different lengths go together, and the seed decides: the same for every host.
/// </summary>
internal static class Selection
{
    /// <param name="candidates">All of the principle.</param>
    /// <param name="shown">The name of the occurrence each was last shown in, by id.</param>
    /// <param name="seed">The community and the occurrence.</param>
    /// <param name="count">How many.</param>
    /// <returns>Their ids, the shortest first.</returns>
    public static IReadOnlyList<string> Choose(IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<string, string> shown, string seed, int count)
    {
        var chosen = new List<Candidate>();
        while (chosen.Count < Math.Min(count, candidates.Count))
        {
            chosen.Add(candidates.Except(chosen)
                .OrderBy(candidate => shown.GetValueOrDefault(candidate.Id, ""), StringComparer.Ordinal)
                .ThenBy(candidate => chosen.Any(other => other.Minutes == candidate.Minutes))
                .ThenBy(candidate => Lot(seed, candidate.Id), StringComparer.Ordinal)
                .First());
        }

        return [.. chosen.OrderBy(candidate => candidate.Minutes).ThenBy(candidate => candidate.Id, StringComparer.Ordinal).Select(candidate => candidate.Id)];
    }

    private static string Lot(string seed, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")).AsSpan(0, 8));
}

internal sealed record Candidate(string Id, int Minutes);
