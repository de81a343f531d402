using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>What one person voted for, as it stands now: merged topics count as the whole, topics that no longer stand fall away.</summary>
internal static class OwnWishes
{
    public static async Task<IReadOnlyCollection<int>> Of(BallotBox box, Unconference unconference, IReadOnlyList<Topic> topics,
        PersonKey person, CancellationToken cancel) =>
        new Standing(topics).Of((await box.Mine(unconference, person, cancel))?.Topics ?? [], person.Value);
}
