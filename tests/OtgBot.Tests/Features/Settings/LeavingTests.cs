using System.Text.Json.Nodes;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>Who is taken out of a community's place leads it no more, from nowhere: as the platforms tell it.</summary>
public sealed class LeavingTests
{
    private const string General = "19:general@thread.tacv2";
    private const string Plans = "19:plans@thread.tacv2";
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_who_is_taken_out_of_the_team_leads_none_of_its_channels_from_the_personal_chat()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        await Install(rig, General, "kari");
        await Install(rig, Plans, "kari");
        await Says(rig, Plans, "kari", "leder legg til <at>Ola</at>", "ola");
        await Says(rig, Plans, "ola", "status");
        Assert.Contains("Hvem skal bli leder?", await Says(rig, "a:ola", "ola", "leder legg til"));

        var left = rig.Captured("conversationUpdate-teamMemberRemoved-removed-user-channel-1");
        left["conversation"]!["id"] = General;
        left["conversation"]!["tenantId"] = FakeIssuer.Tenant;
        left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:ola" });
        left["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIssuer.Tenant }, ["team"] = new JsonObject { ["id"] = General }, ["eventType"] = "teamMemberRemoved" };
        using (await rig.Send(left))
        {
        }

        rig.Connector.Members = (_, person) => person != "29:ola";
        Assert.Equal(["29:kari"], await Leads(rig, Plans));
        Assert.Contains("ikke hvilken kanal", await Says(rig, "a:ola", "ola", "leder legg til"));
        Assert.Contains("Ola", await Says(rig, "a:ola", "ola", "mine data"));
    }

