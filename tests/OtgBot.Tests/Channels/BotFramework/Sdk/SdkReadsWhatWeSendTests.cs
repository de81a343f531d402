using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using OtgBot.Cards.Rendering.AdaptiveCards;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Tests.Kit;
using OtgBot.Turns;
using Channel = OtgBot.Channels.BotFramework;
using Sent = Microsoft.Bot.Schema.Activity;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>What we send, as the official SDK reads it: each member is one it knows, and holds what we meant.</summary>
[Trait("Speed", "slow")]
public sealed class SdkReadsWhatWeSendTests
{
    private static readonly Gen<Outgoing> Messages = Gen.Select(
        Gen.Select(OddTexts.Id, OddTexts.Id.OrNone(), OddTexts.Id.OrNone(), OddTexts.OneOf(Language.Nb, Language.Nn, Language.En)),
        OddTexts.Any,
        Gen.Int[0, Gallery.Cards.Count - 1],
        Gen.Int[0, 2],
        OddTexts.Plain.OrNone()).Select((place, text, card, kind, origin) =>
        {
            var (conversation, thread, replyTo, language) = place;
            return new Outgoing(new Address("msteams", "t1", conversation, ConversationKind.Channel) { Thread = thread }, language)
            {
                ReplyTo = replyTo,
                Text = kind == 0 ? null : text,
                Card = kind == 1 ? null : Gallery.Cards[card].Card,
                Origin = origin,
            };
        });

    [Fact]
    public void Any_message_says_to_the_sdk_what_it_says_here() => Gen.Select(Messages, OddTexts.Id, OddTexts.Plain).Always(
        (message, botId, botName) =>
        {
            var json = SdkJson.Ours(json => ActivityWriter.Write(json, message, ConnectorRoute.Read($"https://smba.example/\n{botId}\n{botName}")));
            var sent = SdkJson.Read<Sent>(json);

            Assert.Equal(ActivityTypes.Message, sent.Type);
            Assert.NotNull(sent.AsMessageActivity());
            Assert.Equal((botId, botName), (sent.From.Id, sent.From.Name));
            Assert.Equal(ActivityReader.ConversationId(message.To), sent.Conversation.Id);
            Assert.Equal(message.ReplyTo, sent.ReplyToId);
            Assert.Equal(message.Language.Tag(), sent.Locale);
            Assert.Equal(message.Text, sent.Text);
            Assert.Equal(message.Text is null ? null : TextFormatTypes.Plain, sent.TextFormat);
            Assert.Equal(message.Card?.Summary, sent.Summary);
            Assert.Equal(message.Card is null ? 0 : 1, sent.Attachments?.Count ?? 0);
            if (message.Card is { } card) HoldsCard(sent.Attachments!.Single(), card, message.Origin);
            KnowsAll(sent, json);
        }, iter: 2_000);

    [Fact]
    public void Every_card_of_the_gallery_is_an_attachment_that_says_the_same_when_the_sdk_passes_it_on()
    {
        Assert.True(Gallery.Cards.Count > 100);
        foreach (var shown in Gallery.Cards)
        {
            var json = SdkJson.Ours(json => ActivityWriter.WriteAttachment(json, shown.Card, new CardTarget("c1")));
            var attachment = SdkJson.Read<Attachment>(json);
            HoldsCard(attachment, shown.Card, "c1");
            Same(json, SdkJson.Write(attachment));
        }
    }

    [Fact]
    public void A_new_chat_is_asked_for_in_the_sdks_own_words() => Gen.Select(OddTexts.Id, OddTexts.Plain, OddTexts.Id, OddTexts.Plain.OrNone()).Always(
        (botId, botName, person, tenant) =>
        {
            var json = SdkJson.Ours(json => ActivityWriter.WriteNewChat(json, ConnectorRoute.Read($"https://smba.example/\n{botId}\n{botName}"), tenant ?? "", new Person(person, "Kim")));
            var asked = SdkJson.Read<ConversationParameters>(json);

            Assert.False(asked.IsGroup);
            Assert.Equal((botId, botName), (asked.Bot.Id, asked.Bot.Name));
            Assert.Equal(person, Assert.Single(asked.Members).Id);
            Assert.Equal(tenant, asked.TenantId);
            Assert.Equal(tenant, asked.ChannelData is null ? null : SdkJson.Read<TeamsChannelData>(asked.ChannelData.ToString()!).Tenant.Id);
            Same(json, SdkJson.Write(asked));
        }, iter: 500);

