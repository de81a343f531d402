using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework.Receiving;

/// <summary>The HTTP contract of the endpoint.</summary>
[Trait("Speed", "slow")]
public sealed class MessagesEndpointTests
{
    private const string Elsewhere = "eeeeeeee-0000-0000-0000-000000000002";

    private static readonly (string, string)[] Home = [("BotFramework:AllowedTenants", FakeIssuer.Tenant)];

    [Fact]
    public async Task Only_POST_is_taken()
    {
        await using var rig = await BotFrameworkRig.Start();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Delete])
        {
            using var request = new HttpRequestMessage(method, "/api/messages");
            using var response = await rig.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_no_activity_is_400()
    {
        await using var rig = await BotFrameworkRig.Start();
        var whole = rig.Message("si hei").ToJsonString();
        string[] bodies =
        [
            "", " ", "null", "[]", "1", "\"text\"", "{", "{}", "{\"type\":", "not json", whole[..^1], whole + "x", whole + whole,
            "{\"type\":\"message\",\"x\":" + new string('[', 5_000) + new string(']', 5_000) + "}",
            Without("type"), Without("channelId"), Without("serviceUrl"), Without("conversation"),
            With("type", 5), With("type", ""), With("type", null), With("channelId", 5), With("serviceUrl", new JsonArray()), With("conversation", "here"), With("from", "me"),
            With("conversation", new JsonObject { ["id"] = "" }),
        ];
        foreach (var body in bodies)
        {
            using var response = await rig.SendRaw(Encoding.UTF8.GetBytes(body), "Bearer " + rig.Token());
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{(int)response.StatusCode} for {body[..Math.Min(body.Length, 200)]}");
        }

        using var invalid = await rig.SendRaw([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8], "Bearer " + rig.Token());
        Assert.Equal(HttpStatusCode.BadRequest, invalid.StatusCode);

        string Without(string name)
        {
            var activity = rig.Message("si hei");
            activity.Remove(name);
            return activity.ToJsonString();
        }

        string With(string name, JsonNode? value)
        {
            var activity = rig.Message("si hei");
            activity[name] = value;
            return activity.ToJsonString();
        }
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_413()
    {
        await using var rig = await BotFrameworkRig.Start();
        var big = rig.Message(new string('a', 1_000_000));

        using var response = await rig.Send(big);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);

        // Without a length in the header, too.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(big.ToJsonString()) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + rig.Token());
        using var chunked = await rig.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task A_byte_order_mark_and_a_null_text_are_fine()
    {
        await using var rig = await BotFrameworkRig.Start();
        using var marked = await rig.SendRaw([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(rig.Message("si hei").ToJsonString())], "Bearer " + rig.Token());
        var silent = rig.Message("x");
        silent["text"] = null;
        using var empty = await rig.Send(silent);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (marked.StatusCode, empty.StatusCode));
        Assert.Equal("echo: hei", rig.Connector.Calls[0].Text);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("somethingNew")]
    public async Task A_type_the_bot_need_not_act_on_is_200_and_silent(string type)
    {
        await using var rig = await BotFrameworkRig.Start();
        var activity = rig.Message("si hei");
        activity["type"] = type;

        using var response = await rig.Send(activity);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(rig.Connector.Calls);
    }

    [Fact]
    public async Task Other_bots_and_the_bot_itself_are_not_answered()
    {
        await using var rig = await BotFrameworkRig.Start();
        foreach (var (id, role) in (IEnumerable<(string, string?)>)[("28:other", null), (BotFrameworkRig.BotId, null), ("any", "bot"), ("any", "Bot")])
        {
            var activity = rig.Message("si hei");
            activity["from"] = new JsonObject { ["id"] = id, ["role"] = role };
            using var response = await rig.Send(activity);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Empty(rig.Connector.Calls);
    }

    [Fact]
    public async Task An_unknown_invoke_is_501()
    {
        await using var rig = await BotFrameworkRig.Start();
        foreach (var name in (string?[])["composeExtension/query", "signin/verifyState", "unheard/of", null])
        {
            var activity = rig.Message("si hei");
            (activity["type"], activity["name"]) = ("invoke", name);
            using var response = await rig.Send(activity);
            Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_expects_replies_gets_them_in_the_response()
    {
        await using var rig = await BotFrameworkRig.Start();
        var activity = rig.Message("si hei");
        activity["deliveryMode"] = "expectReplies";

        using var response = await rig.Send(activity);

        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("echo: hei", body["activities"]![0]!["text"]!.GetValue<string>());
        Assert.Empty(rig.Connector.Calls);
    }

    [Fact]
    public async Task The_same_activity_delivered_again_does_nothing_again()
    {
        await using var rig = await BotFrameworkRig.Start();
        var activity = rig.Message("si hei");

        for (var i = 0; i < 3; i++)
        {
            using var response = await rig.Send(activity);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(rig.Connector.Calls);
    }

    [Fact]
    public async Task Twenty_messages_at_once_in_one_conversation_are_each_answered_once()
    {
        await using var rig = await BotFrameworkRig.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => rig.Send(rig.Message($"si {i}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"echo: {i}").Order(), rig.Connector.Calls.Select(call => call.Text!).Order());
    }

    [Fact]
    public async Task A_second_message_waits_for_the_first_of_its_conversation_while_others_do_not()
    {
        await using var rig = await BotFrameworkRig.Start();
        var release = new TaskCompletionSource();
        rig.Connector.Hold(release.Task);
        var first = rig.Send(rig.Message("si 1"));
        await rig.Connector.Called.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        var second = rig.Send(rig.Message("si 2"));

        using var elsewhere = await rig.Send(rig.Message("si 3", "19:other@thread.tacv2"));
        Assert.Equal(["echo: 1", "echo: 3"], rig.Connector.Calls.Select(call => call.Text));

        release.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["echo: 1", "echo: 3", "echo: 2"], rig.Connector.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_slow_turn_is_acknowledged_within_its_budget_and_finishes()
    {
        await using var rig = await BotFrameworkRig.Start();
        var release = new TaskCompletionSource();
        rig.Connector.Hold(release.Task);

        using var response = await rig.Hurry(rig.Send(rig.Message("si hei")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        release.SetResult();
        using var next = await rig.Send(rig.Message("si ferdig"));
        Assert.Equal(["echo: hei", "echo: ferdig"], rig.Connector.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task What_was_acknowledged_is_seen_through_when_the_host_stops()
    {
        await using var rig = await BotFrameworkRig.Start();
        var release = new TaskCompletionSource();
        rig.Connector.Hold(release.Task);
        var answers = await rig.Hurry(Task.WhenAll(rig.Send(rig.Message("si 1")), rig.Send(rig.Message("si 2"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));

        // The host stops each of its services in turn and waits for it. A queue that had nothing to wait for would have stopped within the
        // call.
        var stopping = Assert.Single(rig.Get<IEnumerable<IHostedService>>().OfType<TurnQueue>()).StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);

        release.SetResult();
        await stopping;
        Assert.Equal(["echo: 1", "echo: 2"], rig.Connector.Calls.Select(call => call.Text).Order());
    }

    [Fact]
    public async Task A_full_queue_is_429_so_that_the_platform_comes_back()
    {
        await using var rig = await BotFrameworkRig.Start(options: new() { MostWaitingInOneConversation = 1 });
        var release = new TaskCompletionSource();
        rig.Connector.Hold(release.Task);
        var first = rig.Send(rig.Message("si 1"));
        await rig.Connector.Called.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        using var second = await rig.Send(rig.Message("si 2"));

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        release.SetResult();
        using var answered = await first;
    }

    [Fact]
    public async Task Where_tenants_are_listed_another_is_refused_before_anything_is_stored_and_named_in_the_log_once()
    {
        await using var rig = await BotFrameworkRig.Start(settings: Home);
        var installed = Of(Elsewhere, "");
        (installed["type"], installed["action"]) = ("installationUpdate", "add");
        var invoke = Of(Elsewhere, "");
        (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "echo.press", ["data"] = new JsonObject() } });

        foreach (var activity in (JsonObject[])[Of(Elsewhere, "si hei"), Of(Elsewhere, "si hei"), installed, invoke])
        {
            using var refused = await rig.Send(activity);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Empty(rig.Connector.Calls);
        Assert.Null(await CommunityOf(Elsewhere));
        Assert.Contains(Elsewhere, Assert.Single(rig.Log.Lines, line => line.Level >= LogLevel.Warning).Text, StringComparison.Ordinal);

        using var taken = await rig.Send(Of(FakeIssuer.Tenant.ToUpperInvariant(), "si hei"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("echo: hei", Assert.Single(rig.Connector.Calls).Text);
        Assert.NotNull(await CommunityOf(FakeIssuer.Tenant.ToUpperInvariant()));

        JsonObject Of(string tenant, string text)
        {
            var activity = rig.Message(text);
            activity["conversation"]!["tenantId"] = tenant;
            activity["channelData"]!["tenant"]!["id"] = tenant;
            return activity;
        }

        async Task<Community?> CommunityOf(string tenant) =>
            await rig.Get<Communities>().Get(new Address("msteams", tenant, "19:alerts@thread.tacv2", ConversationKind.Channel).Partition, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("a guest in a channel of ours", "msteams", Elsewhere, FakeIssuer.Tenant, HttpStatusCode.OK)]
    [InlineData("one of ours in another's channel", "msteams", FakeIssuer.Tenant, Elsewhere, HttpStatusCode.Forbidden)]
    [InlineData("a place that says of no tenant", "msteams", null, null, HttpStatusCode.Forbidden)]
    [InlineData("a web page that says it is ours", "webchat", FakeIssuer.Tenant, FakeIssuer.Tenant, HttpStatusCode.Forbidden)]
    public async Task Where_tenants_are_listed_it_is_the_places_tenant_that_counts_and_Teams_own_word_for_it(string who, string channel, string? tenant, string? conversationTenant, HttpStatusCode expected)
    {
        await using var rig = await BotFrameworkRig.Start(settings: Home);
        var activity = rig.Message("si hei");
        activity["channelId"] = channel;
        activity["channelData"] = tenant is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
        activity["conversation"]!["tenantId"] = conversationTenant;

        using var response = await rig.Send(activity);

        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} for {who}");
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, rig.Connector.Calls.Count);
    }

    [Fact]
    public async Task A_tenant_that_is_not_listed_any_more_is_written_to_no_more_and_may_leave()
    {
        await using var rig = await BotFrameworkRig.Start(settings: Home);
        var cancel = TestContext.Current.CancellationToken;
        foreach (var (tenant, expected) in (IEnumerable<(string, SendOutcome)>)[(Elsewhere, SendOutcome.Refused), (FakeIssuer.Tenant, SendOutcome.Sent)])
        {
            var place = new Address("msteams", tenant, "19:alerts@thread.tacv2", ConversationKind.Channel) { Route = $"{rig.Connector.Url}\nbot\nbot" };
            Assert.Equal(expected, (await rig.Channel.Send(new Outgoing(place, Language.Nb) { Text = "x" }, cancel)).Outcome);
            Assert.Equal(expected, (await rig.Channel.Update("m1", new Outgoing(place, Language.Nb) { Text = "x" }, cancel)).Outcome);
            Assert.Equal(expected == SendOutcome.Sent, await rig.Channel.OpenChat(place, new Person("29:x", "X"), cancel) is not null);
        }

        Assert.Equal(3, rig.Connector.Calls.Count);
        var removed = rig.Message("");
        (removed["type"], removed["action"]) = ("installationUpdate", "remove");
        removed["channelData"]!["tenant"]!["id"] = Elsewhere;
        using var response = await rig.Send(removed);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
