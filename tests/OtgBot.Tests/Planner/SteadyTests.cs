using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>A published agenda after something happened: what need not move stays.</summary>
public sealed class ReplanTests
{
    /// <summary>Three slots of three rooms with eight topics, so one place is free.</summary>
    private static readonly AgendaInput Published = Publish();

    [Fact]
    public void Nothing_happened_and_nothing_moves()
    {
        var plan = Plan(Published);
        Assert.Empty(plan.Report.Moved);
        Assert.Equal(0, plan.Report.Touched);
        Assert.Equal(Published.Published.Order(new ByPlace()), plan.Sessions.Order(new ByPlace()));
    }

    [Fact]
    public void A_room_lost_for_one_slot_moves_one_session()
    {
        var free = Published.Slots.Single(slot => Published.Published.Count(session => session.Slot == slot.Number) == 2).Number;
        var lost = Published.Published.First(session => session.Slot != free);
        var plan = Plan(Published with { Closed = [new Closed(lost.Room, lost.Slot)], IsSteady = true });
        Assert.Equal([lost], plan.Report.Moved);
        Assert.Equal(8, plan.Sessions.Count);
    }

    [Fact]
    public void A_room_lost_for_the_day_moves_what_was_in_it_and_drops_the_least_wanted()
    {
        var gone = Published.Rooms[0].Number;
        var input = Published with { Rooms = [.. Published.Rooms.Skip(1)], IsSteady = true };
        var plan = Plan(input);
        var least = plan.LeftOut.Select(one => one.Topic).ToArray();
        Assert.Equal(6, plan.Sessions.Count);
        Assert.Equal(2, least.Length);
        Assert.All(plan.Report.Moved, session => Assert.True(session.Room == gone || least.Contains(session.Topic)));
    }

    /// <summary>Also with a topic on the wall that more people want than any that has a place.</summary>
    [Fact]
    public void One_topic_withdrawn_takes_nothing_else_away()
    {
        var withdrawn = Published.Published[0];
        var input = Published with
        {
            Topics = [.. Published.Topics.Where(topic => topic.Number != withdrawn.Topic), new AgendaTopic(9, 45), new AgendaTopic(10, 45), new AgendaTopic(11, 45)],
            Wishes = [.. Published.Wishes, .. Enumerable.Range(0, 30).Select(person => new Wish($"new{person}", [9, 10, 11]))],
            IsSteady = true,
        };
        var plan = Plan(input);
        Assert.Equal([withdrawn], plan.Report.Moved);
        Assert.Equal(9, plan.Sessions.Count);
    }

    /// <summary>Its host is bound in the only free slot, so two have to move, while leaving it out would be one move.</summary>
    [Fact]
    public void Nothing_goes_that_two_moves_can_keep()
    {
        var input = Plans.Input(3, 2, 2, new Wish("p", [1, 2, 3])) with { IsSteady = true, Published = [new(1, 1, 1), new(2, 1, 2), new(3, 2, 1)] };
        input = input.With(1, topic => topic with { Hosts = ["both"] }).With(3, topic => topic with { Hosts = ["both"] }) with { Closed = [new Closed(1, 1)] };
        var plan = Plan(input);
        Assert.Empty(plan.LeftOut);
        Assert.Equal(2, plan.Report.Moved.Count);
    }

    [Fact]
    public void A_host_who_falls_ill_for_the_morning_moves_with_one_other_at_most()
    {
        var ill = Published.Published.First(session => session.Slot == 1);
        var plan = Plan(Published with { Away = [new Away($"host {ill.Topic}", 1)], IsSteady = true });
        Assert.Contains(ill, plan.Report.Moved);
        Assert.InRange(plan.Report.Moved.Count, 1, 2);
        Assert.Equal(8, plan.Sessions.Count);
    }

    [Fact]
    public void A_host_who_is_ill_all_day_takes_only_their_topic_away()
    {
        var ill = Published.Published[0];
        var plan = Plan(Published with { Away = [.. Published.Slots.Select(slot => new Away($"host {ill.Topic}", slot.Number))], IsSteady = true });
        Assert.Equal([ill], plan.Report.Moved);
        var left = Assert.Single(plan.LeftOut);
        Assert.Equal([HardRule.Must(ill.Topic), HardRule.IsAway($"host {ill.Topic}")], left.Because);
    }

    [Fact]
    public void A_slot_cut_short_moves_the_one_session_that_is_too_long_for_it()
    {
        var free = Published.Slots.Single(slot => Published.Published.Count(session => session.Slot == slot.Number) == 2).Number;
        var cut = Published.Slots.First(slot => slot.Number != free);
        var tooLong = Published.Published.First(session => session.Slot == cut.Number);
        var input = Published with
        {
            Topics = [.. Published.Topics.Select(topic => topic.Number == tooLong.Topic ? topic : topic with { Minutes = 30 })],
            Slots = [.. Published.Slots.Select(slot => slot == cut ? slot with { End = slot.Start.AddMinutes(30) } : slot)],
            IsSteady = true,
        };
        Assert.Equal([tooLong], Plan(input).Report.Moved);
    }

    [Fact]
    public void In_the_usual_order_wishes_come_before_moves()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 3).Select(person => new Wish($"p{person}", [1, 2]))];
        var input = Plans.Input(4, 2, 2, wishes) with { Published = [new Session(1, 1, 1), new Session(2, 1, 2), new Session(3, 2, 1), new Session(4, 2, 2)] };
        var usual = Plan(input);
        Assert.Equal(6, usual.Report.Score.Wishes);
        Assert.Equal(2, usual.Report.Moved.Count);
        Assert.Equal(3, usual.Report.Touched);
        var steady = Plan(input with { IsSteady = true });
        Assert.Equal(3, steady.Report.Score.Wishes);
        Assert.Empty(steady.Report.Moved);
    }

    private static AgendaPlan Plan(AgendaInput input)
    {
        var plan = (AgendaPlan)Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof));
        Assert.Equal([], Judge.Broken(input, plan.Sessions));
        Assert.Contains(Level.Moves, plan.Report.Proved);
        return plan;
    }

    private static AgendaInput Publish()
    {
        Wish[] wishes = [.. Enumerable.Range(0, 24).Select(person => new Wish($"p{person}", [1 + person % 8, 1 + (person * 3 + 1) % 8, 1 + person * person % 5]))];
        var input = Plans.Input(8, 3, 3, wishes);
        return input with { Published = ((AgendaPlan)Plans.Plan(input, Plans.Settings(Plans.Some, Plans.Proof))).Sessions };
    }

    private sealed class ByPlace : IComparer<Session>
    {
        public int Compare(Session? x, Session? y) => (x!.Slot, x.Room).CompareTo((y!.Slot, y.Room));
    }
}
