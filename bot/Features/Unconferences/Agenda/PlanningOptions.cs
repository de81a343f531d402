using System.Globalization;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Planning;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>How long the making of an agenda may take, and how many a host makes at once.</summary>
internal sealed record PlanningOptions(int Seconds, int AtOnce)
{
    /// <remarks><c>Agenda:PlanningSeconds</c> (default 10, for the proof; the search before it takes up to two) and <c>Agenda:PlansAtOnce</c> (default 1, each with two threads).</remarks>
    public static PlanningOptions Read(IConfiguration configuration) => new(
        Number(configuration, "Agenda:PlanningSeconds", 10, 1, 300),
        Number(configuration, "Agenda:PlansAtOnce", 1, 1, 16));

    public PlanSettings Settings => new()
    {
        Effort = Effort.Usual,
        Proof = new ProofBudget(TimeSpan.FromSeconds(Seconds), Work: 2 * Seconds),
    };

    private static int Number(IConfiguration configuration, string name, int usual, int least, int most) => configuration[name] switch
    {
        null or "" => usual,
        var given when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var given => throw new InvalidOperationException($"{name} is '{given}'. Set a whole number from {least} to {most}, such as {usual}."),
    };
}
