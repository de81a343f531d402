using System.Text;
using System.Text.RegularExpressions;
using OtgBot.Features;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// Leads who want to know what somebody voted try everything there is. They may not guess better than who knows only the result that
/// was published. Each view is played once more with a leak planted in it, which has to be found.
/// </summary>
public sealed partial class AdversaryTests
{
    private static IReadOnlyList<View<BallotWorld>> Views =>
    [
        new ResultView(),
        new TurnoutView("result", world => Task.FromResult(world.Result)),
        new QualityView(),
        new ArrangementView(),
        new ReplanView(),
        new TurnoutView("exports", Exports),
        new TurnoutView("Home tab", world => world.Lead.OpensHome()),
        new HidingView(),
        new TurnoutView("closing summary", world => world.Lead.Says("lukk unconference")),
    ];

    [Fact]
    public async Task Leads_learn_no_more_of_a_ballot_than_the_result_tells() => Contest.MayNotGain(await Contest.Run(200, BallotWorld.Make, Views));

    [Fact]
    public async Task A_leak_planted_in_any_view_is_found() => Contest.MustGain(await Contest.Run(40, BallotWorld.Make, Views, isPlanted: true));

    /// <summary>All files that leave the chat.</summary>
    private static async Task<string> Exports(BallotWorld world)
    {
        await world.Lead.Makes();
        await world.Lead.Says("publiser");
        var url = Url().Match(await world.Lead.Says("eksporter"));
        var text = "";
        foreach (var page in world.Town.Get<FeatureMap>().Pages.Where(page => page.Path.StartsWith("/agenda/{id}", StringComparison.Ordinal)))
        {
            var parts = new Dictionary<string, string> { ["id"] = url.Groups["id"].Value, ["token"] = url.Groups["token"].Value };
            if (await page.Answer(new PageRequest(parts, null, TestContext.Current.CancellationToken)) is { } answer) text += "\n" + Encoding.UTF8.GetString(answer.Body.Span);
        }

        Assert.Contains("Sak 1", text);
        return text;
    }

    [GeneratedRegex("/agenda/(?<id>[^/\\s]+)/(?<token>[A-Za-z0-9_-]+)")]
    private static partial Regex Url();
}
