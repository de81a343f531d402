using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// Which microactions of a principle come next: none comes back before all were shown, then the one that was shown longest ago.
/// Among equals, the community's own come first, since it was told that they come the next time; then different lengths go together, and
/// the seed decides: the same for every host.
/// </summary>
internal static class Selection
{
    /// <param name="candidates">All of the principle.</param>
    /// <param name="shown">The name of the occurrence each was last shown in, by id.</param>
    /// <param name="seed">The community and the occurrence.</param>
    /// <param name="count">How many.</param>
    /// <returns>Their ids, the shortest first.</returns>
    public static IReadOnlyList<string> Choose(IReadOnlyList<Candidate> candidates, IReadOnlyDictionary<string, string> shown,
        string seed, int count)
    {
        // The lots are drawn once and the order is made once; what is left to each choice is to prefer another length among equals.
        var left = candidates
            .Select(candidate => (Candidate: candidate, Shown: shown.GetValueOrDefault(candidate.Id, ""), Lot: Lot(seed, candidate.Id)))
            .OrderBy(one => one.Shown, StringComparer.Ordinal)
            .ThenByDescending(one => one.Candidate.IsOwn)
            .ThenBy(one => one.Lot)
            .ToList();
        var chosen = new List<Candidate>(count);
        while (chosen.Count < Math.Min(count, candidates.Count))
        {
            var next =
                left.FindIndex(one => one.Shown == left[0].Shown && one.Candidate.IsOwn == left[0].Candidate.IsOwn
                    && !chosen.Exists(other => other.Minutes == one.Candidate.Minutes));
            if (next < 0) next = 0;
            chosen.Add(left[next].Candidate);
            left.RemoveAt(next);
        }

        return [.. chosen.OrderBy(candidate => candidate.Minutes).ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .Select(candidate => candidate.Id)];
    }

    private static ulong Lot(string seed, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}

/// <param name="IsOwn">Suggested in the community.</param>
internal sealed record Candidate(string Id, int Minutes, bool IsOwn = false);
