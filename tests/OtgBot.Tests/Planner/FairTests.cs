using OtgBot.Planner;

namespace OtgBot.Tests.Planner;

/// <summary>Whom an agenda is for, if not everything fits.</summary>
public sealed class FairTests
{
    [Fact]
    public void Of_two_camps_nobody_gets_nothing_though_one_could_outvote_the_other()
    {
        var input = Roomy(Plans.Input(10, 2, 2,
        [
            .. Enumerable.Range(0, 22).Select(person => new Wish($"a{person}", [1, 2, 3, 4, 5])),
            .. Enumerable.Range(0, 18).Select(person => new Wish($"b{person}", [6, 7, 8, 9, 10])),
        ]), 40);
        var plan = Plan(input);
        Assert.Equal((0, 80), (plan.Report.Nothing, plan.Report.Score.Wishes));
        Assert.All(plan.Sessions.GroupBy(session => session.Slot), slot => Assert.Single(slot, session => session.Topic <= 5));
        Assert.Equal(ProofEnd.Whole, plan.Report.Proof);
    }

    /// <summary>Ten people could have two wishes each, and two none. A first wish is worth more than a second.</summary>
    [Fact]
    public void A_first_wish_counts_for_more_than_a_second()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 3).Select(person => new Wish($"p{person}", [1, 2])), new Wish("q", [3]), new Wish("r", [3])];
        var plan = Plan(Plans.Input(3, 2, 1, wishes));
        Assert.Contains(plan.Sessions, session => session.Topic == 3);
        Assert.Equal((0, 5), (plan.Report.Nothing, plan.Report.Score.Wishes));
    }

    [Fact]
    public void Who_has_no_seat_is_not_served()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 30).Select(person => new Wish($"p{person}", [1]))];
        var plan = Plan(Plans.Input(1, 2, 1, wishes));
        Assert.Equal((10, 20), (plan.Report.Score.Wishes, plan.Report.Nothing));
        Assert.Equal(new Crowded(1, 30, 10, MayRepeat: false), Assert.Single(plan.Report.Crowded));
        var twice = Plan(Plans.Input(1, 2, 1, wishes).With(1, topic => topic with { MostRuns = 2 }));
        Assert.Equal((20, 2), (twice.Report.Score.Wishes, twice.Sessions.Count));
        Assert.Equal(new Crowded(1, 30, 20, MayRepeat: false), Assert.Single(twice.Report.Crowded));
    }

    /// <summary>Both rooms hold all who can't be elsewhere, if those who can make room for them.</summary>
    [Fact]
    public void Who_can_be_elsewhere_makes_room()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 10).Select(person => new Wish($"p{person}", [1])), .. Enumerable.Range(0, 10).Select(person => new Wish($"q{person}", [1, 2]))];
        var plan = Plan(Plans.Input(2, 1, 2, wishes));
        Assert.Equal((20, 0), (plan.Report.Score.Wishes, plan.Report.Nothing));
    }

    [Fact]
    public void Within_a_slot_the_most_wanted_has_the_largest_room_that_fits_its_needs()
    {
        var input = Plans.Input(3, 1, 3, [.. Enumerable.Range(0, 9).Select(person => new Wish($"p{person}", person < 2 ? [1] : person < 5 ? [2] : [3]))]);
        input = input with { Rooms = [new(1, "Small", 20), new(2, "Large", 40) { Has = ["screen"] }, new(3, "Middle", 30)] };
        Assert.Equal([(1, 1), (2, 3), (3, 2)], Plan(input).Sessions.Select(session => (session.Topic, session.Room)).Order());
        Assert.Equal([(1, 2), (2, 1), (3, 3)], Plan(input.With(1, topic => topic with { Needs = ["screen"] })).Sessions.Select(session => (session.Topic, session.Room)).Order());
    }

    [Fact]
    public void A_topic_that_nobody_wishes_has_a_place_too_where_there_is_one()
    {
        var plan = Plan(Plans.Input(4, 2, 2, new Wish("p", [1, 2])));
        Assert.Equal(4, plan.Sessions.Count);
    }

    private static AgendaInput Roomy(AgendaInput input, int seats) => input with { Rooms = [.. input.Rooms.Select(room => room with { Capacity = seats })] };

    private static AgendaPlan Plan(AgendaInput input)
    {
        var plan = Assert.IsType<AgendaPlan>(Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof)));
        Assert.Equal([], Judge.Broken(input, plan.Sessions));
        return plan;
    }
}
