namespace OtgBot.Tests.Scenarios.Event;

/// <summary>A topic of the story, as this side of the wire knows it.</summary>
/// <param name="Number">From 1, in the order of proposing.</param>
/// <param name="Community">Where it was proposed, from 0.</param>
/// <param name="Host">Which member of it.</param>
/// <param name="Title">A name of its own in no language in particular.</param>
/// <param name="IsNamed">Whether the host agreed that their organisation stands beside their name.</param>
internal sealed record EventTopic(int Number, int Community, int Host, string Title, bool IsNamed)
{
    /// <summary>Everyone who hosts it, with who came in later.</summary>
    public HashSet<(int Community, int Member)> Hosts { get; } = [(Community, Host)];

    /// <summary>The topic it became part of; 0 if it falls away altogether.</summary>
    public int? Became { get; set; }
}

/// <summary>Counts the votes anew, in another way than the bot: what each topic must have got when voting is over.</summary>
internal static class EventCount
{
    private static readonly string[] Names =
    [
        "Klarspråk", "Delingskultur", "Roboter", "=1+1", "Prosjektledelse <at>alle</at> & <!channel>", "Tjenestedesign", "Sky", "Personvern", "Brukertest", "Innsikt",
        "Arkiv", "Maskinlæring", "Anskaffelser", "Tillit", "Kart", "Statistikk", "Universell utforming", "Beredskap", "Lønn", "Hjemmekontor",
        "Plattform", "Mottakelse", "Budsjett", "Kantine", "Sikkerhet", "Skjema", "Skjemaet", "Reklame", "Uferdig", "Avslutning",
    ];

    public static IReadOnlyList<EventTopic> Topics() =>
        [.. Names.Select((title, i) => new EventTopic(i + 1, i % 3, 1 + (i / 3), title, IsNamed: i % 2 == 0))];

    /// <summary>Five topics that this member wants: most of them of a flock of six that many want, none that they host.</summary>
    public static IReadOnlyList<int> Wishes(IReadOnlyList<EventTopic> topics, int community, int member, int round)
    {
        var chance = new Random((((community * 1_000) + member) * 10) + round);
        var flock = chance.Next(5) * 6;
        var wanted = Enumerable.Range(1, topics.Count)
            .OrderByDescending(number => chance.NextDouble() + (number > flock && number <= flock + 6 ? 1 : 0))
            .Where(number => !topics[number - 1].Hosts.Contains((community, member)));
        return [.. wanted.Take(5).Order()];
    }

    /// <summary>The topics that stand with their votes, the most wanted first.</summary>
    public static IReadOnlyList<(EventTopic Topic, int Votes)> Result(IReadOnlyList<EventTopic> topics, IReadOnlyDictionary<(int Community, int Member), IReadOnlyList<int>> ballots)
    {
        var got = topics.Where(topic => topic.Became is null).ToDictionary(topic => topic.Number, _ => 0);
        foreach (var (voter, wishes) in ballots)
        {
            foreach (var number in wishes.Select(wish => topics[wish - 1].Became ?? wish).Distinct().Where(number => number > 0 && !topics[number - 1].Hosts.Contains(voter))) got[number]++;
        }

        return [.. got.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (topics[one.Key - 1], one.Value))];
    }
}
