using System.Text.Json.Nodes;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Storage;
using OtgBot.Tests.Features.Privacy;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Channels are renamed, archived, brought back and shared, and the community goes along.</summary>
[Trait("Speed", "slow")]
public sealed class SlackPlacesTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(UnconferencesFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("channel_rename")]
    [InlineData("group_rename")]
    public async Task A_new_name_shows_at_once(string type)
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = type, ["channel"] = new JsonObject { ["id"] = "CTEAM", ["name"] = "klarsprak", ["created"] = 1 } });
        Assert.Contains("#klarsprak", await anna.Says("status"));
        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = type, ["channel"] = new JsonObject { ["id"] = "CELSE", ["name"] = "other" } });
        Assert.Null(await Known(rig, "CELSE"));
    }

    [Theory]
    [InlineData("channel_archive", "channel_unarchive")]
    [InlineData("group_archive", "group_unarchive")]
    public async Task An_archived_channel_counts_as_gone_and_a_restored_one_as_there_at_once(string archive, string unarchive)
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await Told(rig, archive, "CTEAM");
        await SlackTown.Until(async () => (await Known(rig))!.RemovedAt is not null, () => "It is still there.");
        await Told(rig, unarchive, "CTEAM");
        await SlackTown.Until(async () => (await Known(rig))!.CanPost, () => "It is still gone.");
        Assert.Equal("UANNA", Assert.Single((await Known(rig))!.Leads).Id);

        // Of channels without the bot Slack tells as well.
        await Told(rig, unarchive, "CELSE");
        await anna.Says("status");
        Assert.Null(await Known(rig, "CELSE"));
    }

    [Fact]
    public async Task A_private_channel_that_becomes_shared_takes_its_community_leads_and_open_unconference_along()
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await anna.Commands("/otg unconference");
        await anna.Submits(("name", "Høstens unconference"), ("date", "2026-12-10"));
        var card = await anna.Says("temaer");
        Assert.Contains("Høstens unconference", card);

        lock (rig.Slack.Guard)
        {
            foreach (var member in rig.Team.Rooms["CTEAM"].Members) rig.Team.Room("CSHARED").Members.Add(member);
            rig.Team.Rooms.Remove("CTEAM");
            var messages = rig.Team.Messages.Where(message => message.Room == "CTEAM").ToList();
            foreach (var message in messages) rig.Team.Messages.Remove(message);
        }

        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = "channel_id_changed", ["old_channel_id"] = "CTEAM", ["new_channel_id"] = "CSHARED", ["event_ts"] = "1" });
        await SlackTown.Until(async () => await Known(rig, "CSHARED") is not null, () => "It did not move. " + string.Join("\n", rig.Log.Lines.Select(line => line.Text)));
        Assert.Null(await Known(rig));
        Assert.DoesNotContain("CTEAM", await KeptTests.Dump(rig.Get<IStore>()));

        var there = rig.Person("Anna", channel: "shared");
        Assert.Contains("Høstens unconference", await there.Says("temaer"));
        Assert.True((await Known(rig, "CSHARED"))!.IsLead(new Person("UANNA", "Anna")));
    }

    private static Task<SlackReply> Told(SlackRig rig, string type, string channel) =>
        rig.Town.Event(rig.Team, new JsonObject { ["type"] = type, ["channel"] = channel, ["user"] = "UANNA" });

    private static async Task<Community?> Known(SlackRig rig, string channel = "CTEAM") => await rig.Get<Communities>().Get(SlackRig.Place(channel).Partition, Cancel);
}
