using System.Text.Json.Nodes;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Features.Help;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Hosts are named so that Slack tells them, as in Teams: in what is new and for all, once each, and never when it is changed.</summary>
[Trait("Speed", "slow")]
public sealed class SlackMentionsTests
{
    private static readonly (string, string)[] Topic = [("title", "Klarspråk i brev"), ("about", "Hvordan"), ("format", "discussion"), ("minutes", "30")];

    [Fact]
    public async Task A_co_host_is_told_once_when_they_become_one()
    {
        await using var rig = await SlackRig.Start([typeof(HelpFeature), typeof(UnconferencesFeature), typeof(SettingsFeature), typeof(PrivacyFeature)]);
        var (kari, bo) = (rig.Person("Kari"), rig.Person("Bo"));
        await kari.Invites();
        await bo.Commands("/otg hjelp");
        await kari.Commands("/otg unconference");
        await kari.Submits(("name", "Høst"), ("theme", ""), ("date", "2030-05-05"), ("votes", "2"));
        await kari.Presses("Foreslå et tema");
        await kari.Submits(Topic);
        Assert.Empty(Told(rig));

        await kari.Commands($"/otg medvert 1 {bo.Mention}");
        Assert.Equal([("chat.postMessage", bo.Id)], Told(rig));

        await kari.Commands($"/otg medvert 1 {bo.Mention}");
        await kari.Commands("/otg tema 1");
        await bo.Commands("/otg temaer");
        await rig.Town.Quiet(() => true);
        Assert.Equal([("chat.postMessage", bo.Id)], Told(rig));
    }

    [Fact]
    public async Task Where_Slack_knows_somebody_no_more_the_message_keeps_its_blocks_and_tells_nobody()
    {
        await using var rig = await SlackRig.Start();
        lock (rig.Slack.Guard) rig.Team.Room("CTEAM");
        rig.Slack.Treats = call => Users(call.Arguments).Any() ? SlackMishap.Refused("invalid_blocks") : null;
        var card = new Card { Summary = "Endret", Language = "nb", Body = [new MentionLine("Gjelder:", [new("Bo", "UBO"), new("Eva <!channel>", null)])] };

        var sent = await rig.Channel.Send(new Outgoing(SlackRig.Place(), Language.Nb) { Card = card }, TestContext.Current.CancellationToken);

        Assert.Equal(SendOutcome.Sent, sent.Outcome);
        Assert.Equal(["Gjelder: Bo, Eva <!channel>"], SlackWire.Texts(rig.Slack.CallsOf("chat.postMessage")[^1].Arguments["blocks"]));
    }

    [Fact]
    public async Task Who_is_named_in_what_is_changed_is_not_told_again()
    {
        await using var rig = await SlackRig.Start();
        lock (rig.Slack.Guard) rig.Team.Room("CTEAM");
        var card = new Card { Summary = "Endret", Language = "nb", Body = [new MentionLine("Gjelder:", [new("Bo", "UBO")])] };
        var message = new Outgoing(SlackRig.Place(), Language.Nb) { Card = card };

        var sent = await rig.Channel.Send(message, TestContext.Current.CancellationToken);
        await rig.Hurry(rig.Channel.Update(sent.MessageId!, message, TestContext.Current.CancellationToken).AsTask());

        Assert.Single(rig.Slack.CallsOf("chat.update"));
        Assert.Equal([("chat.postMessage", "UBO")], Told(rig));
    }

    [Fact]
    public void Each_is_told_once_those_who_are_not_known_by_name_and_none_where_it_is_not_new()
    {
        var card = new Card
        {
            Summary = "x",
            Language = "nb",
            Body = [new MentionLine("Verter:", [new("Kim <!here>", "U1"), new("Kim", "U1"), new("Ola_Nor", null), .. Enumerable.Range(3, 30).Select(n => new MentionedPerson($"P{n}", $"U{n}"))])],
        };

        var blocks = JsonNode.Parse(BlockKitRenderer.Render(card, new BlockKitOptions { Mentions = true }).Blocks.Span)!;
        var told = Users(blocks).ToList();
        Assert.Equal(MentionLine.MostTold, told.Count);
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Contains("Verter: , Kim, Ola_Nor, ", string.Join('\n', SlackWire.Texts(blocks)), StringComparison.Ordinal);
        Assert.Contains("P32", string.Join('\n', SlackWire.Texts(blocks)), StringComparison.Ordinal);

        var changed = JsonNode.Parse(BlockKitRenderer.Render(card, BlockKitOptions.Plain).Blocks.Span)!;
        Assert.Empty(Users(changed));
        Assert.Contains("Verter: Kim <!here>, Kim, Ola_Nor, P3", string.Join('\n', SlackWire.Texts(changed)), StringComparison.Ordinal);
    }

    /// <summary>Whom Slack tells, by which call.</summary>
    private static List<(string, string)> Told(SlackRig rig) =>
        [.. rig.Slack.Calls.SelectMany(call => Users(call.Arguments), (call, user) => (call.Method, user))];

    private static IEnumerable<string> Users(JsonNode? node) => node switch
    {
        JsonObject user when user["type"] is JsonValue type && type.ToString() == "user" => [user["user_id"]!.ToString()],
        JsonObject inner => inner.SelectMany(member => Users(member.Value)),
        JsonArray array => array.SelectMany(Users),
        _ => [],
    };
}
