using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Storage;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack.Installing;

[Trait("Speed", "slow")]
public sealed partial class InstallTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_is_sent_to_Slack_with_a_state_and_a_cookie_that_no_script_and_no_open_line_can_read()
    {
        await using var rig = await InstallRig.Start();
        var (consent, _, rules) = await rig.Begin();

        Assert.Equal("/oauth/v2/authorize", consent.AbsolutePath);
        Assert.Contains("client_id=" + FakeSlack.ClientId, consent.Query, StringComparison.Ordinal);
        Assert.Equal(string.Join(',', SlackScopes.Least), Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(consent.Query)["scope"].ToString());
        foreach (var rule in (string[])["secure", "httponly", "samesite=lax", "path=/slack", "max-age=600"]) Assert.Contains(rule, rules, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(rules.Split('=', ';')[1], consent.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_installs_reads_in_three_languages_what_to_do_next_and_the_bot_answers_there()
    {
        await using var rig = await InstallRig.Start();
        var (status, page, _) = await rig.Installs();

        Assert.Equal(200, status);
        Assert.Equal(3, Regex.Count(page, "<section lang=\"(nb|nn|en)\"><h2>"));
        Assert.Contains("OtgBot er installert i Workspace T1.", page, StringComparison.Ordinal);
        Assert.Contains("OtgBot is installed in Workspace T1.", page, StringComparison.Ordinal);
        await rig.Town.Person("Kari").Says("say hi");
        await rig.Town.Person("Kari").Sees("echo: hi");
        Assert.Equal("xoxb-T1-1", Assert.Single(rig.Slack.CallsOf("chat.postMessage"), call => call["channel"] == "CTEAM").Token);
    }

    [Fact]
    public async Task Who_ends_installations_with_made_up_codes_troubles_Slack_thirty_times_a_minute_at_most()
    {
        await using var rig = await InstallRig.Start();
        var statuses = new List<int>();
        for (var n = 0; n < InstallEndpoints.MostAMinute + 3; n++)
        {
            var (consent, cookie, _) = await rig.Begin();
            var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(consent.Query)["state"].ToString();
            statuses.Add((await rig.ComesBack("?code=made-up&state=" + Uri.EscapeDataString(state), cookie)).Status);
        }

        Assert.Equal(3, statuses.Count(status => status == 429));
        Assert.Equal(InstallEndpoints.MostAMinute, rig.Slack.CallsOf("oauth.v2.access").Count);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await rig.Installs()).Status);
    }

    [Fact]
    public void A_key_lies_closed_in_its_folder_and_opens_with_the_same_secret_alone()
    {
        using var folder = new OtgBot.Tests.Kit.TempFolder();
        var log = Microsoft.Extensions.Logging.Abstractions.NullLogger<SlackKeys>.Instance;
        var closed = new SlackKeys(folder.File("keys"), new byte[32], log).CloseToken("xoxb-1");

        Assert.All(Directory.GetFiles(folder.File("keys")), file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(folder.File("keys")));
        Assert.Equal("xoxb-1", new SlackKeys(folder.File("keys"), new byte[32], log).OpenToken(closed));
        Assert.Null(new SlackKeys(folder.File("keys"), [.. Enumerable.Repeat((byte)1, 32)], log).OpenToken(closed));
    }

    [Fact]
    public async Task A_state_that_is_wrong_expired_reused_or_another_browsers_is_400_and_installs_nothing()
    {
        await using var rig = await InstallRig.Start();
        var (consent, cookie, _) = await rig.Begin();
        var good = await rig.Consents(consent);

        foreach (var (query, sent) in ((string, string?)[])
        [
            (StateOf().Replace(good, "state=made-up"), cookie),
            (StateOf().Replace(good, match => match.Value[..^2] + (match.Value.EndsWith('A') ? "B" : "A")), cookie),
            (good, null),
            (good, "otgbot-slack-install=somebody-elses"),
            (good, (await rig.Begin()).Cookie),
            ("", cookie),
            ("?state=x", cookie),
            ("?error=server_error", cookie),
        ])
        {
            Assert.Equal(400, (await rig.ComesBack(query, sent)).Status);
        }

        rig.Clock.Advance(TimeSpan.FromSeconds(601));
        var (status, page, _) = await rig.ComesBack(good, cookie);
        Assert.Equal(400, status);
        Assert.Contains("Try again", page, StringComparison.Ordinal);
        Assert.Empty(rig.Slack.CallsOf("oauth.v2.access"));
        Assert.DoesNotContain("slack in|", rig.Everything(), StringComparison.Ordinal);

        (consent, cookie, _) = await rig.Begin();
        good = await rig.Consents(consent);
        rig.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(200, (await rig.ComesBack(good, cookie)).Status);
        Assert.Equal(400, (await rig.ComesBack(good, cookie)).Status);
        Assert.Single(rig.Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task Of_two_browsers_that_come_back_with_one_state_one_installs()
    {
        await using var rig = await InstallRig.Start();
        var (consent, cookie, _) = await rig.Begin();
        var good = await rig.Consents(consent);
        var both = await Task.WhenAll(rig.ComesBack(good, cookie), rig.ComesBack(good, cookie));
        Assert.Equal([200, 400], both.Select(answer => answer.Status).Order());
        Assert.Single(rig.Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task Who_says_no_reads_that_this_is_fine_and_who_begins_at_Slack_begins_again_here()
    {
        await using var rig = await InstallRig.Start();
        rig.Slack.OAuth.Declines = true;
        var (status, page, _) = await rig.Installs();
        Assert.Equal(200, status);
        Assert.Contains("You can try again any time.", page, StringComparison.Ordinal);

        var (redirected, _, location) = await rig.ComesBack("?code=from-the-marketplace", null);
        Assert.Equal((302, "/slack/install"), (redirected, location!.OriginalString));
    }

    [Fact]
    public async Task A_code_that_Slack_does_not_take_is_a_page_that_says_so_and_a_line_for_the_operator()
    {
        await using var rig = await InstallRig.Start();
        rig.Slack.Next("oauth.v2.access", SlackMishap.Refused("bad_client_secret"));
        var (status, page, _) = await rig.Installs();
        Assert.Equal(400, status);
        Assert.Contains("finner den som driver boten, grunnen i loggen", page, StringComparison.Ordinal);
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("bad_client_secret", StringComparison.Ordinal) && line.Text.Contains("Slack:ClientSecret", StringComparison.Ordinal));

        rig.Slack.Next("oauth.v2.access", SlackMishap.Dropped());
        Assert.Equal(400, (await rig.Installs()).Status);
        Assert.Equal(200, (await rig.Installs()).Status);
    }

    [Fact]
    public async Task A_reinstall_keeps_one_row_and_the_newest_token_and_no_token_lies_open()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        await rig.Installs();
        await rig.Installs("T2");

        var everything = rig.Everything();
        Assert.Equal(["in|T1", "in|T2"], Regex.Matches(everything, @"(?m)^slack (in\|\S+)").Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("xoxb", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Text.Contains("xoxb", StringComparison.Ordinal));
        var installations = rig.Get<SlackInstallations>();
        Assert.Equal("xoxb-T1-2", (await installations.Find(new SlackWorkspace(null, "T1", false), Cancel))!.Token);
        Assert.Equal("xoxb-T2-3", (await installations.Find(new SlackWorkspace(null, "T2", false), Cancel))!.Token);
        Assert.Null(await installations.Find(new SlackWorkspace(null, "T3", false), Cancel));

        // Another process with the same folder of keys reads them.
        await rig.Restart();
        Assert.Equal("xoxb-T1-2", (await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), Cancel))!.Token);
    }

    [Fact]
    public async Task Who_installed_it_is_not_kept_and_a_row_that_still_says_so_is_read()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        Assert.DoesNotContain("UINSTALLER", rig.Everything(), StringComparison.Ordinal);

        var row = (await rig.Store.Get(SlackRows.Installed("T1"), Cancel))!;
        var old = System.Text.Json.Nodes.JsonNode.Parse(row.Json.Span)!;
        old["installedBy"] = "UINSTALLER";
        await rig.Store.Put(row.Key, System.Text.Encoding.UTF8.GetBytes(old.ToJsonString()), row.ETag, Cancel);
        await rig.Restart();
        Assert.Equal("xoxb-T1-1", (await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), Cancel))!.Token);
    }

    [Fact]
    public async Task An_organisation_that_installs_it_for_all_is_found_by_its_own_id_from_every_workspace()
    {
        await using var rig = await InstallRig.Start();
        var first = rig.Slack.Workspace("T7", "E1", isInstalled: false);
        (rig.Slack.OAuth.IsOrgWide, first.IsOrgWide) = (true, true);
        var (status, page, _) = await rig.Installs("T7");

        Assert.Equal(200, status);
        Assert.Contains("Enterprise E1", page, StringComparison.Ordinal);
        var found = await rig.Get<SlackInstallations>().Find(new SlackWorkspace("E1", "T8", true), Cancel);
        Assert.Equal((null, "E1", true, "BT7"), (found!.TeamId, found.EnterpriseId, found.IsOrgWide, found.BotId));
        var kari = rig.Town.Person("Kari", workspace: "T7");
        await kari.Says("say hi");
        await kari.Sees("echo: hi");
    }

    [Fact]
    public async Task Where_workspaces_are_listed_another_can_not_install_it_and_reads_that_it_is_for_somebody_else()
    {
        await using var rig = await InstallRig.Start(change: new() { ["Slack__AllowedWorkspaces"] = "T1,E1" });
        var (status, page, _) = await rig.Installs("T2");

        Assert.Equal(403, status);
        Assert.Contains("Denne boten er for en annen virksomhet.", page, StringComparison.Ordinal);
        Assert.Contains("Denne boten er for ei anna verksemd.", page, StringComparison.Ordinal);
        Assert.Contains("This bot is for another organisation.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("T2", rig.Everything(), StringComparison.Ordinal);
        Assert.Equal("xoxb-T2-1", Assert.Single(rig.Slack.CallsOf("auth.revoke")).Token);
        Assert.Empty(rig.Slack.Workspace("T2").Tokens);

        Assert.Equal(200, (await rig.Installs()).Status);
        rig.Slack.Workspace("T7", "E1", isInstalled: false);
        Assert.Equal(200, (await rig.Installs("T7")).Status);
        await rig.Town.Person("Kari").Says("say hi");
        await rig.Town.Person("Kari").Sees("echo: hi");
    }

    [Fact]
    public async Task What_comes_from_a_workspace_that_is_not_listed_is_acknowledged_and_dropped_and_the_log_names_it_once()
    {
        await using var rig = await InstallRig.Start(change: new() { ["Slack__AllowedWorkspaces"] = "T1" });
        await rig.Installs();
        var (team, stranger, before) = (rig.Slack.Workspace("T2"), rig.Town.Person("Ola", workspace: "T2"), rig.Everything());
        var url = rig.Slack.Triggers.NewUrl(team, stranger.Channel, stranger.Id, message: null);

        foreach (var answer in (SlackReply[])
        [
            await rig.Town.Event(team, stranger.Writes("say hi")),
            await rig.Town.Command(SlackWire.Command(team, stranger.Id, stranger.Room, "/otg", "say hi", url, rig.Slack.Triggers.NewTrigger(team, stranger.Id))),
            await rig.Town.Interaction(SlackWire.Interaction("shortcut", team, stranger.Id, rig.Slack.Triggers.NewTrigger(team, stranger.Id))),
            await rig.Uninstalled("T2"),
        ])
        {
            Assert.Equal((200, ""), (answer.Status, answer.Body));
        }

        Assert.Equal(before, rig.Everything());
        Assert.DoesNotContain(rig.Slack.Calls, call => call.Token?.Contains("T2", StringComparison.Ordinal) == true);
        Assert.Contains("'T2'", Assert.Single(rig.Log.Lines, line => line.Level >= LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_not_listed_any_more_is_written_to_no_more_and_may_leave()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs("T2");
        var place = new Address("slack", "T2", "CTEAM", ConversationKind.Channel) { Route = "T2" };
        rig.Settings["Slack__AllowedWorkspaces"] = "T1";
        await rig.Restart();

        Assert.Equal(SendOutcome.Refused, (await rig.Get<SlackChannel>().Send(new Outgoing(place, Language.Nb) { Text = "hei" }, Cancel)).Outcome);
        Assert.DoesNotContain(rig.Slack.CallsOf("chat.postMessage"), call => call["channel"] == "CTEAM");

        Assert.Equal(200, (await rig.Uninstalled("T2")).Status);
        Assert.True(await rig.Get<SlackInstallations>().Kept(new SlackWorkspace(null, "T2", false), Cancel) is { IsActive: false, Token: "" });
        Assert.Contains("slack left|T2", rig.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_down_events_come_again_and_people_read_a_sentence()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        var kari = rig.Town.Person("Kari");
        var said = kari.Writes("say hi");
        rig.Store.Before = (_, _) => throw new StoreException("It is down.");
        Assert.Equal(503, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1")).Status);
        Assert.Equal(503, (await rig.Revoked("T2")).Status);
        Assert.Contains("Prøv igjen om et minutt.", await kari.Commands("/otg say hi"), StringComparison.Ordinal);

        // A shortcut from anywhere has no address to answer by: Slack itself shows that it failed.
        Assert.Equal(503, (await rig.Town.Interaction(SlackWire.Interaction("shortcut", rig.Slack.Workspace(), kari.Id, "1.2.x"))).Status);

        rig.Store.Before = (_, _) => Task.CompletedTask;
        Assert.Equal(200, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1", retry: 1)).Status);
        await kari.Sees("echo: hi");
    }

    [Fact]
    public async Task Without_its_keys_a_token_stays_closed_and_the_log_says_what_to_restore()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        foreach (var key in Directory.EnumerateFiles(rig.Path("keys"))) File.Delete(key);
        await rig.Restart();

        Assert.Null(await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), Cancel));
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("Restore the folder from its backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_key_of_a_token_is_out_of_reach_events_come_again_and_what_a_dead_host_left_waits()
    {
        await using var rig = await InstallRig.Start();
        await rig.Installs();
        var kari = rig.Town.Person("Kari");
        var (said, left) = (kari.Writes("say hi"), SlackWire.Event(rig.Slack.Workspace(), kari.Writes("say left"), "EvLeft", rig.Clock.GetUtcNow()));
        await rig.Get<SlackBacklog>().Keep(SlackDelivery.Event(System.Text.Encoding.UTF8.GetBytes(left.ToJsonString())), Cancel);
        Directory.Move(rig.Path("keys"), rig.Path("away"));
        rig.Clock.Advance(SlackBacklog.Lost + TimeSpan.FromSeconds(1));
        await rig.Restart();

        Assert.Equal(503, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1")).Status);
        Assert.Contains("Prøv igjen om et minutt.", await kari.Commands("/otg say hi"), StringComparison.Ordinal);
        await Succession(2);

        Directory.Delete(rig.Path("keys"), recursive: true);
        Directory.Move(rig.Path("away"), rig.Path("keys"));
        await rig.Restart();
        Assert.Equal(200, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1", retry: 1)).Status);
        await kari.Sees("echo: hi");
        await Succession(3);
        await kari.Sees("echo: left");

        Task Succession(int times) => SlackTown.Until(
            () =>
            {
                rig.Clock.Advance(TimeSpan.FromSeconds(20));
                return rig.Log.Lines.Count(line => line.Text.Contains("left undone by a host that died", StringComparison.Ordinal)) >= times;
            },
            () => "It was not taken up again.");
    }

    [Fact]
    public async Task While_Slack_does_not_say_whose_the_token_is_events_come_again_and_who_pressed_or_sent_a_form_reads_that_they_should_try_again()
    {
        await using var rig = await InstallRig.Start([typeof(TalkFeature)], InstallRig.ByToken);
        var (anna, bo) = (rig.Town.Person("Anna"), rig.Town.Person("Bo"));
        await anna.Says("rop a");
        await anna.OpensHome();
        await bo.Commands("/otg spør");
        rig.Slack.Treats = call => call.Method == "auth.test" ? SlackMishap.Broken(503) : null;
        await rig.Restart();

        var said = anna.Writes("rop b");
        Assert.Equal(503, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1")).Status);
        Assert.Contains("Prøv igjen om et minutt.", await anna.Presses("Answer"), StringComparison.Ordinal);
        Assert.Contains("Prøv igjen om et minutt.", await bo.Submits(("title", "ja")), StringComparison.Ordinal);
        Assert.Equal(503, (await rig.Town.Interaction(anna.Privately.Press("Answer"))).Status);

        rig.Slack.Treats = _ => null;
        Assert.Contains("proposed: ja", await bo.Submits(("title", "ja")), StringComparison.Ordinal);
        Assert.Equal(200, (await rig.Town.Event(rig.Slack.Workspace(), said, "Ev1", retry: 1)).Status);
        await anna.Sees("to all: b");
    }

    [Fact]
    public async Task A_folder_for_keys_that_can_not_be_used_stops_the_start_and_says_which_setting()
    {
        var blocked = Path.GetTempFileName();
        try
        {
            var stop = await Assert.ThrowsAsync<InvalidOperationException>(() => InstallRig.Start(change: new() { ["Slack__KeyDirectory"] = Path.Combine(blocked, "keys") }));
            Assert.Contains("Slack:KeyDirectory", stop.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(blocked);
        }
    }

    [Fact]
    public async Task Hosts_that_share_a_table_must_be_told_where_they_share_the_keys()
    {
        var stop = await Assert.ThrowsAsync<InvalidOperationException>(() => InstallRig.Start(change: new() { ["Slack__KeyDirectory"] = "", ["Storage__TableEndpoint"] = "https://a.table.core.windows.net" }));
        Assert.Contains("Set Slack:KeyDirectory to a folder that all hosts share", stop.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("state=[^&]*")]
    private static partial Regex StateOf();
}
