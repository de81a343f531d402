using CsCheck;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

public sealed class DifferenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_session_that_moves_keeps_its_name_and_raises_its_sequence()
    {
        var first = Difference.Follow([], [Session(1, 9, "A"), Session(2, 9, "B")], Now);
        var second = Difference.Follow(first, [Session(1, 10, "A"), Session(2, 9, "B")], Now.AddHours(1));
        var third = Difference.Follow(second, [Session(1, 10, "B"), Session(2, 9, "B")], Now.AddHours(2));

        Assert.Equal([(1, 1, 2), (2, 1, 0)], third.OrderBy(one => one.Topic).Select(one => (one.Topic, one.Run, one.Sequence)));
        Assert.Equal(Now, third.Single(one => one.Topic == 2).ChangedAt);
        Assert.Equal(Now.AddHours(2), third.Single(one => one.Topic == 1).ChangedAt);
    }

    [Fact]
    public void What_goes_is_called_off_and_what_comes_back_is_the_same_session_again()
    {
        var first = Difference.Follow([], [Session(1, 9, "A")], Now);
        var gone = Difference.Follow(first, [], Now);
        var back = Difference.Follow(gone, [Session(1, 11, "B")], Now);

        Assert.True(Assert.Single(gone).IsCalledOff);
        Assert.Equal((1, 1, 2, false), back.Select(one => (one.Topic, one.Run, one.Sequence, one.IsCalledOff)).Single());
        Assert.Equal([new SessionChange(1, Session(1, 9, "A").Place, null)], Difference.Between(first, gone));
        Assert.Equal([new SessionChange(1, null, Session(1, 11, "B").Place)], Difference.Between(gone, back));
    }

    [Fact]
    public void Of_two_runs_only_the_one_that_moved_changes()
    {
        var first = Difference.Follow([], [Session(1, 9, "A"), Session(1, 11, "A")], Now);

        var second = Difference.Follow(first, [Session(1, 8, "A"), Session(1, 11, "A")], Now);

        var change = Assert.Single(Difference.Between(first, second));
        Assert.Equal((9, 8), (change.From!.Start.Hour, change.To!.Start.Hour));
        Assert.Equal([(1, 1), (2, 0)], second.OrderBy(one => one.Run).Select(one => (one.Run, one.Sequence)));
    }

    [Fact]
    public void A_slot_that_becomes_shorter_is_a_change_though_nothing_moves()
    {
        var first = Difference.Follow([], [Session(1, 9, "A")], Now);
        var shorter = Session(1, 9, "A") with { End = Session(1, 9, "A").Start.AddMinutes(20) };

        Assert.Single(Difference.Between(first, Difference.Follow(first, [shorter], Now)));
    }

    [Fact]
    public void Names_are_never_used_twice_and_sequences_never_fall() =>
        Gen.Select(Sessions, Sessions, Sessions).Always((one, two, three) =>
        {
            var first = Difference.Follow([], one, Now);
            var second = Difference.Follow(first, two, Now);
            var third = Difference.Follow(second, three, Now);
            foreach (var (before, after, wanted) in new[] { (first, second, two), (second, third, three) })
            {
                Assert.Distinct(after.Select(session => (session.Topic, session.Run)));
                Assert.Equal(wanted.Select(session => (session.Topic, session.Place)).OrderBy(at => at.ToString()), after.Where(session => !session.IsCalledOff).Select(session => (session.Topic, session.Place)).OrderBy(at => at.ToString()));
                foreach (var old in before)
                {
                    var now = after.Single(session => (session.Topic, session.Run) == (old.Topic, old.Run));
                    var isSame = now.Place == old.Place && now.IsCalledOff == old.IsCalledOff;
                    Assert.Equal(isSame ? old.Sequence : old.Sequence + 1, now.Sequence);
                }
            }
        }, iter: 2_000);

    /// <summary>Some topics, each in some different slots.</summary>
    private static readonly Gen<PlacedSession[]> Sessions = Gen.Select(Gen.Int[1, 3], Gen.Int[8, 11], Gen.Int[0, 1]).Array[0, 6]
        .Select(all => all.DistinctBy(one => (one.Item1, one.Item2)).Select(one => Session(one.Item1, one.Item2, one.Item3 == 0 ? "A" : "B")).ToArray());

    private static PlacedSession Session(int topic, int hour, string room)
    {
        var start = new DateTimeOffset(2026, 12, 3, hour, 0, 0, TimeSpan.Zero);
        return new PlacedSession(topic, 1, hour, room[0], room, start, start.AddMinutes(45));
    }
}
