using System.Text.RegularExpressions;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Sharing;

/// <summary>The community that opened a shared unconference goes: the next one's leads go on at once, and know it.</summary>
public sealed partial class HandedOverTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature), typeof(UnconferencesFeature)];

    [Theory]
    [InlineData("removed")]
    [InlineData("silent")]
    [InlineData("left")]
    public async Task When_the_owner_goes_the_next_ones_leads_go_on_at_once_and_are_told(string how)
    {
        await using var town = new Town(Features);
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);
        Assert.Contains("leiar i fellesskapet som eig", await nils.Says("opne avrøysting"));
        await Goes(town, lead, how);

        Assert.Single(town.Channel.Messages, message => message.Content.To.Conversation == "naboen" && message.Text.Contains("leiarane her som styrer Høst-unconference", StringComparison.Ordinal));
        Assert.Contains("Avrøystinga er open", await nils.Says("opne avrøysting"));
        await Goes(town, lead, how);
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("leiarane her som styrer Høst-unconference", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_community_that_comes_back_takes_part_and_owns_no_more()
    {
        await using var town = new Town(Features);
        var (lead, nils) = await Shared(town);
        await Goes(town, lead, "removed");
        await town.Install(lead);

        Assert.Contains("leder i fellesskapet som eier", await lead.Says("åpne avstemning"));
        Assert.Contains("2 fellesskap", await nils.Says("kven er med"));
    }

    [Fact]
    public async Task An_unconference_of_one_community_waits_for_it()
    {
        await using var town = new Town(Features);
        var lead = await town.Opened();
        await Goes(town, lead, "removed");
        await town.Install(lead);
        await town.HasTopics(1);

        Assert.Contains("Avstemningen er åpen", await lead.Says("åpne avstemning"));
    }

    private static async Task Goes(Town town, TestPerson lead, string how)
    {
        switch (how)
        {
            case "removed":
                await town.Handle(lead.Event(IncomingKind.Removed));
                break;
            case "silent":
                town.Channel.Answer = message => message.To.Conversation == "team" ? new SendResult(SendOutcome.Gone, Reason: "403") : null;
                var community = (await town.Get<Communities>().Get(lead.Address.Partition, TestContext.Current.CancellationToken))!;
                await town.Get<Communities>().Post(community, new Outgoing(community.Address, Language.Nb) { Text = "x" }, TestContext.Current.CancellationToken);
                town.Channel.Answer = _ => null;
                break;
            default:
                if ((await lead.Says("forlat unconference")).Contains("Forlat", StringComparison.Ordinal)) await lead.Presses("Ja, gå ut");
                break;
        }

        await town.Run(AlarmClock.Job);
    }

    private static async Task<(TestPerson Lead, TestPerson Nils)> Shared(Town town)
    {
        var lead = await town.Opened();
        await lead.Privately.Says("status");
        await lead.Says("invitasjonskode");
        var code = CodeIn().Match(town.Channel.Messages.Last(message => CodeIn().IsMatch(message.Text)).Text).Value;
        var nils = await town.Lead("Nils", "nn-NO", "naboen");
        await nils.Says("bli med " + code);
        return (lead, nils);
    }

    [GeneratedRegex("[A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex CodeIn();
}
