using System.Globalization;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>How long the making of an agenda may take, and how many a host makes at once.</summary>
internal sealed record PlanningOptions(int Seconds, int AtOnce)
{
    /// <remarks>
    /// <c>Agenda:PlanningSeconds</c> (default 10, for all of it) and <c>Agenda:PlansAtOnce</c> (default 1, each on a thread of its own).
    /// </remarks>
    public static PlanningOptions Read(IConfiguration configuration) => new(
        Number(configuration, "Agenda:PlanningSeconds", 10, 1, 300),
        Number(configuration, "Agenda:PlansAtOnce", 1, 1, 16));

    public PlanSettings Settings => new()
    {
        Time = TimeSpan.FromSeconds(Seconds),
    };

    private static int Number(IConfiguration configuration, string name, int usual, int least, int most) => configuration[name] switch
    {
        null or "" => usual,
        var given when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most => number,
        var given =>
            throw new InvalidOperationException($"{name} is '{given}'. Set a whole number from {least} to {most}, such as {usual}."),
    };
}