    [Fact]
    public async Task The_last_lead_of_a_group_chat_leaves_and_a_member_may_take_over_but_not_the_one_who_left()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        const string chat = "19:group@thread.v2";
        await Install(rig, chat, "kari", "groupChat");
        await Says(rig, chat, "kari", "status", kind: "groupChat");
        var left = rig.Captured("conversationUpdate-removed-user-groupChat-1");
        left["conversation"]!["id"] = chat;
        left["conversation"]!["tenantId"] = FakeIssuer.Tenant;
        left["channelData"]!["tenant"]!["id"] = FakeIssuer.Tenant;
        left["from"] = new JsonObject { ["id"] = "29:kari" };
        left["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:kari" });
        using (await rig.Send(left))
        {
        }

        Assert.Empty(await Leads(rig, chat));
        Assert.Contains(rig.Connector.Calls, call => call.Text?.Contains("leder legg til meg", StringComparison.Ordinal) == true);
        await Says(rig, "a:kari", "kari", "leder legg til meg");
        Assert.Empty(await Leads(rig, chat));
        Assert.Contains("Velkommen som leder, Ola!", await Says(rig, chat, "ola", "leder legg til meg", kind: "groupChat"));
        await Says(rig, "a:kari", "kari", "leder legg til meg");
        Assert.Equal(["29:ola"], await Leads(rig, chat));
    }

    [Fact]
    public async Task Who_comes_back_and_writes_is_a_member_again_and_no_lead()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("leder legg til @Ola", ola);
        await Leaves(town, ola);
        await ola.Says("status");

        Assert.Contains("Kari", await ola.Privately.Says("ledere"));
        Assert.Contains("Bare ledere", await ola.Privately.Says("leder legg til @Ola", ola));
    }

    [Fact]
    public async Task A_community_without_leads_is_taken_over_where_its_members_are_and_not_from_a_personal_chat()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await ola.Says("status");
        await Leaves(town, kari);

        Assert.Contains("i kanalen", await ola.Privately.Says("leder legg til meg"));
        Assert.Empty((await town.Get<Communities>().Get(kari.Address.Partition, Cancel))!.Leads);
        Assert.Contains("Velkommen som leder, Ola!", await ola.Says("leder legg til meg"));
    }

    [Fact]
    public async Task A_repeated_leaving_says_once_that_nobody_leads()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await Leaves(town, kari);
        await Leaves(town, kari);

        Assert.Single(town.Channel.Messages, message => message.Text.Contains("leder legg til meg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("left the channel")]
    [InlineData("was deactivated")]
    public async Task In_Slack_who_leaves_the_channel_or_is_deactivated_leads_no_more(string how)
    {
        await using var rig = await SlackRig.Start(Features);
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Invites();
        await anna.Says($"leder legg til {bo.Mention}");
        await bo.Says("status");
        Assert.Contains("Hvem skal bli leder?", await bo.Privately.Says("leder legg til"));

        await rig.Town.Event(rig.Team, how == "left the channel"
            ? new JsonObject { ["type"] = "member_left_channel", ["user"] = bo.Id, ["channel"] = "CTEAM", ["channel_type"] = "C", ["team"] = "T1" }
            : new JsonObject { ["type"] = "user_change", ["user"] = new JsonObject { ["id"] = bo.Id, ["team_id"] = "T1", ["deleted"] = true } });
        await SlackTown.Until(async () => (await LeadsAt(rig.Get<Communities>(), SlackRig.Place().Partition)).SequenceEqual([anna.Id]), () => "Bo leads still.");
        Assert.DoesNotContain("Hvem skal bli leder?", await bo.Privately.Says("leder legg til"));
    }

    [Fact]
    public async Task A_profile_that_changes_takes_no_right_away()
    {
        await using var rig = await SlackRig.Start(Features);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await rig.Town.Event(rig.Team, new JsonObject { ["type"] = "user_change", ["user"] = new JsonObject { ["id"] = anna.Id, ["team_id"] = "T1", ["deleted"] = false } });
        await anna.Says("status");

        Assert.Equal([anna.Id], await LeadsAt(rig.Get<Communities>(), SlackRig.Place().Partition));
    }

    private static Task<Turn> Leaves(Town town, TestPerson person) => town.Handle(person.Event(IncomingKind.MembersLeft) with { Leavers = [person.Person] });

    private static async Task Install(BotFrameworkRig rig, string conversation, string by, string kind = "channel")
    {
        var activity = Activity(rig, conversation, by, kind);
        (activity["type"], activity["action"]) = ("installationUpdate", "add");
        if (kind == "channel") activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = conversation } };
        using var answer = await rig.Send(activity);
    }

    private static async Task<string> Says(BotFrameworkRig rig, string conversation, string who, string text, string? mentioned = null, string? kind = null)
    {
        var before = rig.Connector.Calls.Count;
        var activity = Activity(rig, conversation, who, kind ?? (conversation.StartsWith("a:", StringComparison.Ordinal) ? "personal" : "channel"));
        activity["text"] = text;
        if (mentioned is not null)
        {
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = "29:" + mentioned, ["name"] = "Ola" },
                ["text"] = "<at>Ola</at>",
            });
        }

        using var answer = await rig.Send(activity);
        return string.Join('\n', rig.Connector.Calls.Skip(before).SelectMany(call => TeamsPerson.Texts(call.Body)));
    }

    private static JsonObject Activity(BotFrameworkRig rig, string conversation, string who, string kind)
    {
        var activity = rig.Message("", conversation);
        activity["from"] = new JsonObject { ["id"] = "29:" + who, ["name"] = char.ToUpperInvariant(who[0]) + who[1..] };
        activity["conversation"]!["conversationType"] = kind;
        activity["conversation"]!["isGroup"] = kind != "personal";
        if (kind == "channel") activity["channelData"]!["team"] = new JsonObject { ["id"] = General };
        return activity;
    }

    private static Task<IEnumerable<string>> Leads(BotFrameworkRig rig, string conversation) =>
        LeadsAt(rig.Get<Communities>(), new Address("msteams", FakeIssuer.Tenant, conversation, ConversationKind.Channel).Partition);

    private static async Task<IEnumerable<string>> LeadsAt(Communities communities, string partition) =>
        (await communities.Get(partition, Cancel))!.Leads.Select(lead => lead.Id);
}
