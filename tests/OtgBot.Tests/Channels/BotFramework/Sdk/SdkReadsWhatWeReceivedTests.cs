using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Tests.Kit;
using Came = Microsoft.Bot.Schema.Activity;
using Entity = Microsoft.Bot.Schema.Entity;

namespace OtgBot.Tests.Channels.BotFramework.Sdk;

/// <summary>What comes in, read by our reader and by the official SDK: both see the same event.</summary>
public sealed class SdkReadsWhatWeReceivedTests
{
    private const string BotId = "28:bot";

    private static readonly Gen<ConversationAccount> Places = Gen.Select(
        Gen.Select(OddTexts.Id, OddTexts.OneOf("", ";messageid=1762951100000")).Select((id, thread) => id + thread),
        OddTexts.OneOf("channel", "groupChat", "personal", null), OddTexts.OneOf<bool?>(true, false, null), OddTexts.Plain.OrNone(), OddTexts.Plain.OrNone()).Select(
        (id, type, isGroup, name, tenant) => new ConversationAccount { Id = id, ConversationType = type, IsGroup = isGroup, Name = name, TenantId = tenant });

    private static readonly Gen<ChannelInfo> Channels = Gen.Select(OddTexts.Id, OddTexts.Plain.OrNone()).Select((id, name) => new ChannelInfo(id, name));

    private static readonly Gen<TeamsChannelData?> Data = Gen.Select(
        OddTexts.Plain.OrNone(), OddTexts.Id.OrNone(), OddTexts.Plain.OrNone(), Channels.OrNone(),
        Channels.OrNone(),
        OddTexts.OneOf(null, "teamMemberAdded", "teamMemberRemoved", "channelRenamed", "teamDeleted", "teamHardDeleted", "somethingNew")).Select(
        TeamsChannelData? (tenant, team, name, channel, chosen, happened) => new TeamsChannelData
        {
            Tenant = tenant is null ? null : new TenantInfo(tenant),
            Team = team is null ? null : new TeamInfo(team, name),
            Channel = channel,
            Settings = chosen is null ? null : new TeamsChannelDataSettings { SelectedChannel = chosen },
            EventType = channel is not null && happened == "somethingNew" ? "channelDeleted" : happened,
        });

    /// <summary>What an SDK bot or a client built on it would send.</summary>
    private static readonly Gen<Came> Activities = Gen.Select(
        Gen.Select(Places, Data, OddTexts.Id, OddTexts.Plain.OrNone(), OddTexts.Plain.OrNone()),
        Gen.Select(OddTexts.OneOf("nb-NO", "en-GB", null), OddTexts.OneOf("Europe/Oslo", null), OddTexts.OneOf("nn-NO", null), OddTexts.OneOf("Europe/Berlin", null)),
        Gen.Select(OddTexts.Plain, OddTexts.Plain, OddTexts.Plain, Gen.Bool, Gen.Bool),
        OddTexts.Id.OrNone(),
        Gen.Int[0, 7]).Select((frame, client, words, replyTo, kind) =>
        {
            var (place, data, person, name, botName) = frame;
            var (locale, zone, clientLocale, clientZone) = client;
            var came = new Came
            {
                Id = "in-1",
                ChannelId = Microsoft.Bot.Connector.Channels.Msteams,
                ServiceUrl = "https://smba.trafficmanager.net/emea/",
                From = new ChannelAccount("29:" + person, name) { AadObjectId = "0c1d" },
                Recipient = new ChannelAccount(BotId, botName),
                Conversation = place,
                ChannelData = data,
                Locale = locale,
                LocalTimezone = zone,
                ReplyToId = replyTo,
                Timestamp = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero),
                Entities = [new Entity("clientInfo") { Properties = JObject.FromObject(new { locale = clientLocale, timezone = clientZone, country = "NO" }) }],
            };
            return Happened(came, kind, words);
        });

    [Fact]
    public void Any_activity_of_the_sdks_says_here_what_it_says_there() =>
        Activities.Always(Agree, iter: 5_000);

    [Fact]
    public void Every_captured_activity_is_read_alike()
    {
        var names = BotFrameworkRig.CapturedNames.ToList();
        Assert.True(names.Count > 40);
        foreach (var name in names) Assert.Equal([name, .. Facts.Of(SdkJson.Read<Came>(Captured(name)))], [name, .. Facts.Of(Ours(Captured(name)))]);
    }

    private static Came Happened(Came came, int kind, (string One, string Two, string Three, bool IsFirst, bool IsSecond) words)
    {
        var data = new JObject { ["origin"] = words.One, ["n"] = 2, ["on"] = true, ["note"] = words.Two, ["list"] = new JArray(words.Three), ["msteams"] = new JObject { ["type"] = "x" } };
        came.Type = kind switch { < 3 => ActivityTypes.Message, < 5 => ActivityTypes.Invoke, 5 => ActivityTypes.InstallationUpdate, 6 => ActivityTypes.ConversationUpdate, _ => ActivityTypes.Typing };
        switch (kind)
        {
            case 0 or 1:
                came.Text = $"{(words.IsFirst ? "<at>OtgBot</at> " : "")}{words.One} <AT>Kim</AT> {words.Two}{(words.IsSecond ? " <at>otgbot</at>" : "")}";
                came.Entities.Add(Named(BotId, words.Three, "<at>OtgBot</at>"));
                came.Entities.Add(Named("29:kim", words.Three, "<at>Kim</at>"));
                if (kind == 1) came.From.Role = words.IsFirst ? RoleTypes.Bot : RoleTypes.User;
                break;
            case 2:
                data["verb"] = words.Three;
                came.Value = data;
                break;
            case 3:
                came.Name = words.IsFirst ? "adaptiveCard/action" : "signin/verifyState";
                came.Value = new AdaptiveCardInvokeValue { Action = new AdaptiveCardInvokeAction { Type = "Action.Execute", Id = "1", Verb = words.Three, Data = data } };
                break;
            case 4:
                came.Name = words.IsFirst ? "task/fetch" : "task/submit";
                data["verb"] = words.Three;
                came.Value = new TaskModuleRequest(data, new TaskModuleRequestContext("dark"));
                break;
            case 5:
                came.Action = words.IsFirst ? words.IsSecond ? "add" : "add-upgrade" : words.IsSecond ? "remove" : "remove-upgrade";
                break;
            case 6:
                var member = new ChannelAccount(words.IsFirst ? BotId : "29:kim", words.One);
                if (words.IsSecond) came.MembersAdded = [member];
                else came.MembersRemoved = [member];
                break;
        }

        return came;
    }

    private static Entity Named(string id, string name, string text)
    {
        var entity = new Entity();
        entity.SetAs(new Mention { Mentioned = new ChannelAccount(id, name), Text = text });
        return entity;
    }

    private static void Agree(Came came)
    {
        var json = SdkJson.Write(came);
        Assert.Equal(Facts.Of(SdkJson.Read<Came>(json)), Facts.Of(Ours(json)));
    }

    private static OtgBot.Turns.Incoming Ours(string json) => ActivityReader.Read(ActivityJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json))));

    private static string Captured(string name) => JsonNode.Parse(File.ReadAllText(BotFrameworkRig.CapturedFile(name)))!["activity"]!.ToJsonString();
}
