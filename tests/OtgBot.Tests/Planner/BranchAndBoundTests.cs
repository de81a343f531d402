using OtgBot.Planner;
using OtgBot.Planner.Proving;

namespace OtgBot.Tests.Planner;

/// <summary>Leaving branches out must never leave the best out: asked without knowing an answer, it says what trying all says.</summary>
public sealed class BranchAndBoundTests
{
    private const int Topics = 6;
    private const int Slots = 3;
    private const int Rooms = 3;

    [Fact]
    public void Its_bound_is_the_best_there_is_and_it_shows_every_best_agenda()
    {
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var input = Make(new Chance(seed));
            var problem = new Problem(input);
            var all = Everything().Select(slots => (Slots: slots, Value: Value(input, slots))).ToArray();
            var best = all.Max(one => one.Value);
            Assert.Equal(best, Search(problem, long.MaxValue).Bound(known: 0));
            Assert.Equal(best, Search(problem, long.MaxValue).Bound(known: best));

            var shown = new List<string>();
            Assert.True(Search(problem, long.MaxValue).Each(best, slots => Shown(string.Join(',', slots))));
            bool Shown(string agenda)
            {
                if (Value(input, [.. agenda.Split(',').Select(int.Parse)]) == best) shown.Add(agenda);
                return true;
            }

            Assert.Equal(all.Where(one => one.Value == best).Select(one => string.Join(',', one.Slots)).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Stopped_early_its_bound_still_holds()
    {
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var input = Make(new Chance(seed));
            var best = Everything().Max(slots => Value(input, slots));
            for (var tries = 1; tries < 60; tries += 7) Assert.InRange(Search(new Problem(input), tries).Bound(known: 0), best, long.MaxValue);
        }
    }

    private static BranchAndBound Search(Problem problem, long most) => new(problem, new EveryRooming(problem, new Judging(problem)), most, Plans.Endless());

    /// <summary>With a seat for everybody.</summary>
    private static AgendaInput Make(Chance chance) => Input(chance) with { Rooms = [.. Enumerable.Range(1, Rooms).Select(room => new AgendaRoom(room, $"Room {room}", 20))] };

    private static AgendaInput Input(Chance chance) => Plans.Input(Topics, Slots, Rooms,
    [
        .. Enumerable.Range(0, 8).Select(person => new Wish($"p{person}", [.. Enumerable.Range(1, Topics).Where(_ => chance.Below(5) < 3)])),
        .. Enumerable.Range(1, 3).Select(host => new Wish($"host {host}", [.. Enumerable.Range(1, Topics).Where(_ => chance.Below(2) == 0)])),
    ]);

    /// <summary>By topic its slot, or none.</summary>
    private static IEnumerable<int[]> Everything() => Enumerable.Range(0, (int)Math.Pow(Slots + 1, Topics))
        .Select(number => Enumerable.Range(0, Topics).Select(topic => number / (int)Math.Pow(Slots + 1, topic) % (Slots + 1) - 1).ToArray())
        .Where(slots => slots.Where(slot => slot >= 0).CountBy(slot => slot).All(slot => slot.Value <= Rooms));

    /// <summary>Each slot meets one wish of those who have a topic there and don't host.</summary>
    private static long Value(AgendaInput input, int[] slots) => input.Wishes.Sum(wish =>
    {
        bool Hosts(int topic) => input.Topics[topic].Hosts.Contains(wish.Person);
        return Score.Worth(Enumerable.Range(0, Slots).Count(slot => Enumerable.Range(0, Topics).Any(topic => slots[topic] == slot && wish.Topics.Contains(topic + 1) && !Hosts(topic))
            && !Enumerable.Range(0, Topics).Any(topic => slots[topic] == slot && Hosts(topic))));
    });
}
