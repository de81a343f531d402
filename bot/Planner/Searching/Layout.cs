using System.Numerics;
using OtgBot.Planner.Rules;

namespace OtgBot.Planner.Searching;

/// <summary>A run that goes to another slot; <see cref="Layout.Outside"/> stands for no slot.</summary>
internal readonly record struct Shift(int Run, int From, int To);

/// <summary>Which run is in which slot while searching. Whoever asks first whether a run may enter or leave never breaks a rule.</summary>
internal sealed class Layout
{
    public const int Outside = -1;

    private readonly Constraints rules;
    private readonly int[] at;
    private readonly ulong[][] topicsIn;

    public Layout(Constraints rules, IReadOnlyList<int>? slots = null)
    {
        this.rules = rules;
        SlotOf = new int[rules.Runs];
        Array.Fill(SlotOf, Outside);
        at = new int[rules.Runs];
        PlacedRuns = new int[rules.Topics];
        In = [.. Enumerable.Range(0, rules.Slots).Select(_ => new List<int>())];
        topicsIn = [.. Enumerable.Range(0, rules.Slots).Select(_ => new ulong[Bits.Words(rules.Topics)])];
        for (var run = 0; run < rules.Runs; run++) Put(run, slots?[run] ?? Outside);
    }

    public int[] SlotOf { get; }

    public List<int>[] In { get; }

    /// <summary>By topic, how many of its runs have a slot.</summary>
    public int[] PlacedRuns { get; }

    /// <summary>How many topics have a place.</summary>
    public int Placed { get; private set; }

    /// <summary>How many runs have a slot.</summary>
    public int Sessions { get; private set; }

    /// <summary>True if the run may go to this slot, in which there is already one less because <paramref name="leaving"/> goes.</summary>
    public bool CanEnter(int run, int slot, int leaving = -1)
    {
        if (slot == Outside) return CanLeave(run);
        if (!rules.RunSlots[run].Has(slot)) return false;
        var clash = rules.Clash[rules.RunTopic[run]];
        var here = topicsIn[slot];
        var gone = leaving < 0 ? -1 : rules.RunTopic[leaving];
        for (var word = 0; word < clash.Length; word++)
        {
            var both = clash[word] & here[word];
            if (gone >= 0 && gone >> 6 == word) both &= ~(1UL << (gone & 63));
            if (both != 0) return false;
        }

        return HasRoom(run, slot, leaving);
    }

    public void Put(int run, int slot)
    {
        var topic = rules.RunTopic[run];
        if (SlotOf[run] is var old and >= 0)
        {
            var last = In[old][^1];
            In[old][at[run]] = last;
            at[last] = at[run];
            In[old].RemoveAt(In[old].Count - 1);
            topicsIn[old].Remove(topic);
            Sessions--;
            if (--PlacedRuns[topic] == 0) Placed--;
        }

        SlotOf[run] = slot;
        if (slot < 0) return;
        at[run] = In[slot].Count;
        In[slot].Add(run);
        topicsIn[slot].Add(topic);
        Sessions++;
        if (++PlacedRuns[topic] == 1) Placed++;
    }

    /// <summary>Does several shifts at once. First all go out, so that a run and a slot's last place never meet on the way.</summary>
    public void Put(ReadOnlySpan<Shift> shifts)
    {
        foreach (var shift in shifts) Put(shift.Run, Outside);
        foreach (var shift in shifts) Put(shift.Run, shift.To);
    }

    public void TakeBack(ReadOnlySpan<Shift> shifts)
    {
        foreach (var shift in shifts) Put(shift.Run, Outside);
        foreach (var shift in shifts) Put(shift.Run, shift.From);
    }

    private bool CanLeave(int run)
    {
        var topic = rules.RunTopic[run];
        return !rules.Must[topic] || PlacedRuns[topic] > 1 && !(rules.IsPinned(topic) && run == rules.FirstRun[topic]);
    }

    private bool HasRoom(int run, int slot, int leaving)
    {
        if (rules.SharesPlaces) return true;
        var others = In[slot].Count - (leaving < 0 ? 0 : 1);
        if (others >= BitOperations.PopCount(rules.Open[slot])) return false;
        if (rules.AnyRoomWillDo) return true;
        Span<ulong> rooms = stackalloc ulong[64];
        var count = 0;
        foreach (var other in In[slot])
        {
            if (other != leaving) rooms[count++] = rules.RunRooms[other] & rules.Open[slot];
        }

        rooms[count++] = rules.RunRooms[run] & rules.Open[slot];
        return Matching.Most(rooms[..count]) == count;
    }
}
