using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>
/// A small vote in which people agree: everybody voted for topic 1, all but one for topic 2, all but a few for topic 3, and nobody for
/// topic 4. Hosts vote too, but not for their own. Every fourth world is shared by two communities. Everybody saw who voted.
/// </summary>
internal sealed class AlikeWorld(Town town, string told, IReadOnlyDictionary<string, int[]> ballots, bool isCrowd) : IAsyncDisposable
{
    public const int Topics = 4;

    public string Told => told;

    /// <summary>
    /// By voter, and each topic's number below it: 1 if they voted for it, or what they scored; -1 if they could not, or were not dealt it.
    /// </summary>
    public IReadOnlyDictionary<string, int[]> Ballots => ballots;

    public (int Least, int Most) Each => isCrowd ? (1, 5) : (0, 1);

    public static async Task<AlikeWorld> Make(int seed)
    {
        var chance = new Random(seed);
        var (isCrowd, voters, few) = (seed % 3 == 0, 6 + chance.Next(12), 1 + chance.Next(4));
        var town = new Town([typeof(UnconferencesFeature)], isOneOfMany: true);
        var lead = await town.Opened(way: isCrowd ? "crowd" : "votes");
        await town.HasTopics(Topics);
        if (seed % 4 == 0) await town.Unconferences().Join((await town.Lead("Nils", channel: "naboen")).Address.Partition, await town.UnconferenceId(lead), TestContext.Current.CancellationToken);
        await lead.Says("åpne avstemning");
        string[] names = [.. Enumerable.Range(1, chance.Next(3)).Select(n => $"Vert{n}"), .. Enumerable.Range(0, voters).Select(n => $"Velger{n}")];
        names = names[..voters];
        var ballots = new Dictionary<string, int[]>();
        for (var n = 0; n < voters; n++)
        {
            // The last ones differ: of topic 2 one, of topic 3 a few.
            bool[] wants = [true, n < voters - 1, n < voters - few, false];
            var cannot = names[n].StartsWith("Vert", StringComparison.Ordinal) ? names[n][4] - '1' : -1;
            var person = town.Person(names[n], channel: seed % 4 == 0 && n % 2 == 0 ? "naboen" : "team");
            var may = Enumerable.Range(0, Topics).Where(topic => topic != cannot).ToHashSet();
            if (isCrowd)
            {
                await person.Says("stem");
                may = [.. (await town.Box().Stored(await town.UnconferenceId(lead), town.Get<Pseudonyms>().Of(person.Address, person.Person), TestContext.Current.CancellationToken))!.Hand!.Select(topic => topic - 1)];
            }

            await person.Says("stem " + string.Join(' ', may.Where(topic => isCrowd || wants[topic]).Select(topic => isCrowd ? $"{topic + 1}={(wants[topic] ? 5 : 1)}" : $"{topic + 1}")));
            ballots[names[n]] = [.. wants.Select((want, topic) => !may.Contains(topic) ? -1 : isCrowd ? (want ? 5 : 1) : want ? 1 : 0)];
        }

        await lead.Says("lukk avstemning");
        var told = lead.Newest() + "\n" + await lead.Says("resultat");
        return new AlikeWorld(town, told, ballots, isCrowd);
    }

    public async ValueTask DisposeAsync() => await town.DisposeAsync();
}

/// <summary>
/// Each voter reads the result and knows their own ballot and who voted. How often do they know for sure what all others voted for a topic?
/// The guesser, who reads that all voted, knows nothing for sure.
/// </summary>
internal sealed partial class AlikeView : View<AlikeWorld>
{
    public override string Name => "a vote in which all agree";

    public override Task<Bout?> Play(AlikeWorld world, bool isPlanted)
    {
        var (least, most) = world.Each;
        var known = new List<double>();
        for (var topic = 0; topic < AlikeWorld.Topics; topic++)
        {
            int[] given = [.. world.Ballots.Values.Select(ballot => ballot[topic]).Where(one => one >= 0)];
            var text = world.Told + (isPlanted ? $"\n(tema {topic + 1})\n{given.Sum()} stemmer" : "");
            int[] sums = [.. Enumerable.Range(least * given.Length, ((most - least) * given.Length) + 1).Where(sum => Fits(text, topic + 1, sum, given.Length))];
            Assert.Contains(given.Sum(), sums);
            foreach (var mine in given)
            {
                int[] others = [.. sums.Select(sum => sum - mine).Where(sum => sum >= least * (given.Length - 1) && sum <= most * (given.Length - 1))];
                known.Add(others.All(sum => sum == least * (given.Length - 1)) || others.All(sum => sum == most * (given.Length - 1)) ? 1 : 0);
            }
        }

        return Task.FromResult<Bout?>(new Bout(known.Average(), 0));
    }

    /// <summary>Whether so many votes, or such a sum, are what is told of a topic. If words leave anything open, so does this.</summary>
    private static bool Fits(string text, int topic, int sum, int could)
    {
        if (Told().Matches(text).LastOrDefault(match => Number(match, "topic") == topic) is not { } told) return true;
        return told.Groups["what"].Value switch
        {
            "færre enn 5 stemmer" => sum < 5,
            "færre enn halvparten" => 2 * sum < could,
            "rundt halvparten eller flere" => 2 * sum >= could - 2,
            "nesten alle" => sum >= could - 4,
            "3 poeng eller mer i snitt" => sum >= 3 * could,
            "under 3 poeng i snitt" => sum < 3 * could,
            "nær høyest mulig snitt" => sum > 5 * could - 17,
            "nær lavest mulig snitt" => sum < could + 17,
            var exact when Exact().Match(exact) is { Success: true } number => sum == Number(number, "number"),
            _ => true,
        };
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(tema (?<topic>\d+)\)\n(?<what>[^\n■]*[^\n■ ])")]
    private static partial Regex Told();

    [GeneratedRegex(@"^(?<number>\d+) (?:stemmer?|poeng)$")]
    private static partial Regex Exact();
}
