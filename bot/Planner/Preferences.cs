using OtgBot.Planner.Rules;

namespace OtgBot.Planner;

/// <summary>Who wishes what, by index, both as lists and as bits. Only people with at least one wish are in it.</summary>
internal sealed class Preferences
{
    public Preferences(AgendaInput input, Constraints rules)
    {
        var people = new Dictionary<string, int>();
        var wishes = new List<int[]>();
        var hosts = input.Topics.Select(topic => topic.Hosts.ToHashSet()).ToArray();
        foreach (var person in input.Wishes.GroupBy(wish => wish.Person))
        {
            int[] topics =
            [
                .. person.SelectMany(wish => wish.Topics).Distinct()
                    .Where(rules.TopicIndex.ContainsKey).Select(number => rules.TopicIndex[number])
                    .Where(topic => !hosts[topic].Contains(person.Key)).Order(),
            ];
            if (topics.Length == 0) continue;
            people.Add(person.Key, wishes.Count);
            wishes.Add(topics);
        }

        WishesOf = [.. wishes];
        Words = Bits.Words(People);
        WishersOf = [.. Enumerable.Range(0, rules.Topics).Select(_ => new List<int>())];
        for (var p = 0; p < People; p++)
        {
            foreach (var topic in WishesOf[p]) WishersOf[topic].Add(p);
        }

        HostsOf = [.. hosts.Select(host => host.Where(people.ContainsKey).Select(key => people[key]).Order().ToArray())];
        WishedBy = [.. WishersOf.Select(Set)];
        HostedBy = [.. HostsOf.Select(Set)];
        All = WishesOf.Sum(topics => topics.Length);
        Tenth = (People + 9) / 10;
    }

    public int People => WishesOf.Length;

    public int Words { get; }

    /// <summary>All wishes of everybody.</summary>
    public int All { get; }

    /// <summary>How many people are the worst-off tenth: never none.</summary>
    public int Tenth { get; }

    public int[][] WishesOf { get; }

    public List<int>[] WishersOf { get; }

    /// <summary>By topic, its hosts among those who have wishes: they can't be elsewhere meanwhile.</summary>
    public int[][] HostsOf { get; }

    public ulong[][] WishedBy { get; }

    public ulong[][] HostedBy { get; }

    private ulong[] Set(IEnumerable<int> people)
    {
        var set = new ulong[Words];
        foreach (var person in people) set.Add(person);
        return set;
    }
}
