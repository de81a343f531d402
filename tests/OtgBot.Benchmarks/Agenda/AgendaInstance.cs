using OtgBot.Planner;

namespace OtgBot.Benchmarks.Agenda;

/// <summary>
/// An unconference made up from a seed. Wishes come in clusters, as they do: people belong to a field and mostly want what is about it, and
/// some topics draw from everywhere. Each topic has a host who also wishes things; one host in ten has two topics.
/// </summary>
/// <param name="Camps">Two groups, a little more and a little less than half, each of which wants half of the topics and nothing
/// else.</param>
/// <param name="Repeats">How many topics, the first ones, may run twice.</param>
/// <param name="Proof">What the proof must reach: nothing (null), a gap below one percent (false), or the optimum (true).</param>
internal sealed record AgendaInstance(string Name, int People, int Topics, int Slots, int Rooms, double Seconds = 1, bool? Proof = null, int Repeats = 0, bool Camps = false)
{
    public static readonly IReadOnlyList<AgendaInstance> All =
    [
        new("60×12, 3×4", 60, 12, 3, 4, Proof: true),
        new("100×10, 2×5", 100, 10, 2, 5, Proof: true),
        new("105×24, 3×8", 105, 24, 3, 8, Proof: false),
        new("two camps 22/18 × 10, 2×2", 40, 10, 2, 2, Proof: true, Camps: true),
        new("40×25, 2×4", 40, 25, 2, 4),
        new("60×30, 3×4", 60, 30, 3, 4),
        new("258×114, 4×10", 258, 114, 4, 10),
        new("258×40, 4×10", 258, 40, 4, 10),
        new("700×75, 5×15", 700, 75, 5, 15),
        new("1,000×30, 3×10", 1_000, 30, 3, 10),
        new("5,000×80, 5×50", 5_000, 80, 5, 50, Seconds: 2),
        new("5,000×300, 20 of them twice, 6×60", 5_000, 300, 6, 60, Seconds: 2, Repeats: 20),
        new("5,000×300, 20 of them twice, 5×40", 5_000, 300, 5, 40, Seconds: 2, Repeats: 20),
    ];

    public AgendaInput Make(ulong seed)
    {
        var chance = new Chance(seed);
        var fields = Math.Max(3, Topics / 5);
        var pull = Enumerable.Range(0, Topics).Select(_ => 1 / (0.15 + chance.Unit())).ToArray();
        return new AgendaInput
        {
            Topics = [.. Enumerable.Range(0, Topics).Select(topic => new AgendaTopic(topic + 1, 45) { Hosts = [Person(chance.Below(10) == 0 ? topic / 2 : topic)], MostRuns = topic < Repeats ? 2 : 1 })],
            Slots = [.. Enumerable.Range(0, Slots).Select(slot => new AgendaSlot(slot + 1, Start(slot), Start(slot).AddMinutes(45)))],
            Rooms = [.. Enumerable.Range(0, Rooms).Select(room => new AgendaRoom(room + 1, $"Room {room + 1}", Camps ? People : Math.Max(10, People / Rooms * (room % 3 + 1) / 2)))],
            Wishes = [.. Enumerable.Range(0, People).Select(person => new Wish(Camps ? $"{Person(person)} of a camp" : Person(person), Camps ? Camp(person, chance) : Ballot(chance, pull, chance.Below(fields), fields)))],
        };
    }

    /// <summary>
    /// Three to five votes: seven in ten for one's own field, the rest for anything, and everywhere by how much a topic draws.
    /// </summary>
    private int[] Camp(int person, Chance chance)
    {
        int[] topics = [.. Enumerable.Range(1, Topics / 2).Select(topic => person < People * 0.55 ? topic : topic + (Topics / 2))];
        chance.Shuffle<int>(topics);
        return topics[..Math.Min(5, topics.Length)];
    }

    private int[] Ballot(Chance chance, double[] pull, int field, int fields)
    {
        var votes = Math.Min(3 + chance.Below(3), Topics);
        var chosen = new HashSet<int>();
        for (var tries = 0; chosen.Count < votes && tries < 200; tries++)
        {
            var own = chance.Below(10) < 7;
            chosen.Add(1 + Draw(chance, pull, topic => !own || topic % fields == field));
        }

        return [.. chosen];
    }

    private static int Draw(Chance chance, double[] pull, Func<int, bool> may)
    {
        var sum = pull.Where((_, topic) => may(topic)).Sum();
        var at = chance.Unit() * sum;
        var last = 0;
        for (var topic = 0; topic < pull.Length; topic++)
        {
            if (!may(topic)) continue;
            last = topic;
            at -= pull[topic];
            if (at < 0) break;
        }

        return last;
    }

    private static string Person(int number) => $"p{number}";

    private static DateTimeOffset Start(int slot) => new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero).AddHours(slot);
}
