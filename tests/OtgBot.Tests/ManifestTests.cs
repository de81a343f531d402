using System.Text.Json.Nodes;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests;

/// <summary>
/// The Teams package promises commands; the routes keep the promise. Teams sends the title of the chosen language as plain text.
/// </summary>
public sealed class ManifestTests
{
    private static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    public static TheoryData<string, int> Lists => [.. Languages.All.SelectMany(language => Enumerable.Range(0, 3), (language, list) => (language.Tag(), list))];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_command_Teams_offers_is_one_the_bot_shows_in_that_language_and_lets_everybody_run(string tag, int list)
    {
        var language = Languages.All.Single(known => known.Tag() == tag);
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var titles = Titles(language, list);

        Assert.InRange(titles.Count, 8, 12);
        Assert.All(titles, title =>
        {
            var command = routes.Match(title, out var argumentsAt);
            Assert.NotNull(command);
            Assert.Equal(title.Length, argumentsAt);
            Assert.Equal(Routes.Shown(command, language), title);
            Assert.Equal((Who.Everyone, null), (command.Who, command.Deed));
        });
    }

    [Fact]
    public void Personal_chats_teams_and_group_chats_have_a_list_each_and_what_is_written_between_two_works_in_the_latter()
    {
        var bot = Manifest()["bots"]![0]!;
        var lists = bot["commandLists"]!.AsArray();

        Assert.Equal(["personal", "team", "groupChat"], lists.Select(list => list!["scopes"]!.AsArray().Single()!.ToString()));
        Assert.Equal(["", "mention slash", "mention slash"], lists.Select(list => string.Join(' ', list!["triggers"]?.AsArray().Select(trigger => trigger!.ToString()) ?? [])));
        Assert.True(bot["supportsTargetedMessages"]!.GetValue<bool>());
        Assert.Equal("tier1", Manifest()["supportsChannelFeatures"]!.ToString());
    }

    [Fact]
    public async Task What_the_menu_of_a_message_offers_are_commands_that_open_a_form()
    {
        await using var town = new Town(Features);
        var commands = Manifest()["composeExtensions"]![0]!["commands"]!.AsArray();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command =>
        {
            Assert.True(town.Get<Routes>().FindCommand(command!["id"]!.ToString()) is { OpensForm: true, Who: Who.Everyone });
            Assert.Equal(("action", true, "message"), (command["type"]!.ToString(), command["fetchTask"]!.GetValue<bool>(), command["context"]!.AsArray().Single()!.ToString()));
        });
    }

    [Fact]
    public void The_tab_is_the_bots_own_page_and_nothing_asks_for_more_rights()
    {
        var manifest = Manifest();
        Assert.Equal("https://${{BOT_DOMAIN}}/tab/{subEntityId}?lang={locale}", manifest["staticTabs"]![0]!["contentUrl"]!.ToString());
        Assert.Contains("meetingSidePanel", manifest["staticTabs"]![0]!["context"]!.AsArray().Select(context => context!.ToString()));
        Assert.DoesNotContain(manifest.AsObject().Select(member => member.Key), key => key is "webApplicationInfo" or "authorization" or "permissions" or "devicePermissions");
    }

    private static JsonNode Manifest() => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifest", "teams", "manifest.json")))!;

    private static List<string> Titles(Language language, int list)
    {
        if (language == Language.Nb) return [.. Manifest()["bots"]![0]!["commandLists"]![list]!["commands"]!.AsArray().Select(command => command!["title"]!.ToString())];
        return [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifest", "teams", language.Tag() + ".json")))!.AsObject()
            .Where(text => text.Key.StartsWith($"bots[0].commandLists[{list}].", StringComparison.Ordinal) && text.Key.EndsWith("].title", StringComparison.Ordinal))
            .Select(text => text.Value!.ToString())];
    }
}
