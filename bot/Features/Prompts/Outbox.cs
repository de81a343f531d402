using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OtgBot.Scheduling;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts;

/// <summary>
/// Prompts on their way, from the claim until all that follows is in the community's own rows (<see cref="PromptSettler"/>). Each has a row that
/// claims it, <c>2026-11-23|hash|claim</c>, and one that says what became of it, <c>…|outcome</c>. Both are only ever inserted: of any number
/// of hosts one may send it, and one has the last word. They lie side by side in a few shards, so that what leaves in the same moment is
/// written together; in the communities' own partitions each would cost a write of its own.
/// </summary>
internal sealed class Outbox(IStore store)
{
    private readonly RowBatches batches = new(store);

    /// <summary>True for the one host that is to send it.</summary>
    /// <param name="community">Its partition.</param>
    /// <param name="occurrence">Its name.</param>
    /// <param name="prompt">What is sent, claimed.</param>
    public Task<bool> Claim(string community, string occurrence, Prompt prompt)
    {
        var place = Place.Of(community, occurrence);
        return batches.Write(place.Partition, Documents.Row(place.Claim, null, new OnItsWay(community, occurrence, prompt), PromptsJson.Default.OnItsWay));
    }

    /// <summary>Says what became of it. False where another host said so before, and that stands.</summary>
    public Task<bool> Close(string community, string occurrence, Posting outcome)
    {
        var place = Place.Of(community, occurrence);
        return batches.Write(place.Partition, Documents.Row(place.Outcome, null, outcome, PromptsJson.Default.Posting));
    }

    /// <summary>All that follows is written down. Another host may have removed it already.</summary>
    public Task Remove(string community, string occurrence)
    {
        var place = Place.Of(community, occurrence);
        return batches.Write(place.Partition, RowWrite.Delete(place.Claim.Row), RowWrite.Delete(place.Outcome.Row));
    }

    /// <summary>It was claimed, and is not sent after all.</summary>
    public Task Drop(string community, string occurrence)
    {
        var place = Place.Of(community, occurrence);
        return batches.Write(place.Partition, RowWrite.Delete(place.Claim.Row));
    }

    /// <summary>What is on its way, or null where nothing is.</summary>
    public async ValueTask<Prompt?> Find(string community, string occurrence, CancellationToken cancel) =>
        (await store.Get(Place.Of(community, occurrence).Claim, PromptsJson.Default.OnItsWay, cancel))?.Value.Prompt;

    /// <summary>All that is on its way, with what became of it where that is known.</summary>
    public async Task<IReadOnlyList<(OnItsWay Claim, Posting? Outcome)>> All(CancellationToken cancel)
    {
        var all = new List<(OnItsWay, Posting?)>();
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            OnItsWay? claim = null;
            await foreach (var found in store.List(Place.PartitionOf(shard), "", Key.End.ToString(), cancel))
            {
                if (found.Key.Row.EndsWith("|claim", StringComparison.Ordinal))
                {
                    claim = new DocumentType<OnItsWay>(PromptsJson.Default.OnItsWay).Read(found);
                    all.Add((claim, null));
                }
                else if (claim is not null && found.Key == Place.Of(claim.Community, claim.Occurrence).Outcome)
                {
                    all[^1] = (claim, new DocumentType<Posting>(PromptsJson.Default.Posting).Read(found));
                }
            }
        }

        return all;
    }

    private readonly record struct Place(Key Claim, Key Outcome)
    {
        public string Partition => Claim.Partition;

        public static Place Of(string community, string occurrence)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(community));
            var (partition, row) = (PartitionOf(hash[0] % DueIndex.Shards), Key.Of(occurrence, Convert.ToHexStringLower(hash.AsSpan(0, 16))));
            return new Place(new Key(partition, row + "|claim"), new Key(partition, row + "|outcome"));
        }

        public static string PartitionOf(int shard) => Key.Of("outbox", shard.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A prompt on its way.</summary>
/// <param name="Community">The community's partition.</param>
/// <param name="Occurrence">The name of the occurrence.</param>
/// <param name="Prompt">What is sent; its posting is the claim.</param>
internal sealed record OnItsWay(string Community, string Occurrence, Prompt Prompt);
