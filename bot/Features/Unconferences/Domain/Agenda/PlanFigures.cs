using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// How good an agenda is, in tenths: what is said in words such as "about nine of ten". They speak of the wishes the planner was given,
/// which are made to tell nothing of one person (<see cref="PlanningWishes"/>); finer figures would only seem more exact than those are.
/// </summary>
/// <param name="Met">Of all wishes.</param>
/// <param name="WorstOff">What the worst-off tenth gets of theirs.</param>
/// <param name="AtMost">No agenda can meet more.</param>
/// <param name="IsBest">True where that is proved of this one.</param>
/// <param name="Random">The mean of agendas filled at random.</param>
/// <param name="ByRank">What filling in order of votes gives.</param>
internal sealed record PlanFigures(Tenths Met, Tenths WorstOff, Tenths AtMost, bool IsBest, Tenths Random, Tenths ByRank)
{
    public static PlanFigures Of(PlanReport report) => new(
        Tenths.Of(report.Met),
        Tenths.Of(report.WorstOff),
        Tenths.Of(report.MetAtMost),
        report.Proved.Contains(Level.Wishes) || report.Gap <= 0,
        Tenths.Of(report.MetAtRandom),
        Tenths.Of(report.MetByRank));
}

/// <summary>A share, to the nearest tenth. All and none are only said where it is so.</summary>
/// <param name="Count">0 to 10.</param>
/// <param name="IsExact">True for none at all and for every single one.</param>
internal readonly record struct Tenths(int Count, bool IsExact)
{
    public static Tenths Of(double share) => new((int)Math.Round(Math.Clamp(share, 0, 1) * 10, MidpointRounding.AwayFromZero), share is <= 0 or >= 1);
}
