using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios.Adversary;

/// <summary>A vote by scores, 25/10, with more topics than the few voters can score often. Liv knows every score but Kari's.</summary>
internal sealed class ScoreWorld(Town town, string result, IReadOnlyDictionary<int, int> karis, IReadOnlyDictionary<int, (int Sum, int Scorers)> others) : IAsyncDisposable
{
    public string Result => result;

    /// <summary>What Kari gave, by topic: the truth.</summary>
    public IReadOnlyDictionary<int, int> Karis => karis;

    /// <summary>What everybody else gave.</summary>
    public IReadOnlyDictionary<int, (int Sum, int Scorers)> Others => others;

    public static async Task<ScoreWorld> Make(int seed)
    {
        var chance = new Random(seed);
        var town = new Town([typeof(UnconferencesFeature)], isOneOfMany: true);
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(10 + chance.Next(5));
        await lead.Says("åpne avstemning");
        var given = new Dictionary<string, Dictionary<int, int>>();
        foreach (var name in Enumerable.Range(0, 5 + chance.Next(7)).Select(n => $"Velger{n}").Append("Kari"))
        {
            var person = town.Person(name);
            await person.Says("stem");
            var hand = (await town.Box().Stored(await town.UnconferenceId(lead), town.Get<Pseudonyms>().Of(person.Address, person.Person), TestContext.Current.CancellationToken))!.Hand!;
            given[name] = hand.ToDictionary(topic => topic, _ => 1 + chance.Next(5));
            await person.Says("stem " + string.Join(' ', given[name].Select(one => $"{one.Key}={one.Value}")));
        }

        await lead.Says("lukk avstemning");
        var result = lead.Newest() + "\n" + await lead.Says("resultat side 2");
        var others = given.Where(one => one.Key != "Kari").SelectMany(one => one.Value).GroupBy(one => one.Key).ToDictionary(topic => topic.Key, topic => (topic.Sum(one => one.Value), topic.Count()));
        return new ScoreWorld(town, result, given["Kari"], others);
    }

    public async ValueTask DisposeAsync() => await town.DisposeAsync();
}

/// <summary>
/// Subtracts what the others gave from the sums, for topics that fewer than five scored. If nothing is left to read, a guess is one of
/// five.
/// </summary>
internal sealed partial class ScoreView : View<ScoreWorld>
{
    public override string Name => "scores, the others' subtracted";

    public override Task<Bout?> Play(ScoreWorld world, bool isPlanted)
    {
        var text = world.Result;
        int[] few = [.. world.Karis.Keys.Where(topic => world.Others.GetValueOrDefault(topic).Scorers + 1 < Published.Fewest)];
        if (isPlanted) text += string.Concat(few.Select(topic => $"\n(tema {topic})\n{world.Others.GetValueOrDefault(topic).Sum + world.Karis[topic]} poeng"));
        var sums = Sums().Matches(text).GroupBy(match => Number(match, "topic")).ToDictionary(topic => topic.Key, topic => Number(topic.Last(), "sum"));
        return Task.FromResult(few.Length == 0 ? null : new Bout(
            few.Average(topic => sums.TryGetValue(topic, out var sum) ? sum - world.Others.GetValueOrDefault(topic).Sum == world.Karis[topic] ? 1 : 0 : 0.2), 0.2));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(tema (?<topic>\d+)\)\n(?<sum>\d+) poeng")]
    private static partial Regex Sums();
}
