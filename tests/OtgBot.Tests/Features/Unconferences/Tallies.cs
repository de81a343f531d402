using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>Unconferences and counts as short as a test wants them.</summary>
internal static class Tallies
{
    public static Unconference Unconference(string id = "u", Phase phase = Phase.Proposing, int votes = 5) => new()
    {
        Id = id,
        Name = "Høst-unconference",
        Date = new DateOnly(2026, 12, 3),
        VotesPerPerson = votes,
        Phase = phase,
        Communities = ["c|test|tenant|team"],
        VotingClosedAt = phase > Phase.Voting ? new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero) : null,
    };

    /// <summary>What is told of these votes, topic 1 first.</summary>
    public static Tally Of(int voters, params int[] votes) => Of(Exact(voters, votes));

    public static Tally Of(ExactCount count, int fewest = 5) => Tally.Of(count, fewest, (_, _) => 0.9);

    public static ExactCount Exact(int voters, params int[] votes) => new(voters, [.. votes.Select((count, index) => new TopicCount(index + 1, count, [.. Enumerable.Range(0, count).Select(n => $"v{n}")]))], [], [], VotingWay.Votes);
}
