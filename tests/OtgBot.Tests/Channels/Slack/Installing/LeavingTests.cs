using Microsoft.Extensions.Hosting;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack.Installing;

public sealed class LeavingTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("uninstalled", "revoked")]
    [InlineData("revoked", "uninstalled")]
    [InlineData("revoked", "revoked")]
    public async Task Uninstalled_before_or_after_its_token_was_revoked_the_app_is_off_and_asks_Slack_nothing(string first, string second)
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        var before = rig.Slack.Calls.Count;

        foreach (var told in (string[])[first, second]) Assert.Equal(200, (await (told == "revoked" ? rig.Revoked() : rig.Uninstalled())).Status);
        var left = await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), Cancel);
        Assert.Equal((false, ""), (left!.IsActive, left.Token));
        await rig.Town.Event(rig.Slack.Workspace(), rig.Town.Person("Kari").Writes("say hi"));
        Assert.Equal(before, rig.Slack.Calls.Count);

        await rig.Installs();
        await rig.Town.Person("Kari").Says("say hi");
        await rig.Town.Person("Kari").Sees("echo: hi");
    }

    [Fact]
    public async Task What_is_told_late_of_an_earlier_installation_does_not_touch_the_new_one()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        var uninstalledAt = rig.Clock.GetUtcNow();
        rig.Clock.Advance(TimeSpan.FromMinutes(2));
        await rig.Installs();
        var tokens = rig.Slack.Workspace().Tokens.ToList();
        await rig.Uninstalled(at: uninstalledAt);
        foreach (var token in tokens) rig.Slack.Workspace().Tokens.Add(token);

        await rig.Town.Person("Kari").Says("say hi");
        await rig.Town.Person("Kari").Sees("echo: hi");
    }

    [Fact]
    public async Task The_communities_of_a_workspace_that_left_count_as_left_also_after_a_restart_and_come_back_with_it()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        await rig.Installs("T2");
        foreach (var place in (string[])["team", "design"]) await rig.Town.Person("Kari", channel: place).Invites();
        await rig.Town.Person("Ola", workspace: "T2").Invites();

        await rig.Uninstalled();
        await rig.Restart();
        await SlackTown.Until(() => Left(rig, "T1", "CTEAM") && Left(rig, "T1", "CDESIGN"), rig.Everything);
        Assert.False(Left(rig, "T2", "CTEAM"));
        await SlackTown.Until(() => rig.Everything().Contains("\"isDone\":true", StringComparison.Ordinal), rig.Everything);

        rig.Clock.Advance(TimeSpan.FromDays(29));
        await rig.Installs();
        Assert.False(Left(rig, "T1", "CTEAM") || Left(rig, "T1", "CDESIGN"));
        Assert.DoesNotContain("slack left|", rig.Everything(), StringComparison.Ordinal);
        var kari = rig.Town.Person("Kari");
        await kari.Says("status");
        await kari.Sees("Kari");
    }

    [Fact]
    public async Task After_a_month_nothing_of_a_workspace_that_left_is_kept()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        await rig.Town.Person("Kari").Invites();
        await rig.Uninstalled();
        await SlackTown.Until(() => rig.Everything().Contains("\"isDone\":true", StringComparison.Ordinal), rig.Everything);

        rig.Clock.Advance(TimeSpan.FromDays(32));
        await SlackTown.Until(
            () =>
            {
                // The job that made it done may only now begin to wait for its next time.
                rig.Clock.Advance(TimeSpan.FromHours(1));
                return !rig.Everything().Contains("slack left|", StringComparison.Ordinal);
            },
            rig.Everything);
        var everything = rig.Everything();
        Assert.DoesNotContain("slack in|", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("place|", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_took_the_bot_away_before_stays_left_when_the_workspace_comes_back()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        foreach (var place in (string[])["team", "design"]) await rig.Town.Person("Kari", channel: place).Invites();
        await rig.Town.Person("Kari", channel: "design").Removes();
        await SlackTown.Until(() => Left(rig, "T1", "CDESIGN"), rig.Everything);
        await rig.Uninstalled();
        await SlackTown.Until(() => rig.Everything().Contains("\"isDone\":true", StringComparison.Ordinal), rig.Everything);
        await rig.Installs();
        Assert.Equal((false, true), (Left(rig, "T1", "CTEAM"), Left(rig, "T1", "CDESIGN")));
    }

    [Fact]
    public async Task Where_only_a_refused_call_says_that_the_app_is_gone_its_communities_count_as_left_all_the_same_and_come_back_with_it()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        foreach (var place in (string[])["team", "design"]) await rig.Town.Person("Kari", channel: place).Invites();
        lock (rig.Slack.Guard)
        {
            rig.Slack.Workspace().RevokedTokens.UnionWith(rig.Slack.Workspace().Tokens);
            rig.Slack.Workspace().Tokens.Clear();
        }

        await rig.Town.Event(rig.Slack.Workspace(), rig.Town.Person("Kari").Writes("status"));
        await SlackTown.Until(() => Left(rig, "T1", "CTEAM") && Left(rig, "T1", "CDESIGN"), rig.Everything);
        await SlackTown.Until(() => rig.Everything().Contains("\"isDone\":true", StringComparison.Ordinal), rig.Everything);

        await rig.Installs();
        Assert.False(Left(rig, "T1", "CTEAM") || Left(rig, "T1", "CDESIGN"));
        Assert.DoesNotContain("slack left|", rig.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_after_the_app_was_installed_again_says_nothing_of_the_new_one()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        var where = new SlackWorkspace(null, "T1", false);
        var old = (await rig.Get<SlackInstallations>().Find(where, Cancel))!;
        await rig.Installs();
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused("token_revoked"));
        await rig.Get<SlackClient>().Call(old, new OtgBot.Channels.Slack.Sending.SlackCall("chat.postMessage", SlackBody.Empty), Cancel);

        Assert.Equal((true, "xoxb-T1-2"), await rig.Get<SlackInstallations>().Find(where, Cancel) is { } now ? (now.IsActive, now.Token) : default);
        Assert.DoesNotContain("slack left|", rig.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_lets_communities_be_posted_to_again_also_where_nobody_told_that_the_app_had_left()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        await rig.Town.Person("Kari").Invites();
        var (communities, team) = (rig.Get<Communities>(), SlackRig.Place().Partition);
        await communities.Change(team, old => old with { Inactive = "account_inactive", InactiveAt = rig.Clock.GetUtcNow() }, Cancel);

        await rig.Installs();
        Assert.Equal((true, null), await communities.Get(team, Cancel) is { } back ? (back.CanPost, back.InactiveAt) : default);
    }

    [Fact]
    public async Task A_token_that_works_again_brings_its_communities_back_also_where_the_store_stumbles_at_first_and_the_host_goes_on()
    {
        await using var rig = await InstallRig.Start(Features, InstallRig.ByToken);
        await rig.Town.Person("Kari").Invites();
        await rig.Uninstalled();
        await SlackTown.Until(() => rig.Everything().Contains("\"isDone\":true", StringComparison.Ordinal), rig.Everything);

        lock (rig.Slack.Guard) rig.Slack.Workspace().Tokens.Add(rig.Slack.Workspace().BotToken);
        var looks = 0;
        rig.BeforeStore = (method, key) => method == "List" && key.Row == SlackRows.Left && Interlocked.Increment(ref looks) == 1 ? throw new StoreException("503") : Task.CompletedTask;
        await rig.Restart();
        await SlackTown.Until(() => Volatile.Read(ref looks) > 0, rig.Everything);
        await SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromHours(1));
                return !rig.Everything().Contains("slack left|", StringComparison.Ordinal);
            },
            rig.Everything);
        Assert.False(Left(rig, "T1", "CTEAM"));
        Assert.False(rig.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task A_channel_that_took_the_bot_away_through_another_host_and_has_it_back_is_known()
    {
        using var folder = new TempFolder();
        await using var store = SharedSqlite.Open(folder.File("otgbot.db"));
        var (one, other) = (new SlackPlaces(store), new SlackPlaces(store));
        static Incoming Event(IncomingKind kind) => new() { Id = "e", Kind = kind, Address = SlackRig.Place(), Person = new Person("U1", "") };
        await one.See(Event(IncomingKind.Installed), Cancel);
        await other.See(Event(IncomingKind.Removed), Cancel);
        await one.See(Event(IncomingKind.Installed), Cancel);
        await one.See(Event(IncomingKind.Text), Cancel);
        Assert.Single(await other.Of("T1", Cancel));
    }

    private static bool Left(InstallRig rig, string workspace, string channel) =>
        rig.Everything().Split('\n').Any(line => line.StartsWith($"{new Address("slack", workspace, channel, ConversationKind.Channel).Partition} community ", StringComparison.Ordinal) && line.Contains("removedAt", StringComparison.Ordinal));
}
