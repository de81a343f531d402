using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// How good an agenda is, in shares: what is said in words such as "about nine of ten". They speak of the wishes the planner was given,
/// which are made to tell nothing of one person (<see cref="PlanningWishes"/>); finer figures would only seem more exact than those are.
/// </summary>
/// <param name="Met">Of all wishes.</param>
/// <param name="Served">People with at least one wish met, of all.</param>
/// <param name="WorstOff">What the worst-off tenth gets of theirs.</param>
/// <param name="AtLeast">Of what is possible, by the measure the agenda is made by, this one gives so many tenths or more.</param>
/// <param name="IsBest">True if it is proved that no agenda gives more; with <paramref name="IsSteady"/>, none that moves as
/// little.</param>
/// <param name="Random">The mean of agendas filled at random.</param>
/// <param name="ByRank">What filling in order of votes gives.</param>
internal sealed record PlanFigures(Portion Met, Portion Served, Portion WorstOff, int AtLeast, bool IsBest, bool IsSteady, Portion Random,
    Portion ByRank)
{
    /// <summary>Fewer people than this are told of in parts of their own number, rounded down as everywhere, rather than of ten.</summary>
    private const int Few = 30;

    /// <param name="fewest">Fewer people than this are never counted out loud.</param>
    public static PlanFigures Of(PlanReport report, bool isSteady, int fewest)
    {
        var of = Whole(report.People, fewest);
        return new(
            Portion.Of(report.Met, of),
            Portion.Of(1 - (report.Nothing / (double)Math.Max(1, report.People)), of),
            Portion.Of(report.WorstOff, of),
            (int)Math.Floor((1 - report.Gap) * 10),
            report.Proved.Contains(Level.Value),
            isSteady,
            Portion.Of(report.MetAtRandom, of),
            Portion.Of(report.MetByRank, of));
    }

    public static int Whole(int people, int fewest) => people is > 0 and < Few && people >= fewest ? people / fewest * fewest : 10;
}

/// <summary>A share, to the nearest part. All and none are only said if it is so.</summary>
/// <param name="Count">0 to <paramref name="Whole"/>.</param>
/// <param name="IsExact">True for none at all and for every single one.</param>
internal readonly record struct Portion(int Count, int Whole, bool IsExact)
{
    public static Portion Of(double share, int whole = 10) =>
        new((int)Math.Round(Math.Clamp(share, 0, 1) * whole, MidpointRounding.AwayFromZero), whole, share is <= 0 or >= 1);
}
