using System.Net;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework.Connector;

/// <summary>What goes out, and what the bot makes of the connector's moods.</summary>
[Trait("Speed", "slow")]
public sealed class ConnectorClientTests
{
    private const string Thread = "19:alerts@thread.tacv2;messageid=1762951100000";

    [Fact]
    public async Task An_answer_goes_to_the_thread_and_the_message_it_answers()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var response = await rig.Send(rig.Message("si hei"));

        var call = Assert.Single(rig.Connector.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("/teams/v3/conversations/19%3Aalerts%40thread.tacv2%3Bmessageid%3D1762951100000/activities/in-1", call.Target);
        Assert.Equal("message", call.Body!["type"]!.GetValue<string>());
        Assert.Equal(BotFrameworkRig.BotId, call.Body["from"]!["id"]!.GetValue<string>());
        Assert.Equal(Thread, call.Body["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal("in-1", call.Body["replyToId"]!.GetValue<string>());
        Assert.Equal("plain", call.Body["textFormat"]!.GetValue<string>());
        Assert.Null(call.Body["id"]);
        Assert.Null(call.Body["serviceUrl"]);
    }

    [Fact]
    public async Task A_card_goes_as_an_attachment_with_a_summary_for_the_notification()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var response = await rig.Send(rig.Message("kort"));

        var body = Assert.Single(rig.Connector.Calls).Body!;
        Assert.Equal("Card 0", body["summary"]!.GetValue<string>());
        Assert.Null(body["text"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", body["attachments"]![0]!["contentType"]!.GetValue<string>());
        Assert.Equal("AdaptiveCard", body["attachments"]![0]!["content"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_post_of_the_bots_own_goes_to_the_channel_itself()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var response = await rig.Send(rig.Message("post"));

        var call = Assert.Single(rig.Connector.Calls);
        Assert.Equal("/teams/v3/conversations/19%3Aalerts%40thread.tacv2/activities", call.Target);
        Assert.Null(call.Body!["replyToId"]);
    }

    [Fact]
    public async Task What_follows_on_a_post_stands_in_its_thread_and_is_updated_there()
    {
        await using var rig = await BotFrameworkRig.Start();
        var post = await Send(rig);
        var reply = await rig.Channel.Send(To(rig) with { Text = "etterpå", ReplyTo = post.MessageId, IsPost = true }, TestContext.Current.CancellationToken);
        await rig.Channel.Update(reply.MessageId!, To(rig) with { Text = "endret" }, TestContext.Current.CancellationToken);

        Assert.Equal((null, post.MessageId), (rig.Connector.ThreadOf(post.MessageId!), rig.Connector.ThreadOf(reply.MessageId!)));
        Assert.Equal($"/teams/v3/conversations/19%3Aalerts%40thread.tacv2%3Bmessageid%3D{post.MessageId}/activities/{post.MessageId}", rig.Connector.Calls[1].Target);
        Assert.Equal($"19:alerts@thread.tacv2;messageid={post.MessageId}", rig.Connector.Calls[1].Body!["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal($"/teams/v3/conversations/19%3Aalerts%40thread.tacv2/activities/{reply.MessageId}", rig.Connector.Calls[2].Target);
    }

    [Theory]
    [InlineData(nameof(ConversationKind.Personal), "a:chat")]
    [InlineData(nameof(ConversationKind.Group), "19:meeting@thread.v2")]
    public async Task A_chat_has_no_threads(string kind, string conversation)
    {
        await using var rig = await BotFrameworkRig.Start();
        var chat = To(rig).To with { Conversation = conversation, Kind = Enum.Parse<ConversationKind>(kind) };

        await rig.Channel.Send(To(rig) with { To = chat, Text = "svar", ReplyTo = "m7" }, TestContext.Current.CancellationToken);

        var call = Assert.Single(rig.Connector.Calls);
        Assert.Equal($"/teams/v3/conversations/{Uri.EscapeDataString(conversation)}/activities/m7", call.Target);
        Assert.Equal(conversation, call.Body!["conversation"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_personal_chat_is_opened_by_id_and_written_to()
    {
        await using var rig = await BotFrameworkRig.Start(settings: ("BotFramework:TargetedMessages", "false"));
        using var response = await rig.Send(rig.Message("hvisk"));

        Assert.Equal(["/teams/v3/conversations", "/teams/v3/conversations/a%3Achat-1/activities"], rig.Connector.Calls.Take(2).Select(call => call.Target));
        var chat = rig.Connector.Calls[0].Body!;
        Assert.False(chat["isGroup"]!.GetValue<bool>());
        Assert.Equal("29:1AbC", chat["members"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(FakeIssuer.Tenant, chat["tenantId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_is_updated_where_it_stands()
    {
        await using var rig = await BotFrameworkRig.Start();
        var sent = await Send(rig);

        var updated = await rig.Channel.Update(sent.MessageId!, To(rig) with { Text = "after" }, TestContext.Current.CancellationToken);

        Assert.Equal(SendOutcome.Sent, updated.Outcome);
        Assert.Equal("PUT", rig.Connector.Calls[^1].Method);
        Assert.Equal("after", rig.Connector.Messages[sent.MessageId!]["text"]!.GetValue<string>());
    }

    public static TheoryData<string, string, string> Ids => new()
    {
        { "19:x@thread.tacv2", "1", "19%3Ax%40thread.tacv2/activities/1" },
        { "a:1/../../../admin", "../x", "a%3A1%2F..%2F..%2F..%2Fadmin/activities/..%2Fx" },
        { "a b+c%20&d?e#f", "ø", "a%20b%2Bc%2520%26d%3Fe%23f/activities/%C3%B8" },
        { "\u202Eright\r\nto left", "\u0000", "%E2%80%AEright%0D%0Ato%20left/activities/%00" },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void Ids_are_escaped_as_one_segment(string conversation, string activity, string expected) =>
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/" + expected,
            ConnectorUrl.Activity("https://smba.trafficmanager.net/emea", conversation, activity)!.OriginalString);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_that_servers_read_as_a_way_up_is_refused(string id)
    {
        Assert.Null(ConnectorUrl.Activities("https://smba.trafficmanager.net/emea", id));
        Assert.Null(ConnectorUrl.Activity("https://smba.trafficmanager.net/emea", "a:1", id));
    }

    /// <summary>Script of refusals, then what became of a post and of an update, and how many calls each took.</summary>
    public static TheoryData<string, int, string?, string?, string, int, string, int> Refusals => new()
    {
        { "400", 400, "BadSyntax", null, nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Refused), 1 },
        { "403", 403, "BotNotInConversationRoster", null, nameof(SendOutcome.Gone), 1, nameof(SendOutcome.Gone), 1 },
        { "403 without a code", 403, null, null, nameof(SendOutcome.Gone), 1, nameof(SendOutcome.Gone), 1 },
        { "403 of another cloud", 403, "InvalidBotApiHost", null, nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Refused), 1 },
        { "404", 404, "ConversationNotFound", null, nameof(SendOutcome.Gone), 1, nameof(SendOutcome.Gone), 1 },
        { "404 of a message", 404, "ActivityNotFoundInConversation", null, nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Unwanted), 1 },
        { "409", 409, null, null, nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Refused), 1 },
        { "412", 412, "PreconditionFailed", null, nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "413", 413, "MessageSizeTooBig", null, nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Refused), 1 },
        { "429 in seconds", 429, "Throttled", "2", nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "429 at a date", 429, null, "Wed, 18 Nov 2026 09:00:03 GMT", nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "429 at a date gone by", 429, null, "Wed, 18 Nov 2026 08:00:00 GMT", nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "429 without a word", 429, null, null, nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "429 for an hour", 429, null, "3600", nameof(SendOutcome.Refused), 1, nameof(SendOutcome.Refused), 1 },
        { "500", 500, "ServiceError", null, nameof(SendOutcome.InDoubt), 1, nameof(SendOutcome.Refused), 1 },
        { "502", 502, "ServiceError", null, nameof(SendOutcome.InDoubt), 1, nameof(SendOutcome.Sent), 2 },
        { "503", 503, null, null, nameof(SendOutcome.Sent), 2, nameof(SendOutcome.Sent), 2 },
        { "504", 504, "GatewayTimeout", null, nameof(SendOutcome.InDoubt), 1, nameof(SendOutcome.Sent), 2 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_tried_again_where_that_can_help_and_told_where_not(
        string row, int status, string? code, string? retryAfter, string post, int posts, string update, int updates)
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(status, code, retryAfter);
        var sent = await rig.Hurry(Send(rig));
        Assert.True((post, posts) == (sent.Outcome.ToString(), rig.Connector.Calls.Count), $"{row}: post was {sent} after {rig.Connector.Calls.Count} calls");
        if (sent.Outcome != SendOutcome.Sent) Assert.Equal($"{status} {code}".TrimEnd(), sent.Reason);

        rig.Connector.Refuse(status, code, retryAfter);
        var updated = await rig.Hurry(rig.Channel.Update("m1", To(rig) with { Text = "x" }, TestContext.Current.CancellationToken).AsTask());
        Assert.True((update, posts + updates) == (updated.Outcome.ToString(), rig.Connector.Calls.Count), $"{row}: update was {updated} after {rig.Connector.Calls.Count} calls");
    }

    [Fact]
    public async Task After_four_tries_it_is_refused()
    {
        await using var rig = await BotFrameworkRig.Start();
        for (var i = 0; i < 10; i++) rig.Connector.Refuse(429, "Throttled", "1");

        var sent = await rig.Hurry(Send(rig));

        Assert.Equal((SendOutcome.Refused, "429 Throttled", 4), (sent.Outcome, sent.Reason, rig.Connector.Calls.Count));
    }

    [Fact]
    public async Task A_wait_the_connector_asked_for_is_kept()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(429, null, "2");
        var start = rig.Clock.GetUtcNow();

        await rig.Hurry(Send(rig));

        Assert.True(rig.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_refused_token_is_changed_for_a_fresh_one_once()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(401, "Unauthorized");
        Assert.Equal(SendOutcome.Sent, (await Send(rig)).Outcome);
        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], rig.Connector.Calls.Select(call => call.Authorization));

        rig.Connector.Refuse(401, "BotNotRegistered");
        rig.Connector.Refuse(401, "BotNotRegistered");
        var sent = await Send(rig);
        Assert.Equal((SendOutcome.Refused, "401 BotNotRegistered", 4), (sent.Outcome, sent.Reason, rig.Connector.Calls.Count));
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("Check MicrosoftAppId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_whose_connection_broke_is_in_doubt_and_not_repeated_while_an_update_is()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Drop();
        Assert.Equal((SendOutcome.InDoubt, 1), ((await rig.Hurry(Send(rig))).Outcome, rig.Connector.Calls.Count));

        rig.Connector.Drop();
        var updated = await rig.Hurry(rig.Channel.Update("m1", To(rig) with { Text = "x" }, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal((SendOutcome.Sent, 3), (updated.Outcome, rig.Connector.Calls.Count));
    }

    [Fact]
    public async Task A_connector_that_nobody_answers_at_is_certainly_not_reached()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var closed = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var sent = await rig.Hurry(Send(rig, $"http://127.0.0.1:{port}"));

        Assert.Equal(SendOutcome.Refused, sent.Outcome);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Issuer.IsDown = true;
        var sent = await Send(rig);
        Assert.Equal((SendOutcome.Refused, "no access token"), (sent.Outcome, sent.Reason));
        Assert.Empty(rig.Connector.Calls);

        rig.Issuer.IsDown = false;
        Assert.Equal(SendOutcome.Sent, (await Send(rig)).Outcome);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token()
    {
        await using var rig = await BotFrameworkRig.Start();
        await using var elsewhere = await FakeConnector.Start();
        rig.Connector.Redirect(elsewhere.Url);

        Assert.Equal(SendOutcome.Refused, (await Send(rig)).Outcome);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_place_that_is_gone_is_left_alone_until_the_next_installation()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var hello = await rig.Send(rig.Message("si hei"));
        var communities = rig.Get<Communities>();
        var partition = To(rig).To.Partition;
        rig.Connector.Refuse(403, "BotNotInConversationRoster");

        var community = (await communities.Get(partition, TestContext.Current.CancellationToken))!;
        var result = await communities.Post(community, To(rig) with { Text = "x" }, TestContext.Current.CancellationToken);

        Assert.Equal(SendOutcome.Gone, result.Outcome);
        Assert.Equal("403 BotNotInConversationRoster", (await communities.Get(partition, TestContext.Current.CancellationToken))!.Inactive);

        var install = rig.Message("");
        (install["type"], install["action"], install["conversation"]!["id"]) = ("installationUpdate", "add", "19:alerts@thread.tacv2");
        using var installed = await rig.Send(install);
        Assert.True((await communities.Get(partition, TestContext.Current.CancellationToken))!.CanPost);
    }

    private static Outgoing To(BotFrameworkRig rig, string? serviceUrl = null) => new(
        new Address("msteams", FakeIssuer.Tenant, "19:alerts@thread.tacv2", ConversationKind.Channel) { Route = $"{serviceUrl ?? rig.Connector.Url}\n{BotFrameworkRig.BotId}\nOtgBot" },
        Language.Nb);

    private static Task<SendResult> Send(BotFrameworkRig rig, string? serviceUrl = null) =>
        rig.Channel.Send(To(rig, serviceUrl) with { Text = "hei" }, TestContext.Current.CancellationToken).AsTask();
}
