using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>Topics that share a place: what a plan does with them, and what it may not.</summary>
public sealed class SharingTests
{
    [Fact]
    public void Two_that_share_get_one_place_and_a_third_topic_fits_beside_them()
    {
        var input = Short(Plans.Input(3, 1, 2, new Wish("p1", [1, 3]), new Wish("p2", [2]))) with { Shares = [new Share(1, 2)] };

        var plan = Planned(input);

        Assert.Equal(3, plan.Sessions.Count);
        Assert.Equal(RoomOf(plan, 1), RoomOf(plan, 2));
        Assert.NotEqual(RoomOf(plan, 1), RoomOf(plan, 3));
        Assert.Empty(plan.LeftOut);
    }

    [Fact]
    public void The_audience_of_both_gets_the_room_that_holds_both()
    {
        var input = Short(Plans.Input(3, 1, 2, [.. People(1, 6), .. People(2, 6, 10), .. People(3, 8, 20)])) with { Shares = [new Share(1, 2)] };
        input = input with { Rooms = [new AgendaRoom(1, "Small", 8), new AgendaRoom(2, "Large", 20)] };

        var plan = Planned(input);

        Assert.Equal((2, 2, 1), (RoomOf(plan, 1), RoomOf(plan, 2), RoomOf(plan, 3)));
        Assert.Equal(20, plan.Report.Score.Wishes);
    }

    [Fact]
    public void A_host_of_one_of_them_hosts_nothing_else_meanwhile()
    {
        var input = Short(Plans.Input(3, 2, 2)) with { Shares = [new Share(1, 2)] };
        input = input.With(3, topic => topic with { Hosts = ["host 2"] });

        var plan = Planned(input);

        Assert.NotEqual(SlotOf(plan, 3), SlotOf(plan, 1));
        Assert.Equal(SlotOf(plan, 2), SlotOf(plan, 1));
    }

    [Fact]
    public void Needs_and_absences_of_both_count()
    {
        var input = Short(Plans.Input(2, 2, 2)) with { Shares = [new Share(1, 2)], Away = [new Away("host 1", 1)] };
        input = input.With(2, topic => topic with { Needs = ["screen"] });
        input = input with { Rooms = [input.Rooms[0], input.Rooms[1] with { Has = ["screen"] }] };

        var plan = Planned(input);

        Assert.All(plan.Sessions, session => Assert.Equal((2, 2), (session.Slot, session.Room)));
    }

    [Theory]
    [InlineData("short slots")]
    [InlineData("pins")]
    [InlineData("no room has both")]
    [InlineData("one is gone")]
    public void Two_that_could_share_no_place_are_planned_apart(string why)
    {
        var input = Short(Plans.Input(2, 2, 2)) with { Shares = [new Share(1, 2)] };
        input = why switch
        {
            "short slots" => input with { Slots = [.. input.Slots.Select(slot => slot with { End = slot.Start.AddMinutes(20) })] },
            "pins" => input.With(1, topic => topic with { PinnedSlot = 1 }).With(2, topic => topic with { PinnedSlot = 2 }),
            "no room has both" => input.With(1, topic => topic with { Needs = ["screen"] }).With(2, topic => topic with { Needs = ["board"] })
                with
            { Rooms = [input.Rooms[0] with { Has = ["screen"] }, input.Rooms[1] with { Has = ["board"] }] },
            _ => input with { Topics = [input.Topics[0]] },
        };

        var plan = Planned(input);

        Assert.Equal(input.Topics.Count, plan.Sessions.Count);
        Assert.Distinct(plan.Sessions.Select(session => (session.Slot, session.Room)));
    }

    [Fact]
    public void Sharing_gives_way_before_an_agenda_is_impossible()
    {
        var input = Short(Plans.Input(3, 2, 2)) with { Shares = [new Share(1, 2)], Conflicts = [new Conflict(3, 2), new Conflict(3, 1)] };
        input = input.With(1, topic => topic with { MustBePlaced = true }).With(2, topic => topic with { MustBePlaced = true, Hosts = ["host 3"] })
            .With(3, topic => topic with { PinnedSlot = 1, PinnedRoom = 1 }) with
        { Closed = [new Closed(1, 2), new Closed(2, 2)] };

        Assert.IsType<NoAgenda>(Plans.Plan(input, Plans.Settings(Plans.Little)));
        var apart = input with { Conflicts = [new Conflict(3, 2)], Closed = [new Closed(1, 2), new Closed(2, 1)] };
        apart = apart.With(1, topic => topic with { PinnedRoom = 2 }).With(2, topic => topic with { MustBePlaced = false, Needs = [] });
        Assert.IsType<AgendaPlan>(Plans.Plan(apart, Plans.Settings(Plans.Little)));
    }

