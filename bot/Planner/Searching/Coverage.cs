using System.Numerics;

namespace OtgBot.Planner.Searching;

/// <summary>
/// Wishes met where no topic runs twice: a person then meets one wish in each slot that has a topic of theirs. Counted with one bit a person,
/// so that the effect of a move on thousands of people costs a few dozen instructions.
/// </summary>
internal sealed class Coverage
{
    private readonly Problem problem;
    private readonly Layout layout;
    private readonly ulong[] nobody;
    private readonly ulong[][] any;
    private readonly ulong[][] twice;
    private readonly ulong[][] busy;
    private readonly int[] met;

    public Coverage(Problem problem, Layout layout)
    {
        this.problem = problem;
        this.layout = layout;
        nobody = new ulong[problem.Preferences.Words];
        any = Sets();
        twice = Sets();
        busy = Sets();
        met = new int[problem.Constraints.Slots];
        for (var slot = 0; slot < met.Length; slot++) Count(slot);

        ulong[][] Sets() => [.. Enumerable.Range(0, problem.Constraints.Slots).Select(_ => new ulong[problem.Preferences.Words])];
    }

    public int Total { get; private set; }

    /// <summary>How many more wishes are met when one run takes another's place in a slot. Either may be none (-1).</summary>
    public int Gain(int slot, int leaves, int enters)
    {
        if (slot < 0) return 0;
        var leaving = leaves < 0 ? nobody : problem.Preferences.WishedBy[problem.Constraints.RunTopic[leaves]];
        var entering = enters < 0 ? nobody : problem.Preferences.WishedBy[problem.Constraints.RunTopic[enters]];
        var freed = leaves < 0 ? nobody : problem.Preferences.HostedBy[problem.Constraints.RunTopic[leaves]];
        var bound = enters < 0 ? nobody : problem.Preferences.HostedBy[problem.Constraints.RunTopic[enters]];
        var (one, two, tied) = (any[slot], twice[slot], busy[slot]);
        var count = 0;
        for (var word = 0; word < one.Length; word++)
        {
            var still = one[word] & ~(leaving[word] & ~two[word]) | entering[word];
            count += BitOperations.PopCount(still & ~(tied[word] & ~freed[word] | bound[word]));
        }

        return count - met[slot];
    }

    /// <summary>Counts a slot again after its runs changed.</summary>
    public void Count(int slot)
    {
        if (slot < 0) return;
        var (one, two, tied) = (any[slot], twice[slot], busy[slot]);
        Array.Clear(one);
        Array.Clear(two);
        Array.Clear(tied);
        foreach (var run in layout.In[slot])
        {
            var wished = problem.Preferences.WishedBy[problem.Constraints.RunTopic[run]];
            var hosts = problem.Preferences.HostedBy[problem.Constraints.RunTopic[run]];
            for (var word = 0; word < one.Length; word++)
            {
                two[word] |= one[word] & wished[word];
                one[word] |= wished[word];
                tied[word] |= hosts[word];
            }
        }

        Total -= met[slot];
        met[slot] = 0;
        for (var word = 0; word < one.Length; word++) met[slot] += BitOperations.PopCount(one[word] & ~tied[word]);
        Total += met[slot];
    }
}
