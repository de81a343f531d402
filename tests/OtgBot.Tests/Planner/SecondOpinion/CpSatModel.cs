using Google.OrTools.Sat;
using OtgBot.Planner;
using OtgBot.Planner.Rules;

namespace OtgBot.Tests.Planner.SecondOpinion;

/// <summary>
/// The agenda as the solver sees it. Rooms that are alike are one kind, so that the model is exact and yet small. Everything an agenda is
/// judged by is a sum, of which more is better.
/// </summary>
internal sealed class CpSatModel
{
    private readonly Problem problem;
    private readonly Constraints rules;
    private readonly ulong[] kinds;
    private readonly CpModel model = new();
    private readonly Dictionary<(int Topic, int Slot, int Kind), BoolVar> places = [];
    private readonly Dictionary<(int Topic, int Slot), BoolVar> at = [];
    private readonly LinearExpr[] placed;
    private readonly CpSatPeople people;

    public CpSatModel(Problem problem)
    {
        this.problem = problem;
        rules = problem.Constraints;
        kinds = Kinds();
        for (var topic = 0; topic < rules.Topics; topic++) AddPlaces(topic);
        placed = [.. Enumerable.Range(0, rules.Topics).Select(AddRuns)];
        if (!rules.SharesPlaces) AddCapacities();
        AddClashes();
        people = new CpSatPeople(problem, model, At, Seats);
    }

    public CpModel Model => model;

    /// <summary>A level as a sum. Null if this model can't say it.</summary>
    public LinearExpr? Level(Level level) => level switch
    {
        OtgBot.Planner.Level.Value => people.Value,
        OtgBot.Planner.Level.WorstOff => people.WorstOff(),
        OtgBot.Planner.Level.Moves => Moves(),
        OtgBot.Planner.Level.Placed => LinearExpr.Sum(placed),
        OtgBot.Planner.Level.Seats => rules.HasRepeats ? null : Overflow(),
        _ => BackToBack(),
    };

    /// <summary>What the score has at a level, in this model's measure.</summary>
    public long Value(Level level, Score score) => level switch
    {
        OtgBot.Planner.Level.Moves => problem.Moves(0, problem.PublishedTopics.Length) - score.Moves,
        _ => score.At(level),
    };

    /// <summary>Leaves only this agenda. False if a session is where the model has no place at all.</summary>
    public bool Fix(IReadOnlyList<Session> agenda)
    {
        var taken = new HashSet<(int Topic, int Slot, int Kind)>();
        foreach (var session in agenda)
        {
            var (topic, slot, room) = (rules.TopicIndex[session.Topic], rules.SlotIndex[session.Slot], rules.RoomIndex[session.Room]);
            var kind = Array.FindIndex(kinds, kind => kind.Has(room));
            if (!places.ContainsKey((topic, slot, kind)) || !rules.Open[slot].Has(room) || !taken.Add((topic, slot, kind))) return false;
        }

        foreach (var (place, variable) in places) model.Add(variable == (taken.Contains(place) ? 1 : 0));
        return true;
    }

    private BoolVar? At(int topic, int slot) => at.GetValueOrDefault((topic, slot));

    private ulong[] Kinds()
    {
        var masks = rules.RunRooms.Concat(rules.RoomsOf).Distinct().ToArray();
        return
        [
            .. Enumerable.Range(0, rules.Rooms).GroupBy(room => string.Join(',',
            [
                .. masks.Select(mask => mask.Has(room) ? 1 : 0),
                .. rules.Open.Select(open => open.Has(room) ? 1 : 0),
                problem.Input.Rooms[room].Capacity,
                problem.Kept.Any(topic => topic.Any(rooms => rooms.Has(room))) ? room : -1,
            ])).Select(kind => kind.Aggregate(0UL, (mask, room) => mask | 1UL << room)),
        ];
    }

