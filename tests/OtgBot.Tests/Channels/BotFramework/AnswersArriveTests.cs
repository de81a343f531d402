using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Somebody asked, and the connector is in a bad mood: they get their answer, or a word about why not.</summary>
[Trait("Speed", "slow")]
public sealed class AnswersArriveTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task An_answer_that_may_not_have_arrived_is_repeated(int status)
    {
        await using var rig = await BotFrameworkRig.Start();
        if (status == 0) rig.Connector.Drop();
        else rig.Connector.Refuse(status, "ServiceError");

        await Says(rig, "si hei");

        await Stands(rig, "echo: hei");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(504)]
    public async Task A_post_that_nobody_asked_for_is_still_posted_once(int status)
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(status, "ServiceError");

        await Says(rig, "post");

        Assert.Single(rig.Connector.Calls);
    }

    [Fact]
    public async Task An_answer_to_a_message_that_is_gone_comes_without_its_reference()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(404, "ActivityNotFoundInConversation");

        await Says(rig, "si hei");

        await Stands(rig, "echo: hei");
        Assert.EndsWith("messageid%3D1762951100000/activities", rig.Connector.Calls[^1].Target, StringComparison.Ordinal);
        Assert.Null(rig.Connector.Calls[^1].Body!["replyToId"]);
    }

    [Fact]
    public async Task An_answer_in_a_thread_that_is_gone_comes_in_the_channel()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(404, "ActivityNotFoundInConversation");
        rig.Connector.Refuse(404, "ActivityNotFoundInConversation");

        await Says(rig, "si hei");

        await Stands(rig, "echo: hei");
        Assert.EndsWith("19%3Aalerts%40thread.tacv2/activities", rig.Connector.Calls[^1].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(413, "MessageSizeTooBig")]
    [InlineData(400, "BadSyntax")]
    public async Task A_card_that_is_not_taken_comes_as_words(int status, string code)
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(status, code);

        await Says(rig, "kort");

        await Stands(rig, "Number 0");
        Assert.Null(rig.Connector.Calls[^1].Body!["attachments"]);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(30)]
    public async Task An_answer_is_kept_until_the_pause_the_connector_asks_for_has_passed_and_order_is_kept(int seconds)
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(429, "Throttled", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var start = rig.Clock.GetUtcNow();

        // Nobody waits for it: the message is acknowledged at once.
        using (await rig.Send(rig.Message("si en")))
        {
        }

        Assert.True(rig.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(8));
        Assert.DoesNotContain(rig.Connector.Messages.Values, message => Text(message) == "echo: en");
        await Stands(rig, "echo: en");
        Assert.True(rig.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Where_the_channel_takes_nothing_the_person_is_told_in_their_own_chat()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Treats = conversation => conversation.StartsWith("19:", StringComparison.Ordinal) ? new Treatment(403, Stands: false) : Treatment.Well;

        await Says(rig, "si hei");

        await Stands(rig, "echo: hei");
        Assert.Contains(rig.Connector.Messages.Values, message => Text(message)?.Contains("fikk ikke svart deg der du skrev", StringComparison.Ordinal) == true);
        Assert.All(rig.Connector.Messages.Values, message => Assert.StartsWith("a:", message["conversation"]!["id"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("answer", StringComparison.Ordinal) && line.Text.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_never_gets_through_is_named_in_the_log()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Treats = _ => new Treatment(503, Stands: false);

        await Says(rig, "si hei");

        for (var i = 0; i < 6_000 && !rig.Log.Lines.Any(line => line.Text.Contains("given up", StringComparison.Ordinal)); i++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("given up", StringComparison.Ordinal) && line.Text.Contains("503", StringComparison.Ordinal));
    }

    private static async Task Says(BotFrameworkRig rig, string text)
    {
        using var answer = await rig.Hurry(rig.Send(rig.Message(text)));
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static string? Text(JsonNode message) => message["text"]?.GetValue<string>();

    /// <summary>Moves the clock on until a message with this stands; the bound only ends a run that hangs.</summary>
    private static async Task Stands(BotFrameworkRig rig, string fragment)
    {
        for (var i = 0; i < 3_000; i++)
        {
            if (rig.Connector.Messages.Values.Any(message => message.ToJsonString().Contains(fragment, StringComparison.Ordinal))) return;
            rig.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"'{fragment}' never stood. Calls:\n" + string.Join('\n', rig.Connector.Calls.Select(call => $"{call.Method} {call.Target} {call.Body?.ToJsonString()}")));
    }
}
