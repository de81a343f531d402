using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>Teams tells of a message that somebody changed: under the message's own id.</summary>
public sealed class EditedTests
{
    [Theory]
    [InlineData("editMessage")]
    [InlineData(null)]
    public async Task What_was_corrected_is_heard_once(string? eventType)
    {
        await using var rig = await BotFrameworkRig.Start();
        await Sends(rig, Said(rig, "sii hei"));
        var calls = rig.Connector.Calls.Count;

        await Sends(rig, Changed(rig, "si hei", eventType));
        await Sends(rig, Changed(rig, "si hei", eventType));

        Assert.Contains("Du endret en melding", Assert.Single(rig.Connector.Calls.Skip(calls)).Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.EndsWith("/activities/m1", rig.Connector.Calls[^1].Target, StringComparison.Ordinal);
        await Sends(rig, Changed(rig, "si hallo", eventType));
        Assert.Equal(calls + 2, rig.Connector.Calls.Count);
    }

    [Fact]
    public async Task In_a_personal_chat_no_mention_is_needed()
    {
        await using var rig = await BotFrameworkRig.Start();
        var changed = Changed(rig, "si hei", "editMessage");
        (changed["conversation"]!["conversationType"], changed["conversation"]!["isGroup"]) = ("personal", false);
        changed.Remove("entities");

        await Sends(rig, changed);

        Assert.Single(rig.Connector.Calls);
    }

    [Theory]
    [InlineData("undeleteMessage")]
    [InlineData("softDeleteMessage")]
    [InlineData("editMessage, to others")]
    [InlineData("editMessage, by a bot")]
    public async Task What_is_brought_back_or_meant_for_others_is_no_question(string what)
    {
        await using var rig = await BotFrameworkRig.Start();
        var changed = Changed(rig, "si hei", what.Split(',')[0]);
        if (what.EndsWith("others", StringComparison.Ordinal)) changed.Remove("entities");
        if (what.EndsWith("bot", StringComparison.Ordinal)) changed["from"]!["role"] = "bot";

        await Sends(rig, changed);

        Assert.Empty(rig.Connector.Calls);
    }

    private static JsonObject Said(BotFrameworkRig rig, string text)
    {
        var activity = rig.Message("<at>OtgBot</at> " + text);
        activity["id"] = "m1";
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = BotFrameworkRig.BotId, ["name"] = "OtgBot" },
            ["text"] = "<at>OtgBot</at>",
        });
        return activity;
    }

    private static JsonObject Changed(BotFrameworkRig rig, string text, string? eventType)
    {
        var activity = Said(rig, text);
        activity["type"] = "messageUpdate";
        if (eventType is not null) activity["channelData"]!["eventType"] = eventType;
        return activity;
    }

    private static async Task Sends(BotFrameworkRig rig, JsonObject activity)
    {
        using var answer = await rig.Send(activity);
        Assert.True(answer.IsSuccessStatusCode);
    }
}
