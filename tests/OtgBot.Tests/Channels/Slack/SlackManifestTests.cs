using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>What the app's manifests promise Slack is what the bot keeps: addresses, scopes, events, shortcuts, the command.</summary>
public sealed class SlackManifestTests
{
    private const string Http = "manifest.json";
    private const string Socket = "manifest.socket-mode.json";

    private static readonly SlackInstallation Installation = new() { TeamId = "T1", BotUserId = "UBOT", BotId = "B1", Token = "" };

    /// <summary>What Slack could tell a bot; those not in a manifest are to be none of the bot's business.</summary>
    private static readonly string[] Possible =
    [
        "app_home_opened", "app_mention", "channel_archive", "channel_created", "channel_deleted", "channel_id_changed", "channel_left", "channel_rename", "channel_unarchive",
        "group_archive", "group_deleted", "group_left", "group_rename", "group_unarchive", "member_joined_channel", "member_left_channel", "message.channels", "message.groups", "message.im", "message.mpim",
        "reaction_added", "reaction_removed", "team_join", "user_change",
    ];

    /// <summary>Handled before there is an installation to read them for.</summary>
    private static readonly string[] OfTheApp = ["app_uninstalled", "tokens_revoked"];

    [Theory]
    [InlineData(Http)]
    [InlineData(Socket)]
    public async Task It_holds_Slacks_own_schema(string name) => Assert.Empty(await Faults(File(name)));

    [Fact]
    public async Task The_schema_check_finds_a_planted_fault()
    {
        var manifest = Read(Http);
        manifest["features"]!["slash_commands"]![0]!["command"] = "otg";
        manifest["display_information"]!["name"] = new string('x', 36);
        var file = Path.GetTempFileName();
        try
        {
            await System.IO.File.WriteAllTextAsync(file, manifest.ToJsonString(), TestContext.Current.CancellationToken);
            var faults = await Faults(file);
            Assert.Contains("/features/slash_commands/0/command", faults, StringComparison.Ordinal);
            Assert.Contains("/display_information/name", faults, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    [Fact]
    public void Its_addresses_are_the_bots_and_the_one_for_Socket_Mode_has_none()
    {
        var manifest = Read(Http);
        Assert.Equal(
            [SlackSetup.CommandsPath, SlackSetup.EventsPath, SlackSetup.InteractivityPath, SlackSetup.OptionsPath, InstallEndpoints.Callback],
            ((string[])
            [
                (string)manifest["features"]!["slash_commands"]![0]!["url"]!,
                (string)manifest["settings"]!["event_subscriptions"]!["request_url"]!,
                (string)manifest["settings"]!["interactivity"]!["request_url"]!,
                (string)manifest["settings"]!["interactivity"]!["message_menu_options_url"]!,
                (string)manifest["oauth_config"]!["redirect_urls"]![0]!,
            ]).Select(url => new Uri(url).AbsolutePath));
        Assert.DoesNotContain("https://", Read(Socket).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal((false, true), ((bool)manifest["settings"]!["socket_mode_enabled"]!, (bool)Read(Socket)["settings"]!["socket_mode_enabled"]!));
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Socket)]
    public void It_asks_for_what_an_installation_asks_for_and_for_no_channels_history(string name)
    {
        var scopes = Texts(Read(name)["oauth_config"]!["scopes"]!["bot"]!);
        Assert.Equal(SlackScopes.Asked(new SlackOptions()).Split(','), scopes);
        Assert.Empty(scopes.Intersect(SlackScopes.LookingBack));
        Assert.Null(Read(name)["oauth_config"]!["scopes"]!["user"]);
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Socket)]
    public void It_asks_to_be_told_of_all_that_the_bot_acts_on_and_of_nothing_else(string name)
    {
        var asked = Texts(Read(name)["settings"]!["event_subscriptions"]!["bot_events"]!);
        Assert.Equal(Possible.Where(IsActedOn).Concat(OfTheApp).Order(StringComparer.Ordinal), asked);
    }

    [Theory]
    [InlineData(Http)]
    [InlineData(Socket)]
    public async Task Its_shortcuts_are_commands_of_the_bot_and_its_command_tells_whom_people_name(string name)
    {
        await using var town = new Town([typeof(UnconferencesFeature)]);
        var features = Read(name)["features"]!;
        Assert.Equal(["global", "message"], features["shortcuts"]!.AsArray().Select(shortcut => (string)shortcut!["type"]!).Order());
        Assert.All(features["shortcuts"]!.AsArray(), shortcut => Assert.NotNull(town.Get<Routes>().FindCommand((string)shortcut!["callback_id"]!)));
        var command = Assert.Single(features["slash_commands"]!.AsArray())!;
        Assert.Equal(("/otg", true), ((string?)command["command"], (bool)command["should_escape"]!));
        Assert.True((bool)features["app_home"]!["home_tab_enabled"]! && (bool)features["app_home"]!["messages_tab_enabled"]!);
    }

    private static bool IsActedOn(string type)
    {
        var happened = new JsonObject
        {
            ["type"] = type.Split('.')[0],
            ["user"] = type.StartsWith("member_", StringComparison.Ordinal) ? "UBOT" : "U1",
            ["channel"] = "C1",
            ["ts"] = "1700000000.000100",
            ["text"] = "<@UBOT> hei",
            ["tab"] = "home",
        };
        if (type.EndsWith("_rename", StringComparison.Ordinal)) happened["channel"] = new JsonObject { ["id"] = "C1", ["name"] = "new" };
        if (type == "channel_id_changed") (happened["old_channel_id"], happened["new_channel_id"]) = ("C1", "C2");
        if (type == "user_change") happened["user"] = new JsonObject { ["id"] = "U1", ["deleted"] = true };
        if (type.StartsWith("message.", StringComparison.Ordinal)) happened["channel_type"] = type switch { "message.channels" => "channel", "message.groups" => "group", _ => type[8..] };
        using var envelope = JsonDocument.Parse(new JsonObject { ["type"] = "event_callback", ["event_id"] = "Ev1", ["event"] = happened }.ToJsonString());
        return EventReader.Read(envelope.RootElement, Installation) is not null;
    }

    private static string File(string name) => Path.Combine(Repository.Root, "manifest", "slack", name);

    private static JsonObject Read(string name) => JsonNode.Parse(System.IO.File.ReadAllText(File(name)))!.AsObject();

    private static List<string> Texts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];

    private static async Task<string> Faults(string manifest)
    {
        var schema = Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Channels", "Slack", "schema");
        return await NodeTools.Run("node", [Path.Combine(schema, "check.cjs"), await NodeTools.Folder, Path.Combine(schema, "slack-manifest-2.0.0.json"), manifest]);
    }
}
