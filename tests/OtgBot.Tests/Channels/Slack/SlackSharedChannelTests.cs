using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Channels.Slack.Installing;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>A channel that two workspaces share, both with the app: one community, whichever installation somebody comes by.</summary>
[Trait("Speed", "slow")]
public sealed class SlackSharedChannelTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(UnconferencesFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_by_the_other_workspaces_installation_reaches_the_community_they_see()
    {
        await using var rig = await Start();
        var (kari, ola) = (rig.Town.Person("Kari"), rig.Town.Person("Ola", workspace: "T2"));
        await kari.Invites();
        await Opens(kari);

        // The other workspace adds the app too: Slack tells each of its own.
        await rig.Town.Event(rig.Slack.Workspace("T2"), new() { ["type"] = "member_joined_channel", ["user"] = rig.Slack.Workspace("T2").BotUser, ["channel"] = "CTEAM", ["inviter"] = ola.Id });
        Assert.Contains("Høstens unconference", await ola.Commands("/otg temaer"));
        await ola.Commands("/otg foreslå Åpne data");
        await ola.Submits(("about", "Hva kan vi gjøre i dag?"));
        await SlackTown.Until(() => kari.Messages.Any(message => message.Text.Contains("Åpne data", StringComparison.Ordinal)), rig.Everything);
        Assert.Contains("Åpne data", await kari.Says("temaer"));
        Assert.Null(await rig.Get<Communities>().Get(Partition("T2"), Cancel));
    }

    [Fact]
    public async Task My_data_and_forget_me_say_that_another_workspace_holds_more()
    {
        await using var rig = await Start();
        var (kari, ola) = (rig.Town.Person("Kari"), rig.Town.Person("Ola", workspace: "T2"));
        await kari.Invites();
        await Opens(kari);
        Assert.Contains("Det kan ligge mer i ditt eget arbeidsområde", await ola.Commands("/otg mine data"));

        Assert.Contains("en kanal som et annet arbeidsområde eier", await ola.Privately.Says("mine data"));
        await ola.Privately.Says("glem meg ja");
        await ola.Privately.Sees("en kanal som et annet arbeidsområde eier");
        Assert.Contains("Det kan ligge mer i ditt eget arbeidsområde", await ola.Commands("/otg glem meg ja"));

        // Who is of one workspace alone is told of no other.
        Assert.DoesNotContain("arbeidsområde", await kari.Says("mine data"));
        Assert.DoesNotContain("arbeidsområde", await kari.Privately.Says("mine data"));
    }

    [Fact]
    public async Task Two_communities_of_one_channel_from_before_it_was_shared_both_stay_and_a_workspace_that_left_is_no_home()
    {
        await using var rig = await Start();
        var (kari, ola) = (rig.Town.Person("Kari"), rig.Town.Person("Ola", workspace: "T2"));
        await kari.Invites();
        await kari.Removes();
        await SlackTown.Until(async () => (await rig.Get<Communities>().Get(Partition("T1"), Cancel))!.RemovedAt is not null, rig.Everything);
        await ola.Invites();
        Assert.Equal("UOLA", Assert.Single((await rig.Get<Communities>().Get(Partition("T2"), Cancel))!.Leads).Id);

        await kari.Invites();
        await kari.Says("status");
        Assert.Equal("UKARI", Assert.Single((await rig.Get<Communities>().Get(Partition("T1"), Cancel))!.Leads).Id);
        Assert.True((await rig.Get<Communities>().Get(Partition("T1"), Cancel))!.CanPost);
    }

    private static async Task<InstallRig> Start()
    {
        var rig = await InstallRig.Start(Features);
        await rig.Installs();
        await rig.Installs("T2");
        return rig;
    }

    private static async Task Opens(SlackPerson lead)
    {
        await lead.Commands("/otg unconference");
        await lead.Submits(("name", "Høstens unconference"), ("date", "2026-12-10"));
    }

    private static string Partition(string workspace) => new Address("slack", workspace, "CTEAM", ConversationKind.Channel).Partition;
}
