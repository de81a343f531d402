using System.Text.Json.Nodes;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// Slack tells of a message that somebody changed: as a mention once more, or in a direct message as <c>message_changed</c>, which also
/// comes for previews and threads.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackEditedTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    [Fact]
    public async Task A_mention_that_is_corrected_is_heard_once()
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        var said = anna.Writes("xyzzy");
        await rig.Town.Event(rig.Team, said);
        await anna.Sees("ikke svare på");
        var before = rig.Slack.CallsOf("chat.postMessage").Count;

        var corrected = Corrected(rig, said, "status");
        foreach (var id in (string[])["Ev-a", "Ev-b"]) await rig.Town.Event(rig.Team, corrected, id);
        await anna.Sees("Ledere");
        await rig.Town.Quiet(() => true);

        Assert.Equal(before + 1, rig.Slack.CallsOf("chat.postMessage").Count);
    }

    [Fact]
    public async Task A_command_that_ran_does_not_run_again_when_its_message_is_changed_after_a_restart()
    {
        using var folder = new TempFolder();
        JsonObject said;
        await using (var first = await SlackRig.Start(folder, Features))
        {
            var anna = first.Person("Anna");
            await anna.Invites();
            said = anna.Writes("leder fjern meg");
            await first.Town.Event(first.Team, said);
            await SlackTown.Until(() => first.Slack.CallsOf("chat.postMessage").Count > 1, () => first.Troubles);
        }

        await using var next = await SlackRig.Start(folder, Features);
        var again = next.Person("Anna");
        await again.Says("leder legg til meg");
        await next.Town.Event(next.Team, Corrected(next, said, "leder fjern meg!"));
        await SlackTown.Until(() => again.New().Contains("Du endret en melding", StringComparison.Ordinal), () => again.New() + next.Troubles);

        Assert.Contains("Anna", await again.Says("ledere"));
    }

    [Fact]
    public async Task In_a_direct_message_only_words_that_were_changed_count()
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await anna.Says("status");
        var said = anna.Privately.Writes("xyzzy");
        await rig.Town.Event(rig.Team, said);
        await rig.Town.Quiet(() => true);
        var before = rig.Slack.CallsOf("chat.postMessage").Count;

        // A preview that unfolds, a thread that grows, the bot's own card, a message that is brought back as a gravestone.
        await rig.Town.Event(rig.Team, MessageChanged(rig, said, "xyzzy"));
        var unfolded = MessageChanged(rig, said, "status");
        unfolded["message"]!.AsObject().Remove("edited");
        await rig.Town.Event(rig.Team, unfolded);
        var own = MessageChanged(rig, said, "status");
        own["message"]!["bot_id"] = rig.Team.BotId;
        await rig.Town.Event(rig.Team, own);
        var grave = MessageChanged(rig, said, "status");
        grave["message"]!["subtype"] = "tombstone";
        await rig.Town.Event(rig.Team, grave);
        await rig.Town.Quiet(() => true);
        Assert.Equal(before, rig.Slack.CallsOf("chat.postMessage").Count);

        await rig.Town.Event(rig.Team, MessageChanged(rig, said, "status"));
        await anna.Privately.Sees("Ledere");
    }

    private static JsonObject Corrected(SlackRig rig, JsonObject said, string text)
    {
        var changed = said.DeepClone().AsObject();
        changed["text"] = $"<@{rig.Team.BotUser}> {text}";
        changed["edited"] = new JsonObject { ["user"] = said["user"]!.DeepClone(), ["ts"] = "1800000000.000100" };
        return changed;
    }

    private static JsonObject MessageChanged(SlackRig rig, JsonObject said, string text)
    {
        var message = said.DeepClone().AsObject();
        (message["text"], message["edited"]) = (text, new JsonObject { ["user"] = said["user"]!.DeepClone(), ["ts"] = "1800000000.000100" });
        foreach (var name in (string[])["channel", "channel_type", "event_ts"]) message.Remove(name);
        return new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["channel"] = said["channel"]!.DeepClone(),
            ["channel_type"] = "im",
            ["ts"] = rig.Slack.NextTs(),
            ["message"] = message,
            ["previous_message"] = new JsonObject { ["type"] = "message", ["user"] = said["user"]!.DeepClone(), ["text"] = said["text"]!.DeepClone(), ["ts"] = said["ts"]!.DeepClone() },
        };
    }
}
