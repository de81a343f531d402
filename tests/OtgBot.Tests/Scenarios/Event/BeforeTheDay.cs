using System.Text.RegularExpressions;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>The story until the votes are counted: the call, those who join, the topics, the vote.</summary>
internal sealed class BeforeTheDay(EventWorld world)
{
    /// <summary>The call: one community opens it, two join with its code.</summary>
    public async Task Gather()
    {
        foreach (var community in world.All)
        {
            await community.Lead.Adds();
            await community.Lead.Asks(community.Tongue.Choose);
        }

        await world.Siv.Lead.Asks("unconference");
        await world.Siv.Lead.FillsIn(null, "Åpne", ("name", EventWorld.Name), ("theme", ""), ("date", "2026-12-01"), ("votes", "5"), ("opens", ""), ("closes", ""), ("way", "votes"));
        await world.Siv.Comes(EventWorld.Name, "Åpent for forslag");

        await world.Ann.Lead.Asks("join AAAA-AAAA");
        await world.Ann.Lead.Sees("join");
        await world.Siv.Lead.Asks("invitasjonskode");
        var code = await world.JoinCode();
        Assert.DoesNotContain(world.Siv.Posts, post => post.Contains(code, StringComparison.Ordinal));
        foreach (var joining in (EventCommunity[])[world.Odd, world.Ann]) await joining.Lead.Asks($"{joining.Tongue.Join} {code}");

        await world.Siv.Comes("Fellesskap 2 er nå med på");
        await world.Siv.Comes("Fellesskap 3 er nå med på");
        await world.Odd.Comes("Fellesskap 3 er no med på");
        await world.Odd.Comes(EventWorld.Name, "Ope for forslag");
        await world.Ann.Comes(EventWorld.Name, "Topics can be proposed");
        await world.Siv.Lead.Asks("organisasjon Skatteetaten");
        await world.Odd.Lead.Asks("organisasjon Kartverket");
    }

    public async Task Propose()
    {
        foreach (var topic in world.Topics)
        {
            var (community, member) = (world.All[topic.Community], world.All[topic.Community].Member(topic.Host));

            // Names of hosts of earlier topics, the last one from another workspace.
            var coHost = topic.Number switch { 4 => world.Topics[0], 6 => world.Topics[2], 8 => world.Topics[5], _ => null };
            // In Slack a person is picked, and the form sends their id.
            var isPicked = coHost is not null && community == world.Ann && world.All[coHost.Community] == world.Ann;
            var named = coHost is null ? "" : isPicked ? community.Member(coHost.Host).Name : world.All[coHost.Community].NameOf(coHost.Host);
            await member.Asks(community.Tongue.Propose);
            await member.FillsIn(null, community.Tongue.ProposeButton,
                ("title", topic.Title), ("about", $"A{topic.Number}"), ("format", "discussion"), ("minutes", "30"),
                ("cohosts", named), ("organisation", topic.IsNamed ? "true" : "false"));
            if (topic.Title == "Skjemaet")
            {
                // It is like another one, and whoever proposes it has the last word.
                await member.Sees("Skjema");
                await member.FillsIn(null, community.Tongue.Say("Fortsett", "Hald fram", "Go on"), ("then", "anyway"));
            }

            if (coHost is not null) topic.Hosts.Add((coHost.Community, coHost.Host));
            await Posted(topic, coHost);
        }
    }

    /// <summary>It was posted once to each community, with the host as they agreed to be shown.</summary>
    private async Task Posted(EventTopic topic, EventTopic? coHost)
    {
        var organisation = topic is { IsNamed: true, Community: 0 } ? " (Skatteetaten)" : topic is { IsNamed: true, Community: 1 } ? " (Kartverket)" : "";
        foreach (var community in world.All)
        {
            var post = await community.Comes($"{topic.Number}. {topic.Title}", community.Tongue.Say("Vert", "Vert", "Host"));
            Assert.Matches($@"{world.All[topic.Community].NameOf(topic.Host)}{Regex.Escape(organisation)}(?! \()", post);
            if (coHost is not null) Assert.Contains(world.All[coHost.Community].NameOf(coHost.Host), post);
        }
    }

