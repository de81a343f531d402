using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>How good an agenda is, as it may be shown: whole percent, and nothing that so few people stand behind that it could tell about one of them.</summary>
/// <param name="Met">Of all wishes, rounded down.</param>
/// <param name="WorstOff">What the worst-off tenth gets of theirs; null where the tenth is fewer than five people.</param>
/// <param name="AtMost">No agenda can meet more; rounded up.</param>
/// <param name="Gap">How much more it could be at most, in tenths of a percent of the wishes.</param>
/// <param name="Random">The mean of a hundred agendas filled at random.</param>
/// <param name="ByRank">What filling in order of votes gives.</param>
internal sealed record PlanFigures(long Wishes, int Met, int? WorstOff, int AtMost, int Gap, int Random, int ByRank)
{
    /// <summary>Null where too few voted.</summary>
    public static PlanFigures? Of(PlanReport report)
    {
        if (report.People < Tally.FewestVoters) return null;
        return new PlanFigures(
            report.Wishes,
            Down(report.Met),
            (report.People + 9) / 10 >= Tally.FewestVoters ? Down(report.WorstOff) : null,
            (int)Math.Ceiling((report.MetAtMost * 100) - 1e-9),
            (int)Math.Ceiling(((report.MetAtMost - report.Met) * 1000) - 1e-9),
            Down(report.MetAtRandom),
            Down(report.MetByRank));
    }

    public static int Down(double share) => (int)Math.Floor((share * 100) + 1e-9);
}
