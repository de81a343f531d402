using System.Text.Json.Nodes;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Tests.Kit;
using OtgBot.Turns;
using Came = Microsoft.Bot.Schema.Activity;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>The same said to the same connector, by us and by the official SDK's client: method, path, token and body agree.</summary>
public sealed class SdkCallsTheConnectorTests
{
    private const string Thread = "19:alerts@thread.tacv2;messageid=1762951100000";

    [Fact]
    public async Task An_answer_in_a_thread()
    {
        await using var rig = await BotFrameworkRig.Start();
        var message = rig.Message("si hei");
        using var response = await rig.Send(message);

        using var sdk = Client(rig);
        await sdk.Conversations.ReplyToActivityAsync(SdkJson.Read<Came>(message.ToJsonString()).CreateReply("echo: hei", "nb"), TestContext.Current.CancellationToken);

        Alike(rig, adds: ["attachments", "channelId", "conversation.isGroup", "entities", "recipient", "serviceUrl", "timestamp"], leavesOut: ["textFormat"]);
    }

    [Fact]
    public async Task A_card_posted_to_a_channel()
    {
        await using var rig = await BotFrameworkRig.Start();
        await rig.Channel.Send(To(rig) with { Card = EchoFeature.CardOf("1"), Origin = "c1" }, TestContext.Current.CancellationToken);

        using var sdk = Client(rig);
        await sdk.Conversations.SendToConversationAsync(Card("1"), TestContext.Current.CancellationToken);

        Alike(rig);
    }

    [Fact]
    public async Task A_card_in_the_place_of_one_in_a_thread()
    {
        await using var rig = await BotFrameworkRig.Start();
        var to = To(rig) with { Card = EchoFeature.CardOf("2"), Origin = "c1" };
        await rig.Channel.Update("1762951100001", to with { To = to.To with { Thread = "1762951100000" } }, TestContext.Current.CancellationToken);

        using var sdk = Client(rig);
        var card = Card("2");
        (card.Id, card.Conversation.Id) = ("1762951100001", Thread);
        await sdk.Conversations.UpdateActivityAsync(card, TestContext.Current.CancellationToken);

        Alike(rig, adds: ["id"]);
    }

    [Fact]
    public async Task A_new_chat()
    {
        await using var rig = await BotFrameworkRig.Start();
        var ours = await rig.Channel.OpenChat(To(rig).To, new Person("29:1AbC", "Kim Vogel"), TestContext.Current.CancellationToken);

        using var sdk = Client(rig);
        var theirs = await sdk.Conversations.CreateConversationAsync(
            new ConversationParameters
            {
                IsGroup = false,
                Bot = new ChannelAccount(BotFrameworkRig.BotId, "OtgBot"),
                Members = [new ChannelAccount("29:1AbC")],
                TenantId = FakeIssuer.Tenant,
                ChannelData = new TeamsChannelData { Tenant = new TenantInfo(FakeIssuer.Tenant) },
            },
            TestContext.Current.CancellationToken);

        Alike(rig);
        Assert.Equal(("a:chat-1", "a:chat-2"), (ours!.Conversation, theirs.Id));
    }

    private static Outgoing To(BotFrameworkRig rig) => new(
        new Address("msteams", FakeIssuer.Tenant, "19:alerts@thread.tacv2", ConversationKind.Channel) { Route = $"{rig.Connector.Url}\n{BotFrameworkRig.BotId}\nOtgBot" },
        Language.Nb);

    private static Came Card(string n) => new()
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount(BotFrameworkRig.BotId, "OtgBot"),
        Conversation = new ConversationAccount(id: "19:alerts@thread.tacv2"),
        Locale = "nb",
        Summary = $"Card {n}",
        Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = JObject.Parse(System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(EchoFeature.CardOf(n), "c1"))) }],
    };

    /// <summary>With the token the bot got at its login.</summary>
    private static ConnectorClient Client(BotFrameworkRig rig) => new(new Uri(rig.Connector.Url), new TokenCredentials("bot-token-1"));

    /// <summary>Two calls came, ours and theirs, and differ in nothing but what is named here.</summary>
    /// <param name="rig">Where they came to.</param>
    /// <param name="adds">Members that the SDK sends beyond ours. The connector knows them from the address, the path or its own
    /// clock.</param>
    /// <param name="leavesOut">Members that we send beyond the SDK's.</param>
    private static void Alike(BotFrameworkRig rig, string[]? adds = null, string[]? leavesOut = null)
    {
        Assert.Equal(2, rig.Connector.Calls.Count);
        var (ours, theirs) = (rig.Connector.Calls[0], rig.Connector.Calls[1]);
        Assert.Equal((theirs.Method, theirs.Target, theirs.Authorization), (ours.Method, ours.Target, ours.Authorization));

        var (our, their) = (ours.Body!.AsObject(), theirs.Body!.AsObject());
        foreach (var member in leavesOut ?? []) Assert.True(Remove(our, member), $"We send no {member}.");
        foreach (var member in adds ?? []) Assert.True(Remove(their, member), $"The SDK sends no {member}.");
        if (!JsonNode.DeepEquals(their, our)) Assert.Equal(their.ToJsonString(), our.ToJsonString());
    }

    private static bool Remove(JsonObject from, string path) =>
        path.Split('.') is [var outer, var inner] ? from[outer] is JsonObject within && within.Remove(inner) : from.Remove(path);
}
