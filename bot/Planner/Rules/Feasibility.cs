using System.Numerics;
using OtgBot.Planner.Searching;

namespace OtgBot.Planner.Rules;

/// <summary>
/// Whether what must have a place can have one: a slot for each, found by complete search, or the certainty that there is none.
/// </summary>
/// <param name="rules">The rules that count.</param>
/// <param name="most">How many placings to try before giving up.</param>
/// <param name="deadline">Gives up when it is over.</param>
/// <param name="published">By topic, the slots in which it was published: tried first.</param>
internal sealed class Feasibility(Constraints rules, int most, Deadline deadline, ulong[]? published = null)
{
    private readonly Layout layout = new(rules);
    private int tried;

    /// <summary>By run, its slot, if it was found.</summary>
    public IReadOnlyList<int> Slots => layout.SlotOf;

    /// <summary>True if all have a place, false if that is impossible, null if the search gave up.</summary>
    public bool? Find()
    {
        int[] must = [.. Enumerable.Range(0, rules.Topics).Where(topic => rules.Must[topic])];
        if (must.Any(topic => Domain(topic) == 0)) return false;
        if (!rules.SharesPlaces && !HavePlaces(must)) return false;
        if (must.Any(topic => !HaveSlots(Clique(topic, must)))) return false;
        var domains = must.ToDictionary(topic => topic, Domain);
        return Place(domains);
    }

    private ulong Domain(int topic) => rules.RunSlots[rules.FirstRun[topic]];

    private bool? Place(Dictionary<int, ulong> domains)
    {
        if (domains.Count == 0) return true;
        var topic = domains.MinBy(one => (BitOperations.PopCount(one.Value), -Neighbours(one.Key), one.Key)).Key;
        var run = rules.FirstRun[topic];
        var first = published?[topic] ?? 0;
        var rest = new Dictionary<int, ulong>(domains);
        rest.Remove(topic);
        foreach (var slot in Bits.Items(domains[topic]).OrderBy(slot => (first.Has(slot) ? 0 : 1, layout.In[slot].Count, slot)))
        {
            if (!layout.CanEnter(run, slot)) continue;
            if (++tried > most || (tried & 63) == 0 && deadline.IsOver) return null;
            var next = Without(rest, topic, slot);
            if (next is null) continue;
            layout.Put(run, slot);
            if (Place(next) is not false and var answer) return answer;
            layout.Put(run, Layout.Outside);
        }

        return false;
    }

    /// <summary>What is left for the others when a topic takes a slot, or null if one of them has nothing left.</summary>
    private Dictionary<int, ulong>? Without(Dictionary<int, ulong> domains, int topic, int slot)
    {
        var next = new Dictionary<int, ulong>(domains.Count);
        foreach (var (other, slots) in domains)
        {
            var left = rules.Clash[topic].Has(other) ? slots & ~(1UL << slot) : slots;
            if (left == 0) return null;
            next.Add(other, left);
        }

        return next;
    }

    private int Neighbours(int topic) => rules.Clash[topic].Sum(word => BitOperations.PopCount(word));

    /// <summary>Topics around this one of which no two can be at the same time.</summary>
    private int[] Clique(int topic, int[] must)
    {
        var clique = new List<int> { topic };
        foreach (var other in must)
        {
            if (other != topic && clique.TrueForAll(one => rules.Clash[one].Has(other))) clique.Add(other);
        }

        return [.. clique];
    }

    private bool HaveSlots(int[] clique)
    {
        if (clique.Length > rules.Slots) return false;
        Span<ulong> slots = stackalloc ulong[64];
        for (var i = 0; i < clique.Length; i++) slots[i] = Domain(clique[i]);
        return Matching.Most(slots[..clique.Length]) == clique.Length;
    }

    /// <summary>Pairs topics with places, leaving out of account that some can't be at the same time.</summary>
    private bool HavePlaces(int[] must)
    {
        var owner = new int[rules.Slots * 64];
        Array.Fill(owner, -1);
        var seen = new bool[owner.Length];
        foreach (var topic in must)
        {
            Array.Clear(seen);
            if (!Augment(topic)) return false;
        }

        return true;

        bool Augment(int topic)
        {
            var run = rules.FirstRun[topic];
            for (var slots = rules.RunSlots[run]; slots != 0; slots &= slots - 1)
            {
                var slot = BitOperations.TrailingZeroCount(slots);
                for (var rooms = rules.RunRooms[run] & rules.Open[slot]; rooms != 0; rooms &= rooms - 1)
                {
                    var place = slot * 64 + BitOperations.TrailingZeroCount(rooms);
                    if (seen[place]) continue;
                    seen[place] = true;
                    if (owner[place] >= 0 && !Augment(owner[place])) continue;
                    owner[place] = topic;
                    return true;
                }
            }

            return false;
        }
    }
}
