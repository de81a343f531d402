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

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task Every_command_Teams_offers_is_one_the_bot_shows_in_that_language(string tag)
    {
        var language = Languages.All.Single(known => known.Tag() == tag);
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var titles = Titles(language);

        Assert.InRange(titles.Count, 8, 12);
        Assert.All(titles, title =>
        {
            var command = routes.Match(title, out var argumentsAt);
            Assert.NotNull(command);
            Assert.Equal(title.Length, argumentsAt);
            Assert.Equal(Routes.Shown(command, language), title);
        });
    }

    [Fact]
    public void The_three_languages_offer_the_same_commands_in_the_same_order() =>
        Assert.Single(Languages.All.Select(language => Titles(language).Count).Distinct());

    private static List<string> Titles(Language language)
    {
        var folder = Path.Combine(Repository.Root, "manifest", "teams");
        if (language == Language.Nb)
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!;
            return [.. manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Select(command => command!["title"]!.ToString())];
        }

        return [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, language.Tag() + ".json")))!.AsObject()
            .Where(text => text.Key.EndsWith("].title", StringComparison.Ordinal))
            .Select(text => text.Value!.ToString())];
    }
}
