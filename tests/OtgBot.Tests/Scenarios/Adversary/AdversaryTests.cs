using System.Text;
using System.Text.RegularExpressions;
using OtgBot.Features;
using OtgBot.Tests.Features.Participation;
using OtgBot.Tests.Features.Prompts;
using OtgBot.Tests.Features.Unconferences.Agenda;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// Leads who want to know what somebody voted try everything there is. They may not guess better than who knows only the result that
/// was published. Each view is played once more with a leak planted in it, which has to be found.
/// </summary>
[Trait("Speed", "slow")]
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
        new TurnoutView("closing summary", world => world.Lead.Says("lukk unconference ja")),
    ];

    /// <summary>Every view that leads have of people, each with its gain and the leak to plant in it.</summary>
    private static readonly Dictionary<string, Func<bool, Task<IReadOnlyList<Score>>>> Table = new()
    {
        ["a vote: result, turnout, agenda, new agenda, exports, Home tab, summary"] = isPlanted => Contest.Run(isPlanted ? 40 : Contest.Worlds, BallotWorld.Make, Views, isPlanted),
        ["a vote in which all agree"] = isPlanted => Contest.Run(isPlanted ? 20 : Contest.Worlds, AlikeWorld.Make, [new AlikeView()], isPlanted),
        ["a vote by scores"] = isPlanted => Contest.Run(isPlanted ? 10 : Contest.Worlds, ScoreWorld.Make, [new ScoreView()], isPlanted),
        ["the agendas of a crowd"] = isPlanted => Contest.Run(isPlanted ? 24 : Contest.Worlds, BallotWorld.Crowd, CrowdViews, isPlanted),
        ["the weekly card, its Home tab, last week's result"] = CardAttackTests.Scores,
        ["statistics of 4, 12 and 52 weeks, with details, and the Home tab"] = StatsAttackTests.Scores,
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Leads_learn_no_more_than_is_published(string views)
    {
        var scores = await Table[views](false);

        Contest.MayNotGain(scores);
        Assert.All(scores, score => Assert.InRange(score.Worlds, Contest.Worlds, int.MaxValue));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_leak_planted_in_any_view_is_found(string views) => Contest.MustGain(await Table[views](true));

    [Fact]
    public async Task Leads_learn_no_more_from_the_agendas_of_a_thousand() => Contest.MayNotGain(await Contest.Run(2, BallotWorld.Thousand, [new ArrangementView()]));

    /// <summary>As if all planning wishes were read: more than any number of agendas could tell.</summary>
    [Theory]
    [InlineData(200, 25, 40, 12, 4)]
    [InlineData(200, 25, 40, 20, 5)]
    [InlineData(4, 1_000, 1_000, 30, 5)]
    public async Task Who_could_read_all_planning_wishes_learns_no_more(int worlds, int fewest, int most, int topics, int votes) =>
        Contest.MayNotGain(await Contest.Run(worlds, seed => WishesWorld.Make(seed, fewest, most, topics, votes), WishesViews));

    [Fact]
    public async Task Planning_wishes_that_were_the_ballots_would_be_found_out() =>
        Contest.MustGain(await Contest.Run(30, seed => WishesWorld.Make(seed, 25, 40, 20, 5), WishesViews, isPlanted: true));

    private static IReadOnlyList<View<BallotWorld>> CrowdViews => [new QualityView(), new ArrangementView()];

    private static IReadOnlyList<View<WishesWorld>> WishesViews => [new WholeWishesView(1, 2), new WholeWishesView(1, 12), new WholeWishesView(2, 2), new WholeWishesView(2, 12), new WholeWishesView(3, 6)];

    /// <summary>All files that leave the chat.</summary>
    private static async Task<string> Exports(BallotWorld world)
    {
        await world.Lead.Makes();
        await world.Lead.Says("publiser ja");
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