    [Fact]
    public void A_new_plan_keeps_a_shared_place_and_one_that_left_is_one_move()
    {
        var input = Short(Plans.Input(3, 2, 2)) with { Shares = [new Share(1, 2)], IsSteady = true };
        input = input with { Published = [new Session(1, 2, 1), new Session(2, 2, 1), new Session(3, 1, 2)] };

        Assert.Equal(input.Published.Order(Comparer<Session>.Create((one, other) => one.Topic - other.Topic)), Planned(input).Sessions.OrderBy(session => session.Topic));
        Assert.Empty(Planned(input).Report.Moved);
    }

    [Fact]
    public void The_check_knows_who_may_share_and_who_may_not()
    {
        var input = Short(Plans.Input(3, 1, 1)) with { Shares = [new Share(1, 2)] };

        Assert.Empty(HardRules.Broken(input, [new Session(1, 1, 1), new Session(2, 1, 1)]));
        Assert.Contains("two sessions in one room", Assert.Single(HardRules.Broken(input, [new Session(1, 1, 1), new Session(3, 1, 1)])));
        Assert.Contains("two sessions in one room", Assert.Single(HardRules.Broken(input, [new Session(1, 1, 1), new Session(2, 1, 1), new Session(3, 1, 1)])));
        Assert.Contains("too short for two", Assert.Single(HardRules.Broken(input with { Slots = [input.Slots[0] with { End = input.Slots[0].Start.AddMinutes(20) }] }, [new Session(1, 1, 1), new Session(2, 1, 1)])));
        var one = input.With(2, topic => topic with { Hosts = ["host 1"] }) with { Rooms = [.. Plans.Input(1, 1, 2).Rooms] };
        Assert.Empty(HardRules.Broken(one, [new Session(1, 1, 1), new Session(2, 1, 1)]));
        Assert.Contains("a host in two places", Assert.Single(HardRules.Broken(one, [new Session(1, 1, 1), new Session(2, 1, 2)])));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Over_a_thousand_made_up_inputs_a_plan_with_shared_places_breaks_no_rule_and_is_possible_wherever_one_without_is()
    {
        var shared = 0;
        for (var seed = 0UL; seed < 1_000; seed++)
        {
            var input = SmallAgendas.Make(seed);
            input = input with
            {
                Topics = [.. input.Topics.Select(topic => topic with { Minutes = 15 })],
                Shares = [.. input.Topics.Chunk(2).Where(two => two.Length == 2).Select(two => new Share(two[0].Number, two[1].Number))],
            };
            var outcome = Plans.Plan(input, Plans.Settings(Plans.Little, seed: seed));
            var apart = Plans.Plan(input with { Shares = [] }, Plans.Settings(Plans.Little, seed: seed));

            Assert.True(outcome is AgendaPlan || apart is NoAgenda, $"{seed}: sharing made it impossible");
            if (outcome is not AgendaPlan plan) continue;
            Assert.Equal([], HardRules.Broken(input, plan.Sessions).Select(rule => $"{seed}: {rule}"));
            Assert.Equal(input.Topics.Count, plan.Sessions.Select(session => session.Topic).Concat(plan.LeftOut.Select(left => left.Topic)).Distinct().Count());
            shared += plan.Sessions.GroupBy(session => (session.Slot, session.Room)).Count(place => place.Count() == 2);
        }

        Assert.InRange(shared, 300, 3_000);
    }

    private static AgendaInput Short(AgendaInput input) => input with { Topics = [.. input.Topics.Select(topic => topic with { Minutes = 15 })] };

    private static IEnumerable<Wish> People(int topic, int count, int from = 0) => Enumerable.Range(from, count).Select(person => new Wish($"w{person}", [topic]));

    private static AgendaPlan Planned(AgendaInput input)
    {
        var plan = Assert.IsType<AgendaPlan>(Plans.Plan(input, Plans.Settings(Plans.Some)));
        Assert.Empty(HardRules.Broken(input, plan.Sessions));
        return plan;
    }

    private static int RoomOf(AgendaPlan plan, int topic) => plan.Sessions.Single(session => session.Topic == topic).Room;

    private static int SlotOf(AgendaPlan plan, int topic) => plan.Sessions.Single(session => session.Topic == topic).Slot;
}
