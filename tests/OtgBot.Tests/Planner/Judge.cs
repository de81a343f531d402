using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>
/// What an agenda is, said once more in the plainest way: no bits, no shortcuts, nothing shared with the planner but its records.
/// </summary>
internal static class Judge
{
    /// <summary>The rules an agenda breaks, in words.</summary>
    public static IEnumerable<string> Broken(AgendaInput input, IReadOnlyList<Session> agenda)
    {
        foreach (var session in agenda)
        {
            if (!MayBe(input, session, _ => true)) yield return $"{session} is where it may not be";
        }

        foreach (var (one, other) in Pairs(agenda))
        {
            if (!Together(input, one, other, _ => true)) yield return $"{one} and {other} can't both be";
        }

        foreach (var topic in input.Topics)
        {
            var runs = agenda.Where(session => session.Topic == topic.Number).ToArray();
            if (runs.Length > Math.Max(1, topic.MostRuns)) yield return $"topic {topic.Number} runs too often";
            if ((topic.MustBePlaced || topic.IsPinned) && !runs.Any(run => Pins(topic, run, _ => true))) yield return $"topic {topic.Number} is not where it must be";
        }
    }

    /// <summary>Whether some agenda keeps all rules that hold, by trying every place for everything that must have one.</summary>
    public static bool IsPossible(AgendaInput input, bool allMust, Func<HardRule, bool> holds)
    {
        AgendaTopic[] must = [.. input.Topics.Where(topic => (allMust || topic.MustBePlaced || topic.IsPinned) && holds(HardRule.Must(topic.Number)))];
        return Place(0, []);

        bool Place(int at, IReadOnlyList<Session> agenda) => at == must.Length || Places(input, must[at].Number)
            .Where(session => MayBe(input, session, holds) && Pins(must[at], session, holds) && agenda.All(one => Together(input, one, session, holds)))
            .Any(session => Place(at + 1, [.. agenda, session]));
    }

    /// <summary>Every agenda that keeps all rules.</summary>
    public static IEnumerable<IReadOnlyList<Session>> Every(AgendaInput input)
    {
        return Rest(0, []).Where(agenda => !Broken(input, agenda).Any());

        IEnumerable<IReadOnlyList<Session>> Rest(int at, IReadOnlyList<Session> agenda)
        {
            if (at == input.Topics.Count) return [agenda];
            var topic = input.Topics[at];
            Session[] places = [.. Places(input, topic.Number).Where(session => MayBe(input, session, _ => true) && agenda.All(one => Together(input, one, session, _ => true)))];
            IEnumerable<Session[]> choices = [[], .. places.Select(place => new[] { place })];
            if (topic.MostRuns > 1) choices = choices.Concat(Pairs(places).Where(two => two.One.Slot != two.Other.Slot).Select(two => new[] { two.One, two.Other }));
            return choices.SelectMany(choice => Rest(at + 1, [.. agenda, .. choice]));
        }
    }

    /// <summary>
    /// The best there is, by trying every agenda. Those that could not be better with a seat for everybody are not judged further.
    /// </summary>
    public static long[] Best(AgendaInput input)
    {
        var order = OtgBot.Planner.Score.Order(input.IsSteady).ToArray();
        long[]? best = null;
        foreach (var agenda in Every(input))
        {
            if (best is not null && InOrder(Score(input, agenda, hasSeats: false), best, [.. order.TakeWhile(level => level != Level.WorstOff)]) < 0) continue;
            var score = Score(input, agenda);
            if (best is null || InOrder(score, best, order) > 0) best = score;
        }

        return best!;
    }

    public static int InOrder(long[] one, long[] other, IEnumerable<Level> order) => order.Select(level => one[(int)level].CompareTo(other[(int)level])).FirstOrDefault(difference => difference != 0);

    /// <summary>The levels of the score, in their usual order, more being better.</summary>
    /// <param name="hasSeats">False as though every room had a seat for everybody.</param>
    public static long[] Score(AgendaInput input, IReadOnlyList<Session> agenda, bool hasSeats = true)
    {
        var ballots = input.Wishes.GroupBy(wish => wish.Person).Select(person => (Person: person.Key,
            Wishes: person.SelectMany(wish => wish.Topics).Distinct().Where(number => input.Topics.Any(topic => topic.Number == number && !topic.Hosts.Contains(person.Key))).ToArray()))
            .Where(person => person.Wishes.Length > 0).ToArray();
        int Wanted(int topic) => ballots.Count(ballot => ballot.Wishes.Contains(topic));
        int Seats(Session session) => input.Rooms.Single(room => room.Number == session.Room).Capacity;
        var small = agenda.Where(session => hasSeats && Seats(session) < Wanted(session.Topic)).ToArray();
        var (value, worst) = Seat([.. small.Select(Seats)], [.. ballots.Select(ballot => Ways(input, agenda, small, ballot.Person, ballot.Wishes))]);
        var gone = input.Published.Select(session => session.Topic).Distinct().Count(topic => input.Topics.Any(one => one.Number == topic) && agenda.All(session => session.Topic != topic));
        return
        [
            value,
            worst,
            -input.Published.Count(session => !agenda.Contains(session)) - gone * (input.Published.Count + 1),
            agenda.Select(session => session.Topic).Distinct().Count(),
            -agenda.Sum(session => Math.Max(0, (long)Math.Ceiling(Wanted(session.Topic) / (double)agenda.Count(one => one.Topic == session.Topic)) - Seats(session))),
            -BackToBack(input, agenda),
        ];
    }

