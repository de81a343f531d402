using System.Text.Json.Nodes;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios.Year;

internal sealed class YearInSlack : YearTown
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(PrivacyFeature), typeof(UnconferencesFeature)];

    private readonly SlackRig rig;
    private readonly Dictionary<string, SlackPerson> people = [];
    private string room = "team";
    private Mood mood;

    private YearInSlack(SlackRig rig)
    {
        this.rig = rig;
        rig.Slack.Treats = call =>
        {
            if (call.Method != "chat.postMessage" || call["channel"]?.StartsWith('C') != true) return null;
            if (mood == Mood.Busy) return SlackMishap.Refused("ekm_access_denied");
            if (mood != Mood.BadGatewayOnce) return null;
            mood = Mood.Well;
            return SlackMishap.Broken(502);
        };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Conversation => "C" + room.ToUpperInvariant();

    private Address Place => SlackRig.Place(Conversation);

    private PromptsStore Prompts => new(rig.Get<IStore>());

    public static async Task<YearInSlack> Start() => new(await SlackRig.Start(Features));

    public override string Id(string who) => "U" + who.ToUpperInvariant();

    public override DateTimeOffset Now { get => rig.Clock.GetUtcNow(); set => rig.Clock.SetUtcNow(value); }

    public override IEnumerable<string> Log => rig.Log.Lines.Select(line => line.Text);

    public override Task Installs(string who) => Person(who).Invites();

    public override Task<string> Says(string who, string text, bool privately = false, bool fromOutside = false)
    {
        var person = fromOutside ? Guest(who) : Person(who);
        return (privately ? person.Privately : person).Says(text);
    }

    /// <summary>Who is met for the first time comes into the channel; who was taken out does not come back by writing.</summary>
    private SlackPerson Person(string who)
    {
        if (!people.TryGetValue(who, out var person)) people[who] = person = rig.Person(who, channel: room);
        return person with { Channel = Conversation };
    }

    public override async Task Leaves(string who)
    {
        IsTakenOut(who);
        await Happens("member_left_channel", happened => (happened["channel"], happened["user"], happened["team"]) = (Conversation, Id(who), "T1"));
    }

    public override void IsDeactivated(string who)
    {
        lock (rig.Slack.Guard) rig.Team.Users[Id(who)].IsDeleted = true;
    }

    public override void IsTakenOut(string who)
    {
        lock (rig.Slack.Guard) rig.Team.Rooms[Conversation].Members.Remove(Id(who));
    }

    public override async Task<string> Renames()
    {
        await Happens("channel_rename", happened => happened["channel"] = new JsonObject { ["id"] = Conversation, ["name"] = "ny-retning" });
        return "#ny-retning";
    }

    public override Task Archives() => Archive(true);

    public override Task Restores() => Archive(false);

    /// <summary>It was private, so it gets another id; who comes from elsewhere is unknown in the workspace.</summary>
    public override async Task IsShared()
    {
        var from = Conversation;
        room = "shared";
        lock (rig.Slack.Guard)
        {
            rig.Team.Room(Conversation).Members.UnionWith(rig.Team.Rooms[from].Members);
            rig.Team.Rooms.Remove(from);
            foreach (var message in rig.Team.Messages.Where(message => message.Room == from)) message.IsDeleted = true;
        }

        await Happens("channel_id_changed", happened => (happened["old_channel_id"], happened["new_channel_id"]) = (from, Conversation));
        await SlackTown.Until(async () => await rig.Get<Communities>().Get(Place.Partition, Cancel) is not null, () => "It did not move. " + rig.Troubles);
    }

    public override void Behaves(Mood mood) => this.mood = mood;

    public override Task HostIsReplaced() => rig.Restarts();

    public override async Task<Community> Community() => (await rig.Get<Communities>().Get(Place.Partition, Cancel))!;

    public override async Task<Posting?> Ledger(DateOnly monday) => (await Prompts.Prompt(Place.Partition, Occurrence.NameOf(monday), Cancel))?.Value.Posting;

    public override async Task Claim(DateOnly monday, DateTimeOffset at) =>
        await Prompts.Record(Place.Partition, Occurrence.NameOf(monday), null, new Prompt { Posting = Posting.Claimed("dead", at) }, Cancel);

    public override IReadOnlyList<string> ToldPrivately(string who) => In("D" + Id(who));

    public override int Stand(string fragment) => In(null).Count(text => text.Contains(fragment, StringComparison.Ordinal));

    public override ValueTask DisposeAsync() => rig.DisposeAsync();

    private async Task Archive(bool isArchived)
    {
        lock (rig.Slack.Guard) rig.Team.Rooms[Conversation].IsArchived = isArchived;
        await Happens(isArchived ? "channel_archive" : "channel_unarchive", happened => (happened["channel"], happened["user"]) = (Conversation, "UADMIN"));
        await SlackTown.Until(async () => (await Community()).RemovedAt is null != isArchived, () => "It is not told. " + rig.Troubles);
    }

    private SlackPerson Guest(string who)
    {
        lock (rig.Slack.Guard) rig.Team.Rooms[Conversation].Members.Add(Id(who));
        return new SlackPerson(rig.Town, rig.Team, Id(who), Conversation);
    }

    /// <summary>What stands there of the bot's; null for the channel, under either of its ids.</summary>
    private List<string> In(string? conversation)
    {
        lock (rig.Slack.Guard)
        {
            return
            [
                .. rig.Team.Messages
                    .Where(message => message.User == rig.Team.BotUser && message.OnlyFor is null && (conversation is null ? message.Room.StartsWith('C') : message.Room == conversation))
                    .Select(message => message.Blocks is { Count: > 0 } blocks ? string.Join('\n', SlackWire.Texts(blocks)) : message.Text),
            ];
        }
    }

    private async Task Happens(string type, Action<JsonObject> change)
    {
        var happened = new JsonObject { ["type"] = type, ["event_ts"] = rig.Slack.NextTs() };
        change(happened);
        await rig.Town.Event(rig.Team, happened);
    }
}
