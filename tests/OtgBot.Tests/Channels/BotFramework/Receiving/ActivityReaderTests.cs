using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Channels.BotFramework.Connector;
using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework.Receiving;

/// <summary>What the bot makes of an activity.</summary>
public sealed class ActivityReaderTests
{
    private const string Bot = """{"type":"mention","mentioned":{"id":"28:bot","name":"OtgBot"},"text":"<at>OtgBot</at>"}""";

    [Theory]
    [InlineData("<at>OtgBot</at> hjelp", "hjelp", Bot)]
    [InlineData("<at>OtgBot</at>\u00a0hjelp \n", "hjelp", Bot)]
    [InlineData("<at>OtgBot</at>&nbsp;hjelp", "hjelp", Bot)]
    [InlineData("hjelp <at>OtgBot</at>", "hjelp", Bot)]
    [InlineData("<at>OtgBot</at> hjelp <at>OtgBot</at>", "hjelp", Bot)]
    [InlineData("<AT>otgbot</AT> hjelp", "hjelp", Bot)]
    [InlineData("<at>OtgBot</at>", "", Bot)]
    [InlineData("<at>OtgBot</at> hjelp", "hjelp", """{"type":"mention","mentioned":{"id":"28:bot","name":"OtgBot"},"text":null}""")]
    [InlineData("<at>OtgBot</at> hjelp", "OtgBot hjelp", """{"type":"mention","mentioned":null,"text":"<at>OtgBot</at>"}""")]
    [InlineData("<at>OtgBot</at> hjelp", "@OtgBot hjelp", """{"type":"mention","mentioned":{"id":"29:other","name":"OtgBot"},"text":"<at>OtgBot</at>"}""")]
    [InlineData("<at>Tom &amp; Co</at> hjelp", "hjelp", """{"type":"mention","mentioned":{"id":"28:bot","name":"Tom & Co"},"text":"<at>Tom &amp; Co</at>"}""")]
    [InlineData("<at>everyone</at> hjelp", "everyone hjelp", Bot)]
    [InlineData("<at>OtgBot</at> Kaffe &amp; kake &lt;3", "Kaffe & kake <3", Bot)]
    [InlineData("<quoted messageId=\"17\"/> hjelp", "hjelp", Bot)]
    [InlineData("<quoted hjelp", "<quoted hjelp", Bot)]
    public void The_mention_of_the_bot_goes_by_its_entity_and_nothing_else_does(string text, string expected, string entity) =>
        Assert.Equal(expected, Read(text, entity).Text);

    [Fact]
    public void Others_stand_in_the_text_by_name_and_are_known_by_id()
    {
        var incoming = Read("<at>OtgBot</at> leder legg til <at>Kim Vogel</at> og <at>Kim Vogel</at>", Bot,
            """{"type":"mention","mentioned":{"id":"29:kim1","name":"Kim Vogel"},"text":"<at>Kim Vogel</at>"}""",
            """{"type":"mention","mentioned":{"id":"29:kim2","name":"@Kim Vogel"},"text":"<at>Kim Vogel</at>"}""");

        Assert.Equal("leder legg til @Kim Vogel og @Kim Vogel", incoming.Text);
        Assert.Equal([new Mention("29:kim1", "Kim Vogel", "@Kim Vogel"), new Mention("29:kim2", "Kim Vogel", "@Kim Vogel")], incoming.Mentions);
    }

    [Theory]
    [InlineData("""{"id":"19:a@thread.tacv2;messageid=17","conversationType":"channel","isGroup":true,"tenantId":"t2"}""", nameof(ConversationKind.Channel), "19:a@thread.tacv2", "17")]
    [InlineData("""{"id":"19:a@thread.v2","conversationType":"groupChat","isGroup":true}""", nameof(ConversationKind.Group), "19:a@thread.v2", null)]
    [InlineData("""{"id":"a:1","conversationType":"personal"}""", nameof(ConversationKind.Personal), "a:1", null)]
    [InlineData("""{"id":"abc"}""", nameof(ConversationKind.Personal), "abc", null)]
    [InlineData("""{"id":"abc","isGroup":true}""", nameof(ConversationKind.Group), "abc", null)]
    [InlineData("""{"id":42,"isGroup":"true"}""", nameof(ConversationKind.Group), "42", null)]
    public void The_place_is_the_conversation_without_its_thread(string conversation, string kind, string id, string? thread)
    {
        var activity = Base();
        activity["conversation"] = JsonNode.Parse(conversation);

        var address = Read(activity).Address;

        Assert.Equal((kind, id, thread), (address.Kind.ToString(), address.Conversation, address.Thread));
        Assert.Equal(activity["conversation"]!["id"]!.ToString(), ActivityReader.ConversationId(address));
        var route = ConnectorRoute.Read(address.Route);
        Assert.Equal(("https://smba.trafficmanager.net/emea/", "28:bot", "OtgBot"), (route.ServiceUrl.ToString(), route.BotId.ToString(), route.BotName.ToString()));
    }