    private void AddPlaces(int topic)
    {
        var first = rules.FirstRun[topic];
        var repeats = problem.Constraints.RunTopic.Length > first + 1 && rules.RunTopic[first + 1] == topic;
        var slots = rules.RunSlots[first] | (repeats ? rules.RunSlots[first + 1] : 0);
        var rooms = rules.RunRooms[first] | (repeats ? rules.RunRooms[first + 1] : 0);
        foreach (var slot in Bits.Items(slots))
        {
            var here = new List<BoolVar>();
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                if ((kinds[kind] & rooms & rules.Open[slot]) == 0) continue;
                var place = model.NewBoolVar($"t{topic}s{slot}k{kind}");
                places.Add((topic, slot, kind), place);
                here.Add(place);
            }

            if (here.Count == 0) continue;
            if (here.Count == 1)
            {
                at.Add((topic, slot), here[0]);
                continue;
            }

            var any = model.NewBoolVar($"t{topic}s{slot}");
            model.Add(LinearExpr.Sum(here) == any);
            at.Add((topic, slot), any);
        }
    }

    /// <summary>As many runs as there may be, the pinned one among them. Whether the topic has a place at all.</summary>
    private LinearExpr AddRuns(int topic)
    {
        var first = rules.FirstRun[topic];
        var most = rules.RunTopic.Count(one => one == topic);
        var runs = LinearExpr.Sum(at.Where(one => one.Key.Topic == topic).Select(one => one.Value));
        model.Add(runs <= most);
        if (rules.Must[topic])
        {
            model.Add(LinearExpr.Sum(places.Where(one => one.Key.Topic == topic && rules.RunSlots[first].Has(one.Key.Slot) && (kinds[one.Key.Kind] & rules.RunRooms[first]) != 0).Select(one => one.Value)) >= 1);
        }

        if (most == 1) return runs;
        var has = model.NewBoolVar($"t{topic}");
        model.Add(runs >= has);
        model.Add(runs <= most * has);
        return has;
    }

    private void AddCapacities()
    {
        foreach (var group in places.GroupBy(one => (one.Key.Slot, one.Key.Kind), one => one.Value))
        {
            var rooms = System.Numerics.BitOperations.PopCount(kinds[group.Key.Kind] & rules.Open[group.Key.Slot]);
            if (group.Count() > rooms) model.Add(LinearExpr.Sum(group) <= rooms);
        }
    }

    private void AddClashes()
    {
        var hosts = problem.Input.Topics.SelectMany((topic, i) => topic.Hosts.Distinct().Select(host => (host, i))).GroupBy(one => one.host, one => one.i).Select(host => host.ToArray());
        var apart = problem.Input.Conflicts.Where(one => rules.TopicIndex.ContainsKey(one.Topic) && rules.TopicIndex.ContainsKey(one.Other) && one.Topic != one.Other)
            .Select(one => new[] { rules.TopicIndex[one.Topic], rules.TopicIndex[one.Other] });
        foreach (var topics in hosts.Concat(apart).Where(topics => topics.Length > 1))
        {
            for (var slot = 0; slot < rules.Slots; slot++)
            {
                var here = topics.Select(topic => At(topic, slot)).OfType<BoolVar>().ToArray();
                if (here.Length > 1) model.AddAtMostOne(here);
            }
        }
    }

    private LinearExpr Seats(int topic, int slot)
    {
        var here = places.Where(one => one.Key.Topic == topic && one.Key.Slot == slot).ToArray();
        return LinearExpr.WeightedSum(here.Select(one => one.Value), here.Select(one => (long)problem.Input.Rooms[Bits.Items(kinds[one.Key.Kind]).First()].Capacity));
    }

    /// <summary>Sessions that stay; and a topic that stays at all counts for more than all of them.</summary>
    private LinearExpr Moves() =>
        LinearExpr.Sum(places.Where(one => (problem.Kept[one.Key.Topic][one.Key.Slot] & kinds[one.Key.Kind]) != 0).Select(one => one.Value))
        + LinearExpr.WeightedSum(problem.PublishedTopics.Select(topic => placed[topic]), problem.PublishedTopics.Select(_ => problem.Input.Published.Count + 1L));

    private LinearExpr Overflow()
    {
        var lacking = places.Select(one => (one.Value, Short: -(long)Math.Max(0, problem.Wanted[one.Key.Topic] - problem.Input.Rooms[Bits.Items(kinds[one.Key.Kind]).First()].Capacity))).Where(one => one.Short < 0).ToArray();
        return LinearExpr.WeightedSum(lacking.Select(one => one.Value), lacking.Select(one => one.Short));
    }

    private LinearExpr BackToBack()
    {
        var sums = new List<BoolVar>();
        foreach (var host in problem.Hosts.SelectMany((hosts, topic) => hosts.Select(host => (host, topic))).GroupBy(one => one.host, one => one.topic))
        {
            for (var slot = 1; slot < rules.Slots; slot++)
            {
                if (!problem.IsSoonAfter[slot]) continue;
                var before = host.Select(topic => At(topic, slot - 1)).OfType<BoolVar>().ToArray();
                var after = host.Select(topic => At(topic, slot)).OfType<BoolVar>().ToArray();
                if (before.Length == 0 || after.Length == 0) continue;
                var tired = model.NewBoolVar("");
                model.Add(LinearExpr.Sum(before) + LinearExpr.Sum(after) <= 1 + tired);
                sums.Add(tired);
            }
        }

        return LinearExpr.WeightedSum(sums, sums.Select(_ => -1L));
    }
}
