using System.Text.Json.Nodes;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Tests.Channels.BotFramework.Sdk;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>
/// Hosts are named so that Teams tells them: when they become a co-host, when the agenda is out, and when their session moved. Once each.
/// </summary>
[Trait("Speed", "slow")]
public sealed class MentionTests
{
    private static readonly (string, string)[] Topic = [("title", "Klarspråk i brev"), ("about", "Hvordan"), ("format", "discussion"), ("minutes", "30")];

    [Fact]
    public async Task A_co_host_is_told_once_when_they_become_one()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        await tom.Says("help");
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", Topic);
        Assert.Empty(Mentioned(rig));

        await kari.Says("medvert 1 @Tom", mentioned: tom);
        Assert.Equal([tom.Id], Mentioned(rig));

        await kari.Says("medvert 1 @Tom", mentioned: tom);
        await kari.Says("tema 1");
        Assert.Equal([tom.Id], Mentioned(rig));
    }

    [Fact]
    public async Task Where_Teams_knows_somebody_no_more_the_message_goes_without_telling_anybody()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        await tom.Says("help");
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", Topic);
        rig.Connector.Treats = _ => rig.Connector.Calls[^1].Body!.ToJsonString().Contains("\"entities\"", StringComparison.Ordinal) ? new Treatment(400, Stands: false) : Treatment.Well;

        await kari.Says("medvert 1 @Tom", mentioned: tom);

        Assert.Contains("Ny medvert: Tom", kari.Reads, StringComparison.Ordinal);
        Assert.Empty(Mentioned(rig));
    }

    [Fact]
    public void The_text_and_its_entity_are_the_same_and_two_people_are_never_the_same_text()
    {
        var card = new Card
        {
            Summary = "x",
            Language = "nb",
            Body = [new MentionLine("Verter:", [new("Kim <Vogel> & *co*", "29:1"), new("Kim <Vogel> & *co*", "29:2"), new("Ola_Nor", null), .. Enumerable.Range(3, 30).Select(n => new MentionedPerson($"P{n}", $"29:{n}"))])],
        };

        var json = JsonNode.Parse(SdkJson.Ours(json => AdaptiveCardRenderer.Write(json, card, new CardTarget(null, Mentions: true))))!;
        var entities = json["msteams"]!["entities"]!.AsArray();
        var text = json["body"]![0]!["text"]!.ToString();

        Assert.Equal(20, entities.Count);
        Assert.All(entities, entity => Assert.Contains(entity!["text"]!.ToString(), text, StringComparison.Ordinal));
        Assert.Equal(20, entities.Select(entity => entity!["text"]!.ToString()).Distinct().Count());
        Assert.Equal(20, text.Split("<at>").Length - 1);
        Assert.DoesNotContain("<at>", SdkJson.Ours(json => AdaptiveCardRenderer.Write(json, card, new CardTarget(null))), StringComparison.Ordinal);
    }

    private static List<string> Mentioned(BotFrameworkRig rig) =>
    [
        .. rig.Connector.Messages.Values.SelectMany(message => message["attachments"]?.AsArray() ?? [])
            .SelectMany(attachment => attachment!["content"]!["msteams"]?["entities"]?.AsArray() ?? [])
            .Select(entity => entity!["mentioned"]!["id"]!.ToString()),
    ];
}