    [Theory]
    [InlineData("""{"tenant":{"id":"t1"}}""", "t2", "t2")]
    [InlineData("""{"tenant":{"id":"t1"}}""", null, "t1")]
    [InlineData("""{"tenant":{"id":"t1"}}""", "", "t1")]
    [InlineData("""{"tenant":null}""", null, "")]
    [InlineData("""{"tenant":"odd"}""", null, "")]
    [InlineData("\"odd\"", "t2", "t2")]
    [InlineData("null", "t2", "t2")]
    public void The_tenant_is_the_conversations_since_a_shared_channel_has_people_of_another(string channelData, string? tenant, string expected)
    {
        var activity = Base();
        activity["channelData"] = JsonNode.Parse(channelData);
        activity["conversation"]!["tenantId"] = tenant;

        Assert.Equal(expected, Read(activity).Address.Workspace);
    }

    [Theory]
    [InlineData("""{"verb":"x.do","origin":"tag","n":2,"on":true,"no":null,"list":["a"],"msteams":{"type":"x"},"note":"Hei"}""", "x.do", "tag", "n=2;on=true;list=[\"a\"];note=Hei")]
    [InlineData("""{"note":"Hei"}""", "", null, "note=Hei")]
    [InlineData("\"{\\\"verb\\\":\\\"x.do\\\",\\\"n\\\":\\\"1\\\"}\"", "x.do", null, "n=1")]
    [InlineData("\"words\"", "", null, "")]
    [InlineData("\"{broken\"", "", null, "")]
    [InlineData("42", "", null, "")]
    [InlineData("[]", "", null, "")]
    [InlineData("""{"verb":7}""", "", null, "")]
    public void A_submit_is_a_press_whatever_its_value(string value, string verb, string? origin, string data)
    {
        var activity = Base();
        activity.Remove("text");
        (activity["value"], activity["replyToId"]) = (JsonNode.Parse(value), "card-1");

        var incoming = Read(activity);

        Assert.Equal(IncomingKind.Button, incoming.Kind);
        Assert.False(incoming.AnswersInline);
        Assert.Equal((verb, origin, "card-1"), (incoming.Button!.Verb, incoming.Button.Origin, incoming.Button.MessageId));
        Assert.Equal(data, string.Join(';', incoming.Button.Data.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void Words_beside_a_value_of_unknown_shape_are_words()
    {
        var activity = Base();
        (activity["text"], activity["value"]) = ("hjelp", new JsonObject { ["some"] = "thing" });

        Assert.Equal((IncomingKind.Text, "hjelp"), (Read(activity).Kind, Read(activity).Text));
    }

    [Theory]
    [InlineData("installationUpdate", "add", nameof(IncomingKind.Installed))]
    [InlineData("installationUpdate", "add-upgrade", nameof(IncomingKind.Installed))]
    [InlineData("installationUpdate", "remove", nameof(IncomingKind.Removed))]
    [InlineData("installationUpdate", "remove-upgrade", nameof(IncomingKind.Other))]
    [InlineData("installationUpdate", null, nameof(IncomingKind.Other))]
    public void Coming_and_going_are_told(string type, string? action, string expected)
    {
        var activity = Base();
        (activity["type"], activity["action"]) = (type, action);
        activity["conversation"] = JsonNode.Parse("""{"id":"19:general@thread.tacv2","conversationType":"channel"}""");
        activity["channelData"] = JsonNode.Parse("""{"team":{"id":"19:general@thread.tacv2","name":"Plant Ops"},"settings":{"selectedChannel":{"id":"19:alerts@thread.tacv2","name":"Alerts"}}}""");

        var incoming = Read(activity);

        Assert.Equal(expected, incoming.Kind.ToString());
        if (incoming.Kind == IncomingKind.Other) return;
        Assert.Equal(("19:alerts@thread.tacv2", "Plant Ops – Alerts"), (incoming.Address.Conversation, incoming.ConversationName));
    }

    [Theory]
    [InlineData("channelDeleted", nameof(IncomingKind.Removed), "19:plans@thread.tacv2", false)]
    [InlineData("teamDeleted", nameof(IncomingKind.Removed), "19:general@thread.tacv2", true)]
    [InlineData("teamHardDeleted", nameof(IncomingKind.Removed), "19:general@thread.tacv2", true)]
    [InlineData("TeamDeleted", nameof(IncomingKind.Removed), "19:general@thread.tacv2", true)]
    [InlineData("channelRenamed", nameof(IncomingKind.Renamed), "19:plans@thread.tacv2", false)]
    [InlineData("teamRenamed", nameof(IncomingKind.Renamed), "19:general@thread.tacv2", true)]
    [InlineData("channelRestored", nameof(IncomingKind.Returned), "19:plans@thread.tacv2", false)]
    [InlineData("teamrestored", nameof(IncomingKind.Returned), "19:general@thread.tacv2", true)]
    [InlineData("teamUnarchived", nameof(IncomingKind.Returned), "19:general@thread.tacv2", true)]
    [InlineData("channelShared", nameof(IncomingKind.Other), "19:general@thread.tacv2", false)]
    [InlineData("somethingNew", nameof(IncomingKind.Other), "19:general@thread.tacv2", false)]
    public void What_happens_to_a_channel_or_a_team_is_read(string eventType, string kind, string conversation, bool isWholeTeam)
    {
        var activity = Base();
        activity["type"] = "conversationUpdate";
        activity["conversation"] = JsonNode.Parse("""{"id":"19:general@thread.tacv2","conversationType":"channel"}""");
        activity["channelData"] = JsonNode.Parse("""{"team":{"id":"19:general@thread.tacv2"},"channel":{"id":"19:plans@thread.tacv2","name":"Plans"}}""");
        activity["channelData"]!["eventType"] = eventType;

        var incoming = Read(activity);

        Assert.Equal((kind, conversation, isWholeTeam), (incoming.Kind.ToString(), incoming.Address.Conversation, incoming.IsWholeTeam));
        Assert.Equal("19:general@thread.tacv2", incoming.Team);

        activity["channelData"]!["channel"] = null;
        if (eventType == "channelDeleted") Assert.Equal(IncomingKind.Other, Read(activity).Kind);
    }

    [Fact]
    public void The_bot_comes_to_a_team_as_a_whole_and_to_a_channel_of_its_own_alone()
    {
        var activity = Base();
        activity["type"] = "conversationUpdate";
        activity["conversation"] = JsonNode.Parse("""{"id":"19:plans@thread.tacv2","conversationType":"channel"}""");
        activity["channelData"] = JsonNode.Parse("""{"team":{"id":"19:general@thread.tacv2"},"eventType":"teamMemberRemoved"}""");
        activity["membersRemoved"] = JsonNode.Parse("""[{"id":"28:bot"}]""");
        Assert.Equal((IncomingKind.Removed, true), (Read(activity).Kind, Read(activity).IsWholeTeam));

        activity["channelData"]!["eventType"] = "channelMemberRemoved";
        Assert.Equal((IncomingKind.Removed, false), (Read(activity).Kind, Read(activity).IsWholeTeam));

        activity["conversation"]!["conversationType"] = "groupChat";
        Assert.Null(Read(activity).Team);
    }

    [Fact]
    public void Locale_and_zone_come_from_the_activity_else_from_the_client()
    {
        var activity = Base();
        activity["entities"] = JsonNode.Parse("""[{"type":"clientInfo","locale":"nn-NO","timezone":"Europe/Oslo"}]""");
        Assert.Equal(("nn-NO", "Europe/Oslo"), (Read(activity).Locale, Read(activity).Zone));

        (activity["locale"], activity["localTimezone"]) = ("en-GB", "Europe/London");
        Assert.Equal(("en-GB", "Europe/London"), (Read(activity).Locale, Read(activity).Zone));
    }

    [Fact]
    public void What_is_not_known_is_kept()
    {
        var activity = Base();
        activity["somethingNew"] = new JsonObject { ["a"] = 1 };

        Assert.Equal("{\"a\":1}", Parse(activity).Rest!["somethingNew"].GetRawText());
    }

    private static Incoming Read(string text, params string[] entities)
    {
        var activity = Base();
        activity["text"] = text;
        activity["entities"] = new JsonArray([.. entities.Select(entity => JsonNode.Parse(entity))]);
        return Read(activity);
    }

    private static Incoming Read(JsonObject activity) => ActivityReader.Read(Parse(activity));

    private static Activity Parse(JsonObject activity) => ActivityJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(activity.ToJsonString())));

    private static JsonObject Base() => JsonNode.Parse("""
        {"type":"message","id":"1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/","text":"",
         "from":{"id":"29:me","name":"Me"},"recipient":{"id":"28:bot","name":"OtgBot"},"conversation":{"id":"a:1"}}
        """)!.AsObject();
}