    /// <summary>The most that seats can be worth and then the most for the worst-off tenth, by trying every way to take them.</summary>
    private static (long Value, long WorstOff) Seat(int[] seats, (int[] Small, int Met)[][] people)
    {
        var tenth = (int)Math.Ceiling(people.Length / 10.0);
        var all = new Dictionary<string, (int[] Left, int[] Met)> { [""] = (seats, []) };
        foreach (var ways in people)
        {
            var next = new Dictionary<string, (int[] Left, int[] Met)>();
            foreach (var (left, met) in all.Values)
            {
                foreach (var way in ways.Where(way => way.Small.All(session => left[session] > 0)))
                {
                    int[] rest = [.. left.Select((some, session) => some - (way.Small.Contains(session) ? 1 : 0))];
                    int[] sorted = [.. met.Append(way.Met).Order()];
                    next[$"{string.Join(',', rest)}|{string.Join(',', sorted)}"] = (rest, sorted);
                }
            }

            all = next;
        }

        return all.Values.Select(end => (end.Met.Sum(OtgBot.Planner.Score.Worth), (long)end.Met.Take(tenth).Sum())).Max();
    }

    /// <summary>
    /// The ways a person can spend the day: which of the rooms that are too small it takes a seat in, and the most wishes met by that.
    /// </summary>
    private static (int[] Small, int Met)[] Ways(AgendaInput input, IReadOnlyList<Session> agenda, Session[] small, string person, int[] wishes)
    {
        int[] free = [.. input.Slots.Select(slot => slot.Number).Where(slot => !agenda.Any(session => session.Slot == slot && input.Topics.Single(topic => topic.Number == session.Topic).Hosts.Contains(person)))];
        return [.. Rest(0, []).GroupBy(day => string.Join(',', Taken(day))).Select(days => (Taken(days.First()), days.Max(day => day.Length)))];

        int[] Taken(Session[] day) => [.. day.Select(session => Array.IndexOf(small, session)).Where(session => session >= 0)];

        IEnumerable<Session[]> Rest(int at, Session[] day) => at == free.Length ? [day] : agenda
            .Where(session => session.Slot == free[at] && wishes.Contains(session.Topic) && day.All(one => one.Topic != session.Topic))
            .SelectMany(session => Rest(at + 1, [.. day, session])).Concat(Rest(at + 1, day));
    }

    private static long BackToBack(AgendaInput input, IReadOnlyList<Session> agenda) => input.Topics.SelectMany(topic => topic.Hosts).Distinct().Sum(host =>
    {
        var hosted = agenda.Where(session => input.Topics.Single(topic => topic.Number == session.Topic).Hosts.Contains(host)).Select(session => Slot(input, session)).ToArray();
        return hosted.Sum(before => hosted.Count(after => after.Start >= before.End && after.Start - before.End < TimeSpan.FromMinutes(30)));
    });

    private static bool MayBe(AgendaInput input, Session session, Func<HardRule, bool> holds)
    {
        var topic = input.Topics.Single(one => one.Number == session.Topic);
        var (slot, room) = (Slot(input, session), input.Rooms.Single(one => one.Number == session.Room));
        return (!holds(HardRule.Length(topic.Number)) || slot.End - slot.Start >= TimeSpan.FromMinutes(topic.Minutes))
            && (!holds(HardRule.Needs(topic.Number)) || topic.Needs.All(need => room.Has.Any(has => has.Equals(need, StringComparison.OrdinalIgnoreCase))))
            && !input.Away.Any(away => away.Slot == slot.Number && topic.Hosts.Contains(away.Host) && holds(HardRule.IsAway(away.Host)))
            && !input.Closed.Any(closed => closed == new Closed(room.Number, slot.Number) && holds(HardRule.IsClosed(room.Number)));
    }

    private static bool Pins(AgendaTopic topic, Session session, Func<HardRule, bool> holds) =>
        (topic.PinnedSlot is null || topic.PinnedSlot == session.Slot || !holds(HardRule.AtSlot(topic))) && (topic.PinnedRoom is null || topic.PinnedRoom == session.Room || !holds(HardRule.InRoom(topic)));

    private static bool Together(AgendaInput input, Session one, Session other, Func<HardRule, bool> holds)
    {
        if (one.Slot != other.Slot) return true;
        if (one.Topic == other.Topic || one.Room == other.Room && holds(HardRule.OnePerPlace)) return false;
        var hosts = input.Topics.Single(topic => topic.Number == one.Topic).Hosts.Intersect(input.Topics.Single(topic => topic.Number == other.Topic).Hosts);
        return !hosts.Any(host => holds(HardRule.OnePlace(host)))
            && !input.Conflicts.Any(conflict => (conflict == new Conflict(one.Topic, other.Topic) || conflict == new Conflict(other.Topic, one.Topic)) && holds(HardRule.Apart(conflict)));
    }

    private static IEnumerable<Session> Places(AgendaInput input, int topic) => input.Slots.SelectMany(slot => input.Rooms.Select(room => new Session(topic, slot.Number, room.Number)));

    private static IEnumerable<(Session One, Session Other)> Pairs(IReadOnlyList<Session> sessions) => sessions.SelectMany((one, i) => sessions.Skip(i + 1).Select(other => (one, other)));

    private static AgendaSlot Slot(AgendaInput input, Session session) => input.Slots.Single(slot => slot.Number == session.Slot);
}
