using System.Text.Json.Nodes;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>Teams and their channels are renamed, deleted, restored, archived and shared.</summary>
public sealed class PlacesTests
{
    private const string General = "19:general@thread.tacv2", Plans = "19:plans@thread.tacv2";

    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(PrivacyFeature), typeof(UnconferencesFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("channelDeleted", "channelRestored")]
    [InlineData("teamDeleted", "teamRestored")]
    [InlineData("teamDeleted", "teamrestored")]
    [InlineData("teamArchived", "teamUnarchived")]
    public async Task What_is_restored_counts_as_installed_at_once(string gone, string back)
    {
        await using var rig = await Installed();
        await Event(rig, gone, Plans);
        if (gone == "teamArchived")
        {
            rig.Connector.Refuse(403, "Forbidden");
            var before = (await Get(rig, Plans))!;
            await rig.Get<Communities>().Post(before, new Outgoing(before.Address, Language.Nb) { Text = "x" }, Cancel);
        }

        Assert.False((await Get(rig, Plans))!.CanPost);
        await Event(rig, back, Plans);

        Assert.True((await Get(rig, Plans))!.CanPost);
        Assert.True((await Get(rig, General))!.CanPost);
    }

    [Fact]
    public async Task A_restored_channel_goes_and_comes_with_its_team_again()
    {
        await using var rig = await Installed();
        await Event(rig, "channelDeleted", Plans);
        await Event(rig, "channelRestored", Plans);
        await Event(rig, "teamDeleted", Plans);

        Assert.False((await Get(rig, Plans))!.CanPost);
    }

    [Fact]
    public async Task A_channel_the_bot_was_never_in_is_nothing_to_it_when_it_is_restored_or_renamed()
    {
        await using var rig = await Installed();
        var before = rig.Connector.Messages.Count;
        await Event(rig, "channelRestored", "19:others@thread.tacv2", "Andre");
        await Event(rig, "channelRenamed", "19:others@thread.tacv2", "Andre");

        Assert.Null(await Get(rig, "19:others@thread.tacv2"));
        Assert.Equal(before, rig.Connector.Messages.Count);
    }

    [Fact]
    public async Task A_new_name_shows_at_once()
    {
        await using var rig = await Installed();
        Assert.Equal(("Drift – Nord", "Drift – Nord – Planer"), ((await Get(rig, General))!.Name, (await Get(rig, Plans))!.Name));

        await Event(rig, "channelRenamed", Plans, "Vegen vidare");
        Assert.Equal("Drift – Nord – Vegen vidare", (await Get(rig, Plans))!.Name);
        await Event(rig, "teamRenamed", General, team: "Drift og vedlikehold");
        Assert.Equal(("Drift og vedlikehold", "Drift og vedlikehold – Vegen vidare"), ((await Get(rig, General))!.Name, (await Get(rig, Plans))!.Name));
    }

