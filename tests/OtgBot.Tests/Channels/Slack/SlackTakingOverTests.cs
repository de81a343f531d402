using System.Text.Json.Nodes;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Nobody is locked out of a channel in Slack whose lead is gone, and who runs the workspace may lead; all read it.</summary>
[Trait("Speed", "slow")]
public sealed class SlackTakingOverTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deactivated", true)]
    [InlineData("not in the channel", true)]
    [InlineData("there", false)]
    public async Task Where_the_only_lead_is_gone_by_Slacks_own_word_any_member_takes_over_and_all_read_it(string lead, bool takesOver)
    {
        await using var rig = await SlackRig.Start(Features);
        var (anna, bo, cato) = (rig.Person("Anna"), rig.Person("Bo"), rig.Person("Cato"));
        await anna.Invites();
        lock (rig.Slack.Guard)
        {
            if (lead == "deactivated") rig.Team.Users[anna.Id].IsDeleted = true;
            if (lead == "not in the channel") rig.Team.Rooms["CTEAM"].Members.Remove(anna.Id);
        }

        var said = await bo.Says("leder legg til meg");

        Assert.Equal([takesOver ? bo.Id : anna.Id], await Leads(rig));
        Assert.Contains(takesOver ? "Ingen av lederne er med her lenger. Bo tar over." : "bare de kan legge deg til", said);
        Assert.Equal(takesOver, cato.Messages.Any(message => Read(message).Contains("Bo tar over", StringComparison.Ordinal)));
    }

    /// <summary>The one who never was a person: Slack names no inviter when a workflow or an administrator's tool added the bot.</summary>
    [Fact]
    public async Task Who_was_added_by_nobody_is_led_by_the_first_who_asks()
    {
        await using var rig = await SlackRig.Start(Features);
        var bo = rig.Person("Bo");
        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = "member_joined_channel", ["user"] = rig.Team.BotUser, ["channel"] = "CTEAM", ["channel_type"] = "C", ["team"] = "T1" });
        await SlackTown.Until(async () => await rig.Get<Communities>().Get(SlackRig.Place().Partition, Cancel) is not null, () => rig.Troubles);
        Assert.Empty(await Leads(rig));

        await bo.Says("leder legg til meg");

        Assert.Equal([bo.Id], await Leads(rig));
    }

    [Theory]
    [InlineData("is_admin", true)]
    [InlineData("is_owner", true)]
    [InlineData("is_primary_owner", true)]
    [InlineData("is_restricted", false)]
    public async Task Who_runs_the_workspace_leads_beside_those_who_are_there_and_all_read_it(string role, bool leads)
    {
        await using var rig = await SlackRig.Start(Features);
        var (anna, bo, cato) = (rig.Person("Anna"), rig.Person("Bo"), rig.Person("Cato"));
        await anna.Invites();
        lock (rig.Slack.Guard) rig.Team.Users[bo.Id].Roles.Add(role);

        await bo.Says("leder legg til meg");

        Assert.Equal(leads ? [anna.Id, bo.Id] : [anna.Id], await Leads(rig));
        Assert.Equal(leads, cato.Messages.Any(message => Read(message).Contains("Bo styrer arbeidsområdet og er nå leder her.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deactivated_owner_runs_nothing_and_where_Slack_does_not_say_nobody_is_put_out()
    {
        await using var rig = await SlackRig.Start(Features);
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Invites();
        lock (rig.Slack.Guard)
        {
            rig.Team.Users[bo.Id].Roles.Add("is_owner");
            rig.Team.Users[bo.Id].IsDeleted = true;
        }

        rig.Slack.Treats = call => call.Method == "conversations.members" ? SlackMishap.Refused("missing_scope") : null;
        Assert.Contains("bare de kan legge deg til", await bo.Says("leder legg til meg"));
        Assert.Equal([anna.Id], await Leads(rig));
    }

    private static string Read(SlackMessage message) => message.Blocks is { Count: > 0 } blocks ? string.Join('\n', SlackWire.Texts(blocks)) : message.Text;

    private static async Task<IEnumerable<string>> Leads(SlackRig rig) =>
        (await rig.Get<Communities>().Get(SlackRig.Place().Partition, Cancel))!.Leads.Select(lead => lead.Id);
}
