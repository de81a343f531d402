using Google.OrTools.Sat;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Planning;

/// <summary>
/// The agenda as the solver sees it. Rooms that are alike are one kind, people with the same wishes one crowd, so that the model is exact and
/// yet small. Everything an agenda is judged by is a sum, of which more is better.
/// </summary>
internal sealed class CpSatModel
{
    private readonly Problem problem;
    private readonly Frame frame;
    private readonly ulong[] kinds;
    private readonly CpModel model = new();
    private readonly Dictionary<(int Topic, int Slot, int Kind), BoolVar> places = [];
    private readonly Dictionary<(int Topic, int Slot), BoolVar> at = [];
    private readonly List<(IntVar Variable, Func<CpSatStart, long> Value)> hints = [];
    private readonly LinearExpr[] placed;
    private readonly CpSatCrowds crowds;

    public CpSatModel(Problem problem, bool knowsRooms)
    {
        this.problem = problem;
        frame = problem.Frame;
        kinds = Kinds(knowsRooms);
        for (var topic = 0; topic < frame.Topics; topic++) AddPlaces(topic);
        placed = [.. Enumerable.Range(0, frame.Topics).Select(AddRuns)];
        if (!frame.SharesPlaces) AddCapacities();
        AddClashes();
        crowds = new CpSatCrowds(problem, model, At, Hinted);
    }

    public CpModel Model => model;

    /// <summary>How large the model would be that knows each room.</summary>
    public static long Size(Problem problem) => (long)problem.Frame.Topics * problem.Frame.Slots * problem.Frame.Rooms;

    /// <summary>A level as a sum. Null where this model can't say it.</summary>
    public LinearExpr? Level(Level level) => level switch
    {
        Domain.Agenda.Level.Placed => LinearExpr.WeightedSum(placed, problem.Weight),
        Domain.Agenda.Level.Wishes => crowds.Wishes,
        Domain.Agenda.Level.WorstOff => crowds.WorstOff(),
        Domain.Agenda.Level.Moves => LinearExpr.Sum(places.Where(one => (problem.Kept[one.Key.Topic][one.Key.Slot] & kinds[one.Key.Kind]) != 0).Select(one => one.Value)),
        Domain.Agenda.Level.Overflow => frame.HasRepeats ? null : Overflow(),
        _ => BackToBack(),
    };

    /// <summary>What the score has at a level, in this model's measure.</summary>
    public long Value(Level level, Score score) => level switch
    {
        Domain.Agenda.Level.Moves => problem.Input.Published.Count - score.Moves,
        Domain.Agenda.Level.WorstOff => crowds.Scaled(score.WorstOff),
        _ => score.At(level),
    };

    /// <summary>Where the solver begins.</summary>
    public void Hint(int[] slots)
    {
        var start = new CpSatStart(problem, slots);
        model.ClearHints();
        foreach (var (variable, value) in hints) model.AddHint(variable, value(start));
    }

    /// <summary>By run, the slot the solver gave it.</summary>
    public int[] Slots(CpSolver solver)
    {
        var slots = new int[frame.Runs];
        Array.Fill(slots, Layout.Outside);
        foreach (var topic in at.Where(one => solver.BooleanValue(one.Value)).GroupBy(one => one.Key.Topic, one => one.Key.Slot))
        {
            var first = frame.FirstRun[topic.Key];
            var chosen = topic.Order().ToList();

            // The first run carries the pins, so it takes a slot that it may have.
            var pinned = chosen.Find(slot => frame.RunSlots[first].Has(slot));
            chosen.Remove(pinned);
            chosen.Insert(0, pinned);
            for (var i = 0; i < chosen.Count; i++) slots[first + i] = chosen[i];
        }

        return slots;
    }

    private void Hinted(IntVar variable, Func<CpSatStart, long> value) => hints.Add((variable, value));

    private BoolVar? At(int topic, int slot) => at.GetValueOrDefault((topic, slot));

    private ulong[] Kinds(bool knowsRooms)
    {
        var masks = frame.RunRooms.Concat(frame.RoomsOf).Distinct().ToArray();
        return
        [
            .. Enumerable.Range(0, frame.Rooms).GroupBy(room => string.Join(',',
            [
                .. masks.Select(mask => mask.Has(room) ? 1 : 0),
                .. frame.Open.Select(open => open.Has(room) ? 1 : 0),
                knowsRooms ? problem.Input.Rooms[room].Capacity : 0,
                knowsRooms && problem.Kept.Any(topic => topic.Any(rooms => rooms.Has(room))) ? room : -1,
            ])).Select(kind => kind.Aggregate(0UL, (mask, room) => mask | 1UL << room)),
        ];
    }

