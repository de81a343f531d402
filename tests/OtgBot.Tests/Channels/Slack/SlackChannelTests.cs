using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Channels.Slack;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;
using ResponseUrl = OtgBot.Channels.Slack.Sending.ResponseUrl;
using SlackHistory = OtgBot.Channels.Slack.Sending.SlackHistory;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>The channel outside of any event: posts that stand once, updates that don't crowd, texts that stay texts.</summary>
[Trait("Speed", "slow")]
public sealed class SlackChannelTests
{
    private static readonly Outgoing Keyed = SlackRig.Words("Ukas prinsipp") with { Key = "2026-W47", IsPost = true };

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_found_in_the_history_and_not_posted_again()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await rig.Grant("channels:history");
        rig.Slack.Next("chat.postMessage", SlackMishap.LostAfterDone());
        var result = await rig.Hurry(rig.Channel.Send(Keyed, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        var standing = Assert.Single(rig.Team.Messages);
        Assert.Equal(standing.Ts, result.MessageId);
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
        Assert.Equal("2026-W47", (string?)standing.Metadata!["event_payload"]!["key"]);
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_found_in_its_thread_and_not_posted_again()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await rig.Grant("channels:history");
        var root = await rig.Channel.Send(Keyed, TestContext.Current.CancellationToken);
        rig.Slack.Next("chat.postMessage", SlackMishap.LostAfterDone());
        var reply = SlackRig.Words("Hvordan går det?") with { ReplyTo = root.MessageId, Key = "2026-W47/followup", IsPost = true };
        var result = await rig.Hurry(rig.Channel.Send(reply, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        var standing = Assert.Single(rig.Team.Messages, message => message.ThreadTs == root.MessageId);
        Assert.Equal(standing.Ts, result.MessageId);
        Assert.Equal(2, rig.Slack.CallsOf("chat.postMessage").Count);
        Assert.Empty(rig.Slack.CallsOf("conversations.history"));
    }

    [Fact]
    public async Task A_post_that_did_not_arrive_is_sent_once_more_after_the_history_shows_nothing()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await rig.Grant("channels:history");
        rig.Slack.Next("chat.postMessage", SlackMishap.Dropped());
        var began = rig.Clock.GetUtcNow();
        var result = await rig.Hurry(rig.Channel.Send(Keyed, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        Assert.Single(rig.Team.Messages);
        Assert.Equal(2, rig.Slack.CallsOf("chat.postMessage").Count);
        Assert.True(Assert.Single(rig.Slack.CallsOf("conversations.history")).At - began >= SlackHistory.UntilSure, "It was looked for too early.");
    }

    [Fact]
    public async Task Without_the_history_scope_a_doubt_is_named_and_nothing_repeated()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        rig.Slack.Next("chat.postMessage", SlackMishap.LostAfterDone());
        Assert.Equal(SendOutcome.InDoubt, (await rig.Channel.Send(Keyed, TestContext.Current.CancellationToken)).Outcome);
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
        Assert.Empty(rig.Slack.CallsOf("conversations.history"));
        Assert.Equal(SendOutcome.InDoubt, (await rig.Channel.Find(SlackRig.Place(), "2026-W47", rig.Clock.GetUtcNow(), TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task A_key_is_found_as_long_as_the_message_stands_and_only_ones_own()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await rig.Grant("channels:history");
        var before = rig.Clock.GetUtcNow();
        var sent = await rig.Channel.Send(Keyed, TestContext.Current.CancellationToken);
        Assert.Equal(sent, await rig.Channel.Find(SlackRig.Place(), "2026-W47", before, TestContext.Current.CancellationToken));
        Assert.Equal(SendOutcome.Refused, (await rig.Channel.Find(SlackRig.Place(), "2026-W48", before, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(SendOutcome.InDoubt, (await rig.Channel.Find(SlackRig.Place("CELSEWHERE"), "2026-W47", before, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Forty_updates_in_two_seconds_are_at_most_two_calls_and_the_last_one_stands()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        var id = (await rig.Channel.Send(SlackRig.Words("0 stemmer"), TestContext.Current.CancellationToken)).MessageId!;
        var updating = new List<Task<SendResult>>();
        for (var votes = 1; votes <= 40; votes++)
        {
            updating.Add(rig.Channel.Update(id, SlackRig.Words($"{votes} stemmer"), TestContext.Current.CancellationToken).AsTask());
            if (votes == 1) await updating[0];
            rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.InRange(rig.Slack.CallsOf("chat.update").Count, 1, 1);
        var results = await rig.Hurry(Task.WhenAll(updating));
        Assert.All(results, result => Assert.Equal(SendOutcome.Sent, result.Outcome));
        Assert.Equal(2, rig.Slack.CallsOf("chat.update").Count);
        Assert.Contains("40 stemmer", Assert.Single(rig.Team.Messages).Text);
    }

    [Fact]
    public async Task What_still_waits_is_updated_when_the_host_stops()
    {
        SlackMessage standing;
        await using (var rig = await SlackRig.Start())
        {
            rig.Person("Anna");
            var id = (await rig.Channel.Send(SlackRig.Words("0 stemmer"), TestContext.Current.CancellationToken)).MessageId!;
            standing = Assert.Single(rig.Team.Messages);
            await rig.Channel.Update(id, SlackRig.Words("1 stemme"), TestContext.Current.CancellationToken);
            _ = rig.Channel.Update(id, SlackRig.Words("2 stemmer"), TestContext.Current.CancellationToken).AsTask();
        }

        Assert.Contains("2 stemmer", standing.Text);
    }

    [Fact]
    public async Task What_people_write_never_becomes_a_mention_or_markup_and_the_text_is_never_empty()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        await rig.Channel.Send(SlackRig.Words("<!channel> & <b> *x* <https://evil.example|here> @channel"), TestContext.Current.CancellationToken);
        await rig.Channel.Send(SlackRig.Words("x") with { Text = null, Card = new Card { Summary = "<!here>", Language = "en", Body = [new TextBlock("<@U1> _x_")] } }, TestContext.Current.CancellationToken);
        await rig.Channel.Send(SlackRig.Words(""), TestContext.Current.CancellationToken);
        foreach (var call in rig.Slack.CallsOf("chat.postMessage"))
        {
            Assert.True(call.IsOk, call.Answer?.ToJsonString());
            Assert.NotEmpty(call["text"]!);
            Assert.DoesNotContain('<', call["text"]!);
            Assert.Equal("none", call["parse"]);
            Assert.DoesNotContain("mrkdwn\"", call.Arguments["blocks"]?.ToJsonString() ?? "");
        }

        Assert.StartsWith("&lt;!channel&gt; &amp; &lt;b&gt;", rig.Slack.CallsOf("chat.postMessage")[0]["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_is_too_long_goes_on_in_its_thread_and_loses_nothing()
    {
        await using var rig = await SlackRig.Start();
        var anna = rig.Person("Anna");
        var lines = Enumerable.Range(1, 120).Select(n => $"Line {n}: " + new string('x', 200)).ToList();
        var card = new Card { Summary = "Long", Language = "en", Body = [.. lines.Select(line => new TextBlock(line))] };
        var result = await rig.Hurry(rig.Channel.Send(SlackRig.Words("") with { Text = null, Card = card }, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SendOutcome.Sent, result.Outcome);
        Assert.True(anna.Messages.Count > 1, "It was one message.");
        Assert.Null(anna.Messages[0].ThreadTs);
        Assert.All(anna.Messages.Skip(1), message => Assert.Equal(result.MessageId, message.ThreadTs));
        var all = string.Join('\n', anna.Messages.SelectMany(message => SlackWire.Texts(message.Blocks)));
        Assert.All(lines, line => Assert.Contains(line, all));
    }

    [Fact]
    public async Task The_newest_blocks_are_left_out_where_a_workspace_refuses_them()
    {
        await using var rig = await SlackRig.Start(null, null, ("Slack:NewestBlocks", "true"));
        rig.Person("Anna");
        rig.Team.HasNewestBlocks = false;
        Column Column(string text) => new([new TextBlock(text)]);
        var card = new Card { Summary = "Table", Language = "en", Body = [new ColumnSet([Column("a"), Column("b"), Column("c")]), new ColumnSet([Column("d"), Column("e"), Column("f")])] };
        Assert.Equal(SendOutcome.Sent, (await rig.Channel.Send(SlackRig.Words("") with { Text = null, Card = card }, TestContext.Current.CancellationToken)).Outcome);
        var calls = rig.Slack.CallsOf("chat.postMessage");
        Assert.Equal([false, true], calls.Select(call => call.IsOk));
        Assert.Contains("\"table\"", calls[0].Arguments.ToJsonString());
        Assert.DoesNotContain("\"table\"", calls[1].Arguments.ToJsonString());
        Assert.DoesNotContain("invalid_blocks", rig.Troubles);
    }

    [Fact]
    public async Task A_message_nobody_wants_any_more_is_not_sent()
    {
        await using var rig = await SlackRig.Start();
        rig.Person("Anna");
        var result = await rig.Channel.Send(SlackRig.Words("hei") with { IsWanted = () => ValueTask.FromResult(false) }, TestContext.Current.CancellationToken);
        Assert.Equal(SendOutcome.Unwanted, result.Outcome);
        Assert.Empty(rig.Slack.CallsOf("chat.postMessage"));
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("https://acme.slack.com/x", true)]
    [InlineData("https://hooks.slack-gov.com/x", true)]
    [InlineData("http://hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://evilslack.com/x", false)]
    [InlineData("https://me@hooks.slack.com/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("not an address", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_answer_by_address_goes_to_Slacks_own_hosts_alone(string? url, bool isAllowed)
    {
        Assert.Equal(isAllowed, ResponseUrl.Of(url, new SlackOptions(), default) is not null);
        Assert.Null(ResponseUrl.Of("http://127.0.0.1:2/x", new SlackOptions { Api = new Uri("http://127.0.0.1:1/api/") }, default));
    }

    [Fact]
    public void An_address_is_used_five_times_and_for_half_an_hour()
    {
        var now = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);
        var url = ResponseUrl.Of("https://hooks.slack.com/x", new SlackOptions(), now)!;
        Assert.False(url.Take(now.AddMinutes(30)));
        Assert.Equal([true, true, true, true, true, false], Enumerable.Range(0, 6).Select(_ => url.Take(now.AddMinutes(29))));
    }
}