    /// <summary>All vote, some change their mind; then topics change under the votes.</summary>
    public async Task Vote()
    {
        await world.Siv.Lead.Asks("åpne avstemning");
        foreach (var community in world.All) await community.Comes(EventWorld.Name, community.Tongue.Say("Avstemningen er åpen", "Avrøystinga er open", "Voting is open"));
        await world.Siv.Lead.Asks("avstemningen lukker i dag kl. 15");
        await world.Siv.Lead.Sees("Avstemningen stenger");

        var voters = world.All.SelectMany((community, place) => Enumerable.Range(0, community.Count).Select(member => (Community: place, Member: member))).ToList();
        Assert.Equal(120, voters.Count);
        await Parallel.ForEachAsync(voters, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (voter, _) => await Vote(voter, 0));
        await Vote((0, 20), 1);
        await Vote((1, 20), 1);
        await Vote((2, 20), 1);

        await world.Siv.Member(1 + (27 / 3)).Asks("trekk 28 ja");
        world.Topics[27].Became = 0;
        await world.Siv.Lead.Asks("skjul 29 Det er ikke klart hva det er");
        world.Topics[28].Became = 0;
        await world.Siv.Lead.Asks("slå sammen 27 med 26 ja");
        world.Topics[26].Became = 26;
        world.Topics[25].Hosts.UnionWith(world.Topics[26].Hosts);
        await world.Siv.Comes("26. Skjema", "Tema 27 er slått sammen med dette");
        await world.Odd.Comes("26. Skjema", "Tema 27 er slått saman med dette");
        await world.Ann.Comes("26. Skjema", "Topic 27 is part of this one");
    }

    private async Task Vote((int Community, int Member) voter, int round)
    {
        var community = world.All[voter.Community];
        var wishes = EventCount.Wishes(world.Topics, voter.Community, voter.Member, round);
        await community.Member(voter.Member).Asks($"{community.Tongue.Vote} {string.Join(' ', wishes)}");
        await community.Member(voter.Member).Sees(community.Tongue.Say("Du har brukt 5 av 5 stemmer", "Du har brukt 5 av 5 røyster", "You have used 5 of 5 votes"));
        lock (world.Ballots) world.Ballots[voter] = wishes;
    }

    /// <summary>The clock reminds once, then closes; the result is that of a count made here.</summary>
    public async Task Count()
    {
        await world.Forward(5);
        foreach (var community in world.All) await community.Comes(community.Tongue.Say("Avstemningen stenger snart", "Avrøystinga stengjer snart", "Voting closes soon"));
        await world.Forward(1);
        var result = EventCount.Result(world.Topics, world.Ballots);
        Assert.Equal(27, result.Count);
        foreach (var community in world.All)
        {
            var post = await community.Comes(community.Tongue.Say($"Resultat: {EventWorld.Name}", $"Resultat: {EventWorld.Name}", $"Result: {EventWorld.Name}"));
            Assert.Contains(community.Tongue.Say("120 stemte.", "120 røysta.", "120 people voted."), post);
            foreach (var (topic, votes) in result.Take(5))
            {
                var rank = 1 + result.Count(other => other.Votes > votes);
                var line = result.Count(other => other.Votes == votes) > 1
                    ? community.Tongue.Say($"Delt {rank}. plass", $"Delt {rank}. plass", $"Joint {Ordinal(rank)}")
                    : community.Tongue.Say($"{rank}. plass", $"{rank}. plass", Ordinal(rank));
                Assert.Contains($"{line}: {topic.Title} ({community.Tongue.Say("tema", "tema", "topic")} {topic.Number})", post);
                Assert.Contains($"{votes} {community.Tongue.Say("stemmer", "røyster", "votes")}", post);
            }
        }

        await world.Ann.Member(3).Asks("vote 1 2");
        await world.Ann.Member(3).Sees("Voting is closed");
    }

    /// <summary>The five first.</summary>
    private static string Ordinal(int rank) => rank switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => $"{rank}th" };
}
