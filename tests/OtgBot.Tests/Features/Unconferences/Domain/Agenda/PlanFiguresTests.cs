using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

/// <summary>What is said of how good an agenda is: no more than is so, and in words that fit the crowd.</summary>
public sealed class PlanFiguresTests
{
    [Theory]
    [InlineData(120, "om lag 9 av 10")]
    [InlineData(30, "om lag 9 av 10")]
    [InlineData(29, "om lag 23 av 25")]
    [InlineData(24, "om lag 18 av 20")]
    public void Fewer_people_are_told_of_in_parts_of_their_own_number_rounded_down(int people, string met) =>
        Assert.Equal(met, PlanTexts.Share(Language.Nb, PlanFigures.Of(AgendaStory.Report(proved: false) with { People = people }, isSteady: false, fewest: 5).Met));

    [Fact]
    public void Proved_is_said_of_nothing_but_what_was_proved()
    {
        Assert.Contains("Ja, ikke noe annet program gir mer", Best(AgendaStory.Report(proved: true), isSteady: false), StringComparison.Ordinal);
        Assert.Contains("ikke noe program som flytter så lite", Best(AgendaStory.Report(proved: true), isSteady: true), StringComparison.Ordinal);
        Assert.StartsWith("Det er ikke bevist", Best(AgendaStory.Report(proved: false), isSteady: false), StringComparison.Ordinal);
        Assert.StartsWith("Det er ikke bevist", Best(AgendaStory.Report(proved: false) with { Proved = [Level.Moves] }, isSteady: true), StringComparison.Ordinal);
    }

    private static string Best(PlanReport report, bool isSteady) => PlanTexts.Best(Language.Nb, PlanFigures.Of(report, isSteady, fewest: 5));
}
