using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner;

/// <summary>What an agenda is, said once more in the plainest way: no bits, no shortcuts, nothing shared with the planner but its records.</summary>
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
    public static bool IsPossible(AgendaInput input, bool allMust, Func<Rule, bool> holds)
    {
        AgendaTopic[] must = [.. input.Topics.Where(topic => (allMust || topic.MustBePlaced || topic.IsPinned) && holds(Rule.Must(topic.Number)))];
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

    /// <summary>The levels of the score, in their usual order, more being better.</summary>
    public static long[] Score(AgendaInput input, IReadOnlyList<Session> agenda)
    {
        var ballots = input.Wishes.GroupBy(wish => wish.Person).Select(person => (Person: person.Key,
            Wishes: person.SelectMany(wish => wish.Topics).Distinct().Where(number => input.Topics.Any(topic => topic.Number == number && !topic.Hosts.Contains(person.Key))).ToArray()))
            .Where(person => person.Wishes.Length > 0).ToArray();
        int Wanted(int topic) => ballots.Count(ballot => ballot.Wishes.Contains(topic));
        var met = ballots.Select(ballot => Met(input, agenda, ballot.Person, ballot.Wishes)).ToArray();
        var shares = ballots.Zip(met, (ballot, some) => some * OtgBot.Planner.Score.Whole / ballot.Wishes.Length).Order().ToArray();
        return
        [
            input.Topics.Where(topic => agenda.Any(session => session.Topic == topic.Number)).Sum(topic => (Wanted(topic.Number) * (input.Topics.Count + 1L)) + 1),
            met.Sum(),
            shares.Take((int)Math.Ceiling(ballots.Length / 10.0)).Sum(),
            -input.Published.Count(session => !agenda.Contains(session)),
            -agenda.Sum(session => Math.Max(0, (long)Math.Ceiling(Wanted(session.Topic) / (double)agenda.Count(one => one.Topic == session.Topic)) - input.Rooms.Single(room => room.Number == session.Room).Capacity)),
            -BackToBack(input, agenda),
        ];
    }

    private static long BackToBack(AgendaInput input, IReadOnlyList<Session> agenda) => input.Topics.SelectMany(topic => topic.Hosts).Distinct().Sum(host =>
    {
        var hosted = agenda.Where(session => input.Topics.Single(topic => topic.Number == session.Topic).Hosts.Contains(host)).Select(session => Slot(input, session)).ToArray();
        return hosted.Sum(before => hosted.Count(after => after.Start >= before.End && after.Start - before.End < TimeSpan.FromMinutes(30)));
    });

    private static int Met(AgendaInput input, IReadOnlyList<Session> agenda, string person, int[] wishes)
    {
        int[] free = [.. input.Slots.Select(slot => slot.Number).Where(slot => !agenda.Any(session => session.Slot == slot && input.Topics.Single(topic => topic.Number == session.Topic).Hosts.Contains(person)))];
        return Most(0, []);

        int Most(int at, int[] been) => at == free.Length ? 0 : agenda.Where(session => session.Slot == free[at] && wishes.Contains(session.Topic) && !been.Contains(session.Topic))
            .Select(session => 1 + Most(at + 1, [.. been, session.Topic])).Append(Most(at + 1, been)).Max();
    }

    private static bool MayBe(AgendaInput input, Session session, Func<Rule, bool> holds)
    {
        var topic = input.Topics.Single(one => one.Number == session.Topic);
        var (slot, room) = (Slot(input, session), input.Rooms.Single(one => one.Number == session.Room));
        return (!holds(Rule.Length(topic.Number)) || slot.End - slot.Start >= TimeSpan.FromMinutes(topic.Minutes))
            && (!holds(Rule.Needs(topic.Number)) || topic.Needs.All(need => room.Has.Any(has => has.Equals(need, StringComparison.OrdinalIgnoreCase))))
            && !input.Away.Any(away => away.Slot == slot.Number && topic.Hosts.Contains(away.Host) && holds(Rule.IsAway(away.Host)))
            && !input.Closed.Any(closed => closed == new Closed(room.Number, slot.Number) && holds(Rule.IsClosed(room.Number)));
    }

    private static bool Pins(AgendaTopic topic, Session session, Func<Rule, bool> holds) =>
        (topic.PinnedSlot is null || topic.PinnedSlot == session.Slot || !holds(Rule.AtSlot(topic))) && (topic.PinnedRoom is null || topic.PinnedRoom == session.Room || !holds(Rule.InRoom(topic)));

    private static bool Together(AgendaInput input, Session one, Session other, Func<Rule, bool> holds)
    {
        if (one.Slot != other.Slot) return true;
        if (one.Topic == other.Topic || one.Room == other.Room && holds(Rule.OnePerPlace)) return false;
        var hosts = input.Topics.Single(topic => topic.Number == one.Topic).Hosts.Intersect(input.Topics.Single(topic => topic.Number == other.Topic).Hosts);
        return !hosts.Any(host => holds(Rule.OnePlace(host)))
            && !input.Conflicts.Any(conflict => (conflict == new Conflict(one.Topic, other.Topic) || conflict == new Conflict(other.Topic, one.Topic)) && holds(Rule.Apart(conflict)));
    }

    private static IEnumerable<Session> Places(AgendaInput input, int topic) => input.Slots.SelectMany(slot => input.Rooms.Select(room => new Session(topic, slot.Number, room.Number)));

    private static IEnumerable<(Session One, Session Other)> Pairs(IReadOnlyList<Session> sessions) => sessions.SelectMany((one, i) => sessions.Skip(i + 1).Select(other => (one, other)));

    private static AgendaSlot Slot(AgendaInput input, Session session) => input.Slots.Single(slot => slot.Number == session.Slot);
}
