using CsCheck;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

public sealed class MyDayTests
{
    [Fact]
    public void One_session_a_slot_and_a_topic_that_runs_twice_gives_way()
    {
        var agenda = Agenda((1, 9), (2, 9), (1, 10), (3, 10));

        var day = MyDay.Of(agenda, [1, 2], []);

        Assert.Equal([2, 1], day.Select(step => step.Mine?.Topic ?? 0));
        Assert.Equal([1], day[0].Missed.Select(missed => missed.Topic));
    }

    [Fact]
    public void What_one_hosts_comes_first_and_a_slot_without_a_wish_is_free()
    {
        var day = MyDay.Of(Agenda((1, 9), (2, 9), (3, 10), (4, 11)), [1, 4], [2]);

        Assert.Equal([2, 0, 4], day.Select(step => step.Mine?.Topic ?? 0));
        Assert.Equal([true, false, false], day.Select(step => step.IsHost));
    }

    [Fact]
    public void What_shares_the_place_of_a_session_is_met_with_it_and_is_not_at_the_same_time()
    {
        var agenda = Agenda((1, 9), (2, 9), (3, 9));
        agenda = agenda with { Sessions = [.. agenda.Sessions.Select(session => session.Topic == 2 ? session with { Room = 1 } : session)] };

        var step = Assert.Single(MyDay.Of(agenda, [1, 2, 3], []));

        Assert.Equal((1, 2, 3), (step.Mine!.Topic, Assert.Single(step.Beside).Topic, Assert.Single(step.Missed).Topic));
        Assert.Equal((2, 1), (MyDay.Of(agenda, [1], [2])[0].Mine!.Topic, MyDay.Of(agenda, [1], [2])[0].Beside[0].Topic));
    }

    [Fact]
    public void As_many_wishes_are_met_as_trying_everything_meets() =>
        Gen.Select(Gen.Select(Gen.Int[1, 5], Gen.Int[9, 12]).Array[1, 10], Gen.Int[1, 5].Array[0, 5]).Always((sessions, wishes) =>
        {
            var agenda = Agenda([.. sessions.Distinct()]);

            var met = MyDay.Of(agenda, [.. wishes.Distinct()], []).Select(step => step.Mine).OfType<PlacedSession>().ToArray();

            Assert.Distinct(met.Select(session => session.Topic));
            Assert.Distinct(met.Select(session => session.Start));
            Assert.All(met, session => Assert.Contains(session.Topic, wishes));
            Assert.Equal(Most([.. agenda.Standing.GroupBy(session => session.Start).Select(slot => slot.Select(session => session.Topic).Where(wishes.Contains).ToArray())], []), met.Length);
        }, iter: 2_000);

    private static int Most(int[][] slots, int[] been) => slots.Length == 0
        ? 0
        : slots[0].Where(topic => !been.Contains(topic)).Select(topic => 1 + Most(slots[1..], [.. been, topic])).Append(Most(slots[1..], been)).Max();

    private static PublishedAgenda Agenda(params (int Topic, int Hour)[] sessions) => new()
    {
        Version = 1,
        Plan = "p",
        At = default,
        Slots = [],
        Rooms = [],
        Sessions = [.. sessions.GroupBy(one => one.Topic).SelectMany(topic => topic.Select((one, run) => new PlacedSession(one.Topic, run + 1, one.Hour, one.Topic, $"R{one.Topic}",
            new DateTimeOffset(2026, 12, 3, one.Hour, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 3, one.Hour, 45, 0, TimeSpan.Zero))))],
    };
}
