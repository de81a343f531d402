using OtgBot.Storage.Sealing;

namespace OtgBot.Turns.Privacy;

/// <summary>What of the store can be read without the key, and why it may.</summary>
internal static class StoredRows
{
    /// <remarks>
    /// Open is what a prompt goes through on its way, ten thousand at once: it says which community is looked at when, and nothing of any
    /// member. A community's own row names its leads, who are told to everybody there; nothing stands beside them. The row of
    /// <see cref="KeyMark"/> must be read before the key is known to be the right one, and Slack's tokens have keys of their own.
    /// </remarks>
    public static readonly SealedRows Seals = new(
        OpenPartitions: ["host", "alarm|", "slack", "slack|"],
        OpenRows: ["community", "prompts", "prompt|"],
        OfPersons: ["fact|", "answer|", "member|", "ballot|", "agenda|mine|", "agenda|named|"]);

    /// <summary>Partitions of their own in which documents name communities; see <see cref="CommunityMove"/>.</summary>
    public static readonly IReadOnlyList<string> NameCommunities = ["participation", "planning", "removing", "join", "late-answers"];

    /// <summary>Families of partitions, each of one community.</summary>
    public static readonly IReadOnlyList<string> OfCommunities = ["left"];
}
