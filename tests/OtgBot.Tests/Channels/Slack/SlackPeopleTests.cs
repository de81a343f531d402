using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>People by Slack's own picker, days with times by its calendar, topics from a menu: over the wire, as Slack sends them.</summary>
[Trait("Speed", "slow")]
public sealed class SlackPeopleTests
{
    [Fact]
    public async Task Co_hosts_are_picked_and_a_topic_that_is_changed_keeps_them()
    {
        await using var rig = await Start();
        var (kari, bo) = (rig.Person("Kari"), rig.Person("Bo"));
        await Open(kari);
        await bo.Commands("/otg temaer");
        await kari.Commands("/otg foreslå Brev");
        Assert.Equal("multi_users_select", Element(kari, "cohosts"));
        await kari.Submits(("title", "Brev"), ("about", "Kortere"), ("format", "discussion"), ("minutes", "30"), ("cohosts", bo.Id));
        await kari.Sees("Bo");

        await kari.Commands("/otg endre tema 1");
        await kari.Submits(("title", "Brev på nytt"));
        await kari.Sees("1. Brev på nytt");
        Assert.Contains("Bo", kari.New());
        Assert.Contains("Bo", await kari.Commands("/otg tema 1"));
    }

    [Fact]
    public async Task A_lead_is_picked()
    {
        await using var rig = await Start();
        var (kari, bo) = (rig.Person("Kari"), rig.Person("Bo"));
        await kari.Invites();
        await kari.Commands("/otg leder legg til");
        await kari.Submits(("who", bo.Id));
        Assert.Contains("Bo", await kari.Commands("/otg ledere"));
    }

    [Fact]
    public async Task A_deadline_is_picked_in_a_calendar_and_stands_there_when_the_form_is_opened_again()
    {
        await using var rig = await Start();
        var kari = rig.Person("Kari");
        await Open(kari);
        await kari.Commands("/otg frister");
        Assert.Equal("datetimepicker", Element(kari, "opens"));
        Assert.Matches("Avstemningen åpner torsdag 2. mai (2030 )?kl. 12.00",
            await kari.Submits(("opens", "2030-05-02T10:00Z"), ("closes", "2030-05-03T10:00Z")));
        await kari.Commands("/otg frister");
        var opens = kari.Modal!.Blocks.Single(block => (string?)block!["block_id"] == "opens")!["element"]!;
        Assert.Equal(DateTimeOffset.Parse("2030-05-02T10:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), (long)opens["initial_date_time"]!);
    }

    private static string? Element(SlackPerson person, string field) =>
        (string?)person.Modal!.Blocks.Single(block => (string?)block!["block_id"] == field)!["element"]!["type"];

    private static async Task Open(SlackPerson lead)
    {
        await lead.Invites();
        await lead.Commands("/otg unconference Høst");
        await lead.Submits(("name", "Høst"), ("date", "2030-05-05"));
    }

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(UnconferencesFeature), typeof(SettingsFeature)]);
}
