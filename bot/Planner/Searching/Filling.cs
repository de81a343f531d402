namespace OtgBot.Planner.Searching;

/// <summary>Simple ways to fill an agenda without breaking a rule: where the search begins, and what a plan is compared with.</summary>
internal static class Filling
{
    /// <summary>What was published stays where it may; then the rest by how much it is wanted, each if people get most by it.</summary>
    public static int[] Best(Problem problem, IReadOnlyList<int> must)
    {
        var rules = problem.Constraints;
        var layout = new Layout(rules, must);
        foreach (var run in ByWishes(problem))
        {
            var slots = Enumerable.Range(0, rules.Slots)
                .Where(slot => layout.SlotOf[run] < 0 && problem.Kept[rules.RunTopic[run]][slot] != 0);
            foreach (var slot in slots)
            {
                if (layout.SlotOf[run] < 0 && layout.CanEnter(run, slot)) layout.Put(run, slot);
            }
        }

        return Whole(problem, layout.SlotOf);
    }

    /// <summary>
    /// Gives the places that are left to what has none, the most wanted first: a topic that adds nothing to what people get has a place
    /// too.
    /// </summary>
    public static int[] Whole(Problem problem, IReadOnlyList<int> slots)
    {
        var rules = problem.Constraints;
        var layout = new Layout(rules, slots);
        var crowd = new Audience(problem, layout);
        foreach (var run in ByWishes(problem))
        {
            if (layout.PlacedRuns[rules.RunTopic[run]] > 0) continue;
            var (best, value) = (Layout.Outside, (long.MinValue, 0));
            for (var slot = 0; slot < rules.Slots; slot++)
            {
                if (!layout.CanEnter(run, slot)) continue;
                Put(new Shift(run, Layout.Outside, slot));
                if ((crowd.Value, -layout.In[slot].Count).CompareTo(value) > 0)
                    (best, value) = (slot, (crowd.Value, -layout.In[slot].Count));
                layout.Put(run, Layout.Outside);
                crowd.Undo();
            }

            if (best == Layout.Outside) continue;
            Put(new Shift(run, Layout.Outside, best));
            crowd.Keep();
        }

        return layout.SlotOf;

        void Put(Shift shift)
        {
            layout.Put(shift.Run, shift.To);
            crowd.Follow([shift]);
        }
    }

    /// <summary>The most wanted into the first slot until it is full, and so on: what many do by hand.</summary>
    public static int[] ByRank(Problem problem, IReadOnlyList<int> must)
    {
        var layout = new Layout(problem.Constraints, Pins(problem, must));
        foreach (var run in ByWishes(problem)) Enter(problem, layout, run, Enumerable.Range(0, problem.Constraints.Slots));
        return WithMust(problem, layout, must);
    }

    /// <summary>Anything anywhere.</summary>
    public static int[] ByChance(Problem problem, IReadOnlyList<int> must, Chance chance)
    {
        var layout = new Layout(problem.Constraints, Pins(problem, must));
        int[] runs = [.. ByWishes(problem)];
        int[] slots = [.. Enumerable.Range(0, problem.Constraints.Slots)];
        chance.Shuffle<int>(runs);
        foreach (var run in runs)
        {
            chance.Shuffle<int>(slots);
            Enter(problem, layout, run, slots);
        }

        return WithMust(problem, layout, must);
    }

    private static void Enter(Problem problem, Layout layout, int run, IEnumerable<int> slots)
    {
        if (layout.PlacedRuns[problem.Constraints.RunTopic[run]] > 0) return;
        layout.Put(run, slots.Where(slot => layout.CanEnter(run, slot)).FirstOrDefault(Layout.Outside));
    }

    /// <summary>One run of each topic, the most wanted first.</summary>
    private static IEnumerable<int> ByWishes(Problem problem) =>
        Enumerable.Range(0, problem.Constraints.Topics).OrderByDescending(topic => problem.Wanted[topic])
            .Select(topic => problem.Constraints.FirstRun[topic]);

    private static int[] Pins(Problem problem, IReadOnlyList<int> must) =>
        [.. must.Select((slot, run) => problem.Constraints.IsPinned(problem.Constraints.RunTopic[run]) ? slot : Layout.Outside)];

    /// <summary>If a thoughtless filling left out what must have a place, those places come first and it fills the rest.</summary>
    private static int[] WithMust(Problem problem, Layout layout, IReadOnlyList<int> must)
    {
        var rules = problem.Constraints;
        if (Enumerable.Range(0, rules.Topics).All(topic => !rules.Must[topic] || layout.PlacedRuns[topic] > 0)) return layout.SlotOf;
        var again = new Layout(rules, must);
        foreach (var run in Enumerable.Range(0, rules.Runs).Where(run => layout.SlotOf[run] >= 0))
            Enter(problem, again, run, [layout.SlotOf[run], .. Enumerable.Range(0, rules.Slots)]);
        return again.SlotOf;
    }
}
