using OtgBot.Features;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Crowd;

public sealed class CrowdVotingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "Gi disse 5 temaene fra 1 til 5 poeng", "Lagre poengene", "poengene dine til 5 temaer er lagret", "Poengene dine er lagret.")]
    [InlineData("nn-NO", "Gi desse 5 temaa frå 1 til 5 poeng", "Lagre poenga", "poenga dine til 5 tema er lagra", "Poenga dine er lagra.")]
    [InlineData("en-GB", "Give these 5 topics 1 to 5 points", "Save my scores", "your scores for 5 topics are saved", "Your scores are saved.")]
    public async Task A_member_is_dealt_five_topics_in_private_and_scores_them_in_a_form(string locale, string rule, string save, string saved, string now)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale, way: "crowd");
        await town.HasTopics(9);
        await lead.Says("open voting");
        var kari = town.Person("Kari", locale);

        Assert.Contains(rule, await kari.Says("vote"));
        Assert.Equal(ConversationKind.Personal, town.Channel.Messages[^2].Content.To.Kind);
        var hand = await Hand(town, lead, kari);
        Assert.Equal(5, hand.Count);
        Assert.Contains(saved, await kari.Privately.Presses(save, [.. hand.Select((number, index) => ($"score{number}", $"{index + 1}"))]));
        Assert.Contains(now, await kari.Privately.Says("vote"));
    }

    [Fact]
    public async Task The_hand_can_be_scored_in_words_and_changed_until_it_closes()
    {
        await using var town = Fair.Town(forms: true);
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(5);
        await lead.Says("åpne avstemning");
        var kari = town.Person("Kari");
        Assert.Contains("Du må få temaer før du kan gi poeng.", await kari.Says("stem 1=5"));
        await kari.Says("stem");
        var hand = await Hand(town, lead, kari);

        Assert.Contains(" mangler poeng, så jeg har ikke lagret noe", await kari.Says($"stem {hand[0]}=5"));
        Assert.Contains("Jeg forsto ikke «1=6»", await kari.Says("stem 1=6"));
        Assert.Contains("Jeg forsto ikke «førti»", await kari.Says("stem førti"));
        Assert.Contains("ikke blant dem du har fått", await kari.Says("stem 77=3"));
        Assert.Contains("5 temaer er lagret", await kari.Says("stem " + string.Join(", ", hand.Select(number => $"{number}:2"))));
        Assert.Contains("5 temaer er lagret", await kari.Says($"stem {hand[0]}=5"));
        Assert.Contains("Poengene dine er lagret", await kari.Privately.Says("stem"));
        await lead.Says("lukk avstemning");
        Assert.Contains("Avstemningen er lukket", await kari.Says($"stem {hand[0]}=1"));
        var count = await town.Exact(lead, VotingWay.Crowd);
        Assert.Equal(13, count.Topics.Sum(topic => topic.Points));
        Assert.Equal([hand[0]], Assert.Single(count.Ballots));
    }

    [Fact]
    public async Task The_result_is_the_sum_of_the_scores_and_says_which_topics_are_tied()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 12; n++)
        {
            await town.Person($"Velger{n}").Says("stem");
            await town.Person($"Velger{n}").Says(n < 6 ? "stem 1=3 2=5 3=3" : "stem 1=2 2=1 3=2");
        }

        var result = await lead.Says("lukk avstemning");

        Assert.Contains("Minst 10 personer har vurdert hvert av disse temaene", result);
        Assert.Contains("1. plass: Sak 2 (tema 2)\n36 poeng", result);
        Assert.Contains("Delt 2. plass: Sak 1 (tema 1)\n30 poeng", result);
        Assert.Contains("Disse temaene har like mange poeng: 1 og 3", result);
    }

    [Fact]
    public async Task With_fewer_than_six_voters_nothing_is_told()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await town.Person("Kari").Says("stem");
        await town.Person("Kari").Says("stem 1=3 2=5");

        var result = await lead.Says("lukk avstemning");

        Assert.Contains("Færre enn 6 stemte", result);
        Assert.DoesNotContain("poeng", result);
    }

    [Fact]
    public async Task Many_who_are_dealt_and_score_at_once_through_two_hosts_keep_every_topics_scores_within_one()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(12);
        await lead.Says("åpne avstemning");
        await using var other = town.SecondHost();
        Town[] hosts = [town, other];
        var id = await town.UnconferenceId(lead);

        // Each asks twice, through both hosts; then each scores.
        await Task.WhenAll(Enumerable.Range(0, 120).Select(n => Task.Run(() => Write(hosts[n % 2], $"Velger{n / 2}", "stem"))));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(async () =>
        {
            var person = town.Person($"Velger{n}");
            var hand = await Hand(town, lead, person);
            Assert.Equal(5, hand.Count);
            await Write(hosts[n % 2], person.Person.Name, "stem " + string.Join(' ', hand.Select(number => $"{number}={1 + (n % 5)}")));
        })));
        await lead.Says("lukk avstemning");

        var count = await town.Exact(lead, VotingWay.Crowd);
        Assert.Equal(60, count.Voters);
        Assert.All(count.Topics, topic => Assert.Equal(25, topic.By.Count));
        Assert.Equal(Enumerable.Range(0, 60).Sum(n => 5 * (1 + (n % 5))), (await town.Box().Count(id, Cancel)).Votes.Sum(topic => topic.Votes));
    }

    [Fact]
    public async Task A_host_of_the_only_topic_left_is_told_to_come_back()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");

        Assert.Contains("Jeg har ingen temaer til deg akkurat nå.", await town.Person("Vert1").Says("stem"));
    }

    [Fact]
    public async Task Forgetting_someone_gives_their_hand_to_others_and_leaves_no_trace()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(way: "crowd");
        await town.HasTopics(7);
        await lead.Says("åpne avstemning");
        var kari = town.Person("Kari");
        await kari.Says("stem");
        await kari.Says("stem " + string.Join(' ', (await Hand(town, lead, kari)).Select(number => $"{number}=4")));
        var scope = new PersonScope(town.Get<Pseudonyms>().Of(kari.Address, kari.Person), kari.Person, [kari.Address.Partition]);

        var lines = new List<string>();
        foreach (var data in town.Get<FeatureMap>().PersonalData)
        {
            await foreach (var item in data.Read(scope, Cancel)) lines.Add(item.Line.Nb);
            await data.Erase(scope, Cancel);
        }

        Assert.Contains("du ga poeng", Assert.Single(lines));
        var left = (await town.Everything()).Split('\n').Where(line => line.StartsWith("u|", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(left, line => line.Contains(scope.Key.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("1", Assert.Single(left, line => line.Contains(" deal ", StringComparison.Ordinal)).Split("\"each\":")[1].Split(']')[0]);
    }

    private static async Task<Turn> Write(Town host, string name, string text)
    {
        var person = host.Person(name);
        return await host.Handle(person.Event(IncomingKind.Text) with { Text = text });
    }

    private static async Task<IReadOnlyList<int>> Hand(Town town, TestPerson lead, TestPerson person) =>
        (await town.Box().Stored(await town.UnconferenceId(lead), town.Get<Pseudonyms>().Of(person.Address, person.Person), Cancel))!.Hand!;
}