    [Fact]
    public void The_answer_to_a_pressed_card_is_the_sdks_answer_to_an_action()
    {
        var pressed = new Channel.Receiving.Activity { Type = "invoke", Name = ButtonReader.ExecuteName };
        var word = SdkJson.Ours(json => InvokeAnswer.Write(json, pressed, new InlineAnswer("Lagret: \"åpent\"", null), new CardTarget("c1")));
        var said = SdkJson.Read<AdaptiveCardInvokeResponse>(word);
        Assert.Equal((200, "application/vnd.microsoft.activity.message", "Lagret: \"åpent\""), (said.StatusCode, said.Type, said.Value));
        Same(word, SdkJson.Write(said));

        var card = SdkJson.Ours(json => InvokeAnswer.Write(json, pressed, new InlineAnswer(null, EchoFeature.CardOf("7")), new CardTarget("c1")));
        var shown = SdkJson.Read<AdaptiveCardInvokeResponse>(card);
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), (shown.StatusCode, shown.Type));
        Same(Rendered(EchoFeature.CardOf("7"), "c1"), shown.Value.ToString()!);
        Same(card, SdkJson.Write(shown));

        var error = SdkJson.Ours(json => InvokeAnswer.WriteError(json, new MalformedAction("BadRequest", "The value has no action.")));
        var wrong = SdkJson.Read<AdaptiveCardInvokeResponse>(error);
        var why = SdkJson.Read<Error>(wrong.Value.ToString()!);
        Assert.Equal((400, "application/vnd.microsoft.error"), (wrong.StatusCode, wrong.Type));
        Assert.Equal(("BadRequest", "The value has no action."), (why.Code, why.Message));
        Same(error, SdkJson.Write(wrong));
    }

    [Fact]
    public void The_answer_to_a_task_module_is_the_sdks()
    {
        var asked = new Channel.Receiving.Activity { Type = "invoke", Name = ButtonReader.FetchName };
        var window = SdkJson.Ours(json => InvokeAnswer.Write(json, asked, new InlineAnswer(null, EchoFeature.CardOf("7")), new CardTarget("c1")));
        var goesOn = SdkJson.Read<TaskModuleContinueResponse>(Task(window));
        Assert.Equal(("continue", "Card 7", "medium", "medium"), (goesOn.Type, goesOn.Value.Title, goesOn.Value.Height, goesOn.Value.Width));
        HoldsCard(goesOn.Value.Card, EchoFeature.CardOf("7"), "c1", inWindow: true);
        Same(window, SdkJson.Write(new TaskModuleResponse(goesOn)));

        var word = SdkJson.Ours(json => InvokeAnswer.Write(json, asked, new InlineAnswer("Lagret", null), new CardTarget("c1")));
        var closes = SdkJson.Read<TaskModuleMessageResponse>(Task(word));
        Assert.Equal(("message", "Lagret"), (closes.Type, closes.Value));
        Same(word, SdkJson.Write(new TaskModuleResponse(closes)));

        static string Task(string json) => JsonNode.Parse(json)!["task"]!.ToJsonString();
    }

    [Fact]
    public async Task Replies_that_are_waited_for_are_the_sdks_expected_replies()
    {
        await using var rig = await BotFrameworkRig.Start();
        var message = rig.Message("si hei");
        message["deliveryMode"] = DeliveryModes.ExpectReplies;

        using var response = await rig.Send(message);
        var json = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var replies = SdkJson.Read<ExpectedReplies>(json);
        Assert.Equal(("echo: hei", "in-1"), (Assert.Single(replies.Activities).Text, replies.Activities[0].ReplyToId));
        Same(json, SdkJson.Write(replies));
    }

    private static void HoldsCard(Attachment attachment, OtgBot.Cards.Card card, string? origin, bool inWindow = false)
    {
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.ContentType);
        Same(inWindow ? SdkJson.Ours(json => AdaptiveCardRenderer.Write(json, card, new CardTarget(origin, inWindow))) : Rendered(card, origin), SdkJson.Write(attachment.Content));
        Assert.Null(attachment.ContentUrl);
        Assert.Empty(attachment.Properties ?? []);
    }

    private static string Rendered(OtgBot.Cards.Card card, string? origin) => System.Text.Encoding.UTF8.GetString(AdaptiveCardRenderer.Render(card, origin));

    /// <summary>Members that the SDK has no place for lie among its extras; those it has come out again as they went in.</summary>
    private static void KnowsAll(Sent sent, string json)
    {
        Assert.Empty(sent.Properties ?? []);
        Assert.Empty(sent.From.Properties ?? []);
        Assert.Empty(sent.Conversation.Properties ?? []);
        Same(json, SdkJson.Write(sent));
    }

    private static void Same(string ours, string theirs)
    {
        var (expected, actual) = (JsonNode.Parse(ours), JsonNode.Parse(theirs));
        if (!JsonNode.DeepEquals(expected, actual)) Assert.Equal(expected!.ToJsonString(), actual!.ToJsonString());
    }
}
