using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios.Year;

internal sealed class YearInTeams : YearTown
{
    private const string General = "19:general@thread.tacv2", Channel = "19:plans@thread.tacv2", OutsideTenant = "0f820000-0000-0000-0000-000000000002";

    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(PrivacyFeature), typeof(UnconferencesFeature)];

    private static readonly Address Place = new("msteams", FakeIssuer.Tenant, Channel, ConversationKind.Channel);

    private readonly List<BotFrameworkRig> hosts;
    private readonly HashSet<string> gone = [];
    private bool isArchived;
    private Mood mood;

    private YearInTeams(BotFrameworkRig rig)
    {
        hosts = [rig];
        rig.Connector.Members = (_, person) => !gone.Contains(person);
        rig.Connector.Treats = conversation =>
        {
            if (!conversation.StartsWith("19:", StringComparison.Ordinal)) return Treatment.Well;
            if (isArchived) return new Treatment(403, Stands: false);
            if (mood == Mood.Busy) return new Treatment(503, Stands: false);
            if (mood != Mood.BadGatewayOnce) return Treatment.Well;
            mood = Mood.Well;
            return new Treatment(502, Stands: false);
        };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BotFrameworkRig Rig => hosts[^1];

    private PromptsStore Prompts => new(Rig.Get<IStore>());

    public static async Task<YearInTeams> Start() => new(await BotFrameworkRig.Start(Features));

    public override string Id(string who) => "29:" + who;

    public override DateTimeOffset Now { get => Rig.Clock.GetUtcNow(); set => Rig.Clock.SetUtcNow(value); }

    public override IEnumerable<string> Log => Rig.Log.Lines.Select(line => line.Text);

    public override Task Installs(string who) => Send("installationUpdate", who, General, activity =>
    {
        activity["action"] = "add";
        activity["channelData"]!["team"]!["name"] = "Drift";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = Channel, ["name"] = "Planer" } };
    });

    public override async Task<string> Says(string who, string text, bool privately = false, bool fromOutside = false)
    {
        var before = Rig.Connector.Calls.Count;
        await Send("message", who, privately ? "a:" + who : Channel + ";messageid=17", activity =>
        {
            activity["text"] = text;
            if (fromOutside) activity["channelData"]!["tenant"]!["id"] = OutsideTenant;
            if (!privately) return;
            (activity["conversation"]!["conversationType"], activity["conversation"]!["isGroup"]) = ("personal", false);
            activity["channelData"]!.AsObject().Remove("team");
        });
        return string.Join('\n', Rig.Connector.Calls.Skip(before).SelectMany(call => TeamsPerson.Texts(call.Body)));
    }

    public override async Task Leaves(string who)
    {
        IsTakenOut(who);
        await Send("conversationUpdate", who, General, activity =>
        {
            activity["channelData"]!["eventType"] = "teamMemberRemoved";
            activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = Id(who) });
        });
    }

    public override void IsDeactivated(string who) => IsTakenOut(who);

    public override void IsTakenOut(string who) => gone.Add(Id(who));

    public override async Task<string> Renames()
    {
        await Happens("channelRenamed", activity => activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "Ny retning" });
        return "Ny retning";
    }

    public override Task Archives()
    {
        isArchived = true;
        return Happens("teamArchived");
    }

    public override Task Restores()
    {
        isArchived = false;
        return Happens("teamUnarchived");
    }

    /// <summary>The channel keeps its id; what its people of elsewhere do comes with their own tenant.</summary>
    public override Task IsShared() => Happens("channelShared", activity => activity["channelData"]!["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "Ny retning" });

    public override void Behaves(Mood mood) => this.mood = mood;

    public override async Task HostIsReplaced()
    {
        var now = Now;
        await Rig.Dies();
        hosts.Add(await hosts[0].SecondHost(Features));
        Now = now;
    }

    public override async Task<Posting?> Ledger(DateOnly monday) => (await Prompts.Prompt(Place.Partition, Occurrence.NameOf(monday), Cancel))?.Value.Posting;

    public override async Task Claim(DateOnly monday, DateTimeOffset at) =>
        await Prompts.Record(Place.Partition, Occurrence.NameOf(monday), null, new Prompt { Posting = Posting.Claimed("dead", at) }, Cancel);

    public override async Task<Community> Community() => (await Rig.Get<Communities>().Get(Place.Partition, Cancel))!;

    public override IReadOnlyList<string> ToldPrivately(string who) => In("a:" + who);

    public override int Stand(string fragment) => In(Channel).Count(text => text.Contains(fragment, StringComparison.Ordinal));

    public override async ValueTask DisposeAsync()
    {
        for (var at = hosts.Count - 1; at >= 0; at--) await hosts[at].DisposeAsync();
    }

    private List<string> In(string conversation) =>
    [
        .. Rig.Connector.Messages
            .Where(message => message.Value["conversation"]?["id"]?.GetValue<string>().Split(';')[0] == conversation)
            .OrderBy(message => int.Parse(message.Key[1..], CultureInfo.InvariantCulture))
            .Select(message => string.Join('\n', TeamsPerson.Texts(message.Value))),
    ];

    private Task Happens(string eventType, Action<JsonObject>? change = null) => Send("conversationUpdate", "admin", General, activity =>
    {
        activity["channelData"]!["eventType"] = eventType;
        change?.Invoke(activity);
    });

    private async Task Send(string type, string who, string conversation, Action<JsonObject> change)
    {
        var activity = Rig.Message("", conversation);
        activity["type"] = type;
        activity["from"] = new JsonObject { ["id"] = Id(who), ["name"] = who };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = General };
        change(activity);
        using var answer = await Rig.Hurry(Rig.Send(activity));
        Assert.True(answer.IsSuccessStatusCode);
    }
}
