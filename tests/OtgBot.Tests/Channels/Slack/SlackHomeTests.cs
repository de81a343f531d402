using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>The Home tab: a lead runs the bot from it, a member finds what is theirs.</summary>
[Trait("Speed", "slow")]
public sealed class SlackHomeTests
{
    [Fact]
    public async Task A_lead_runs_the_bot_from_the_Home_tab_and_nothing_of_it_stands_in_the_channel()
    {
        await using var rig = await Start();
        var kari = rig.Person("Kari");
        await kari.Invites();
        var before = kari.Messages.Count;
        var home = await kari.OpensHome();
        Assert.Contains("Du leder #team", home);
        Assert.Contains("Slik deltar vi", home);

        var alone = kari.Privately;
        await alone.Presses("Tidsplan");
        await Submits(kari, ("weekday", "Tuesday"), ("time", "09:30"), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "true"));
        await kari.Sees("Tidsplanen er lagret");

        await kari.OpensHome();
        Assert.Contains("Dette er planen", await OnHome(alone, "Neste uker"));
        Assert.Contains("Dette kommer", await OnHome(alone, "Forhåndsvis"));
        Assert.Contains("pause", await OnHome(alone, "Ta pause"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("forslag", await OnHome(alone, "Vurder forslag"), StringComparison.OrdinalIgnoreCase);
        await alone.Presses("Unconference");
        await Submits(kari, ("name", "Høst"), ("date", "2030-05-05"));
        await kari.Sees("Høst");
        Assert.Equal(before + 1, kari.Messages.Count);
    }

    [Fact]
    public async Task A_member_sees_this_week_what_is_theirs_and_the_open_vote_and_no_button_of_leads()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await kari.Invites();
        await kari.Commands("/otg post nå");
        await kari.Sees("Ukas prinsipp");
        await kari.Commands("/otg unconference Høst");
        await kari.Submits(("name", "Høst"), ("date", "2030-05-05"));
        await kari.Commands("/otg foreslå Brev");
        await kari.Submits(("title", "Brev"), ("about", "Kortere"), ("format", "discussion"), ("minutes", "30"));
        await kari.Commands("/otg åpne avstemning");
        await tom.Commands("/otg take 1");

        var home = await tom.OpensHome();
        foreach (var part in (string[])["This week’s principle", "My microactions", "Høst", "Vote"]) Assert.Contains(part, home, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("You lead", home);
        Assert.DoesNotContain(SlackWire.Buttons(tom.Home!.Blocks), button => button.Title is "Schedule" or "Pause" or "Review suggestions");
    }

    [Fact]
    public async Task A_press_of_a_leads_button_by_somebody_who_is_none_is_refused_by_the_server()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await kari.Invites();
        await tom.Commands("/otg status");
        await kari.OpensHome();
        await tom.OpensHome();
        foreach (var title in (string[])["Tidsplan", "Neste uker", "Forhåndsvis", "Ta pause", "Vurder forslag"])
        {
            var payload = kari.Privately.Press(title);
            (payload["user"]!["id"], payload["view"]!["private_metadata"]) = (tom.Id, tom.Home!.View["private_metadata"]!.DeepClone());
            payload["trigger_id"] = rig.Slack.Triggers.NewTrigger(rig.Team, tom.Id);
            Assert.Equal(200, (await rig.Town.Interaction(payload)).Status);
            await SlackTown.Until(() => string.Join('\n', SlackWire.Texts(tom.Home!.View)).Contains("Only leads can do that", StringComparison.Ordinal), () => tom.Home!.View.ToJsonString());
            Assert.Null(tom.Modal);
            await tom.OpensHome();
        }
    }

    /// <summary>Presses on the Home tab, reads the modal that comes, and closes it.</summary>
    private static async Task<string> OnHome(SlackPerson person, string title)
    {
        await person.Presses(title);
        await SlackTown.Until(() => person.Modal is not null, () => "No modal came. " + person.New());
        var seen = string.Join('\n', SlackWire.Texts(person.Modal!.View));
        lock (person.Town.Slack.Guard) person.Workspace.Modals[person.Id].Clear();
        return seen;
    }

    private static async Task Submits(SlackPerson person, params (string Id, string Value)[] fields)
    {
        await SlackTown.Until(() => person.Modal is not null, () => "No modal came. " + person.New());
        await person.Submits(fields);
    }

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(SettingsFeature)]);
}