    private void AddPlaces(int topic)
    {
        var first = frame.FirstRun[topic];
        var repeats = problem.Frame.RunTopic.Length > first + 1 && frame.RunTopic[first + 1] == topic;
        var slots = frame.RunSlots[first] | (repeats ? frame.RunSlots[first + 1] : 0);
        var rooms = frame.RunRooms[first] | (repeats ? frame.RunRooms[first + 1] : 0);
        foreach (var slot in Bits.Items(slots))
        {
            var here = new List<BoolVar>();
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                if ((kinds[kind] & rooms & frame.Open[slot]) == 0) continue;
                var place = model.NewBoolVar($"t{topic}s{slot}k{kind}");
                places.Add((topic, slot, kind), place);
                var alike = kinds[kind];
                Hinted(place, start => start.Has(topic, slot, alike) ? 1 : 0);
                here.Add(place);
            }

            if (here.Count == 0) continue;
            if (here.Count == 1)
            {
                at.Add((topic, slot), here[0]);
                continue;
            }

            var any = model.NewBoolVar($"t{topic}s{slot}");
            Hinted(any, start => start.Has(topic, slot) ? 1 : 0);
            model.Add(LinearExpr.Sum(here) == any);
            at.Add((topic, slot), any);
        }
    }

    /// <summary>As many runs as there may be, the pinned one among them. Whether the topic has a place at all.</summary>
    private LinearExpr AddRuns(int topic)
    {
        var first = frame.FirstRun[topic];
        var most = frame.RunTopic.Count(one => one == topic);
        var runs = LinearExpr.Sum(at.Where(one => one.Key.Topic == topic).Select(one => one.Value));
        model.Add(runs <= most);
        if (frame.Must[topic])
        {
            model.Add(LinearExpr.Sum(places.Where(one => one.Key.Topic == topic && frame.RunSlots[first].Has(one.Key.Slot) && (kinds[one.Key.Kind] & frame.RunRooms[first]) != 0).Select(one => one.Value)) >= 1);
        }

        if (most == 1) return runs;
        var has = model.NewBoolVar($"t{topic}");
        Hinted(has, start => Enumerable.Range(0, frame.Slots).Any(slot => start.Has(topic, slot)) ? 1 : 0);
        model.Add(runs >= has);
        model.Add(runs <= most * has);
        return has;
    }

    private void AddCapacities()
    {
        foreach (var group in places.GroupBy(one => (one.Key.Slot, one.Key.Kind), one => one.Value))
        {
            var rooms = System.Numerics.BitOperations.PopCount(kinds[group.Key.Kind] & frame.Open[group.Key.Slot]);
            if (group.Count() > rooms) model.Add(LinearExpr.Sum(group) <= rooms);
        }
    }

    private void AddClashes()
    {
        var hosts = problem.Input.Topics.SelectMany((topic, i) => topic.Hosts.Distinct().Select(host => (host, i))).GroupBy(one => one.host, one => one.i).Select(host => host.ToArray());
        var apart = problem.Input.Conflicts.Where(one => frame.TopicIndex.ContainsKey(one.Topic) && frame.TopicIndex.ContainsKey(one.Other) && one.Topic != one.Other)
            .Select(one => new[] { frame.TopicIndex[one.Topic], frame.TopicIndex[one.Other] });
        foreach (var topics in hosts.Concat(apart).Where(topics => topics.Length > 1))
        {
            for (var slot = 0; slot < frame.Slots; slot++)
            {
                var here = topics.Select(topic => At(topic, slot)).OfType<BoolVar>().ToArray();
                if (here.Length > 1) model.AddAtMostOne(here);
            }
        }
    }

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
            for (var slot = 1; slot < frame.Slots; slot++)
            {
                if (!problem.IsSoonAfter[slot]) continue;
                var before = host.Select(topic => At(topic, slot - 1)).OfType<BoolVar>().ToArray();
                var after = host.Select(topic => At(topic, slot)).OfType<BoolVar>().ToArray();
                if (before.Length == 0 || after.Length == 0) continue;
                var tired = model.NewBoolVar("");
                var late = slot;
                Hinted(tired, start => host.Any(topic => start.Has(topic, late - 1)) && host.Any(topic => start.Has(topic, late)) ? 1 : 0);
                model.Add(LinearExpr.Sum(before) + LinearExpr.Sum(after) <= 1 + tired);
                sums.Add(tired);
            }
        }

        return LinearExpr.WeightedSum(sums, sums.Select(_ => -1L));
    }
}