    [Fact]
    public async Task A_channel_is_not_called_by_another_channels_name()
    {
        await using var rig = await BotFrameworkRig.Start(Features);
        var install = Activity(rig, "installationUpdate", General);
        install["action"] = "add";
        install["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = FakeIssuer.Tenant },
            ["team"] = new JsonObject { ["id"] = General, ["name"] = "Drift" },
            ["channel"] = new JsonObject { ["id"] = General, ["name"] = "Generelt" },
            ["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Plans } },
        };
        using (await rig.Send(install))
        {
        }

        Assert.DoesNotContain("Generelt", (await Get(rig, Plans))!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_channel_is_one_community_and_people_of_both_tenants_take_propose_and_vote_there()
    {
        await using var rig = await Installed();
        await Says(rig, "29:kari", "unconference");
        await Presses(rig, "29:kari", "Åpne", null, ("name", "Felles dag"), ("theme", ""), ("date", "2027-03-03"), ("votes", "3"), ("way", "votes"));
        Assert.Contains("ut", await Says(rig, "29:kari", "post nå"), StringComparison.Ordinal);

        Assert.Contains("Planer", await Says(rig, Guest, "status", OwnTenant), StringComparison.Ordinal);
        await Says(rig, Guest, "tar 2", OwnTenant);
        await Says(rig, Guest, "foreslå", OwnTenant);
        await Presses(rig, Guest, "Foreslå", OwnTenant, ("title", "Felles post"), ("about", "Hva deler vi?"), ("format", "discussion"), ("minutes", "30"));
        Assert.Contains("Vert: gjest", string.Join('\n', rig.Connector.Messages.Values.SelectMany(TeamsPerson.Texts)).Replace("Vert\n", "Vert: ", StringComparison.Ordinal), StringComparison.Ordinal);
        await Says(rig, "29:kari", "foreslå");
        await Presses(rig, "29:kari", "Foreslå", null, ("title", "Klart språk"), ("about", "Hva deler vi?"), ("format", "discussion"), ("minutes", "30"));
        await Says(rig, "29:kari", "åpne avstemning");
        await Says(rig, Guest, "stem 2", OwnTenant);

        var partitions = await rig.Get<OtgBot.Storage.IStore>().Partitions("c|", 100, Cancel);
        Assert.Equal(2, partitions.Count(partition => partition.StartsWith("c|", StringComparison.Ordinal)));
        var community = (await Get(rig, Plans))!;
        var unconferences = new UnconferencesStore(rig.Get<OtgBot.Storage.IStore>(), rig.Get<Pseudonyms>());
        var ballots = UnconferencesStore.PartitionOf((await unconferences.Latest(community.Address.Partition, Cancel)).Id);
        Assert.Single(await rig.Get<OtgBot.Storage.IStore>().List(ballots, "ballot|", "ballot|" + OtgBot.Storage.Key.End, Cancel).ToListAsync(Cancel));
        var facts = 0;
        await foreach (var _ in rig.Get<OtgBot.Storage.IStore>().List(community.Address.Partition, "fact|", "fact|" + OtgBot.Storage.Key.End, Cancel)) facts++;
        Assert.True(facts >= 2, "The guest took a microaction and proposed a topic.");
    }

    private const string Guest = "29:gjest", OwnTenant = "0f820000-0000-0000-0000-000000000002";

    private static async Task Presses(BotFrameworkRig rig, string who, string title, string? ownTenant, params (string Id, string Value)[] inputs)
    {
        var (messageId, action) = rig.Connector.Messages.OrderByDescending(message => int.Parse(message.Key[1..], System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(message => TeamsPerson.Actions(message.Value), (message, action) => (message.Key, action))
            .First(found => found.action["title"]!.GetValue<string>() == title);
        var pressed = action.DeepClone().AsObject();
        foreach (var (id, value) in inputs) pressed["data"]![id] = value;
        var activity = Activity(rig, "invoke", Plans + ";messageid=17");
        activity["from"] = new JsonObject { ["id"] = who, ["name"] = who[3..] };
        (activity["name"], activity["replyToId"]) = ("adaptiveCard/action", messageId);
        if (ownTenant is not null) activity["channelData"]!["tenant"]!["id"] = ownTenant;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = pressed["verb"]!.DeepClone(), ["data"] = pressed["data"]!.DeepClone() },
            ["trigger"] = "manual",
        };
        using var answer = await rig.Send(activity);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<BotFrameworkRig> Installed()
    {
        var rig = await BotFrameworkRig.Start(Features);
        foreach (var (conversation, name) in new[] { (General, (string?)null), (Plans, "Planer") })
        {
            var install = Activity(rig, "installationUpdate", General);
            install["action"] = "add";
            install["channelData"]!["team"]!["name"] = "Drift – Nord";
            install["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = conversation, ["name"] = name } };
            using var answer = await rig.Send(install);
        }

        return rig;
    }

    private static async Task Event(BotFrameworkRig rig, string eventType, string channel, string? name = null, string? team = null)
    {
        var activity = Activity(rig, "conversationUpdate", General);
        activity["channelData"]!["eventType"] = eventType;
        if (eventType.StartsWith("channel", StringComparison.Ordinal)) activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel, ["name"] = name };
        if (team is not null) activity["channelData"]!["team"]!["name"] = team;
        using var answer = await rig.Send(activity);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<string> Says(BotFrameworkRig rig, string who, string text, string? ownTenant = null)
    {
        var before = rig.Connector.Calls.Count;
        var activity = Activity(rig, "message", Plans + ";messageid=17");
        activity["from"] = new JsonObject { ["id"] = who, ["name"] = who[3..] };
        activity["text"] = text;
        if (ownTenant is not null) activity["channelData"]!["tenant"]!["id"] = ownTenant;
        using var answer = await rig.Send(activity);
        return string.Join('\n', rig.Connector.Calls.Skip(before).SelectMany(call => TeamsPerson.Texts(call.Body)));
    }

    private static JsonObject Activity(BotFrameworkRig rig, string type, string conversation)
    {
        var activity = rig.Message("", conversation);
        activity["type"] = type;
        activity["from"] = new JsonObject { ["id"] = "29:kari", ["name"] = "Kari" };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = General };
        return activity;
    }

    private static async Task<Community?> Get(BotFrameworkRig rig, string conversation) =>
        await rig.Get<Communities>().Get(new Address("msteams", FakeIssuer.Tenant, conversation, ConversationKind.Channel).Partition, Cancel);
}
