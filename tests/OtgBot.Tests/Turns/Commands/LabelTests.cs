using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Commands;

/// <summary>
/// Whatever a button says can be typed instead, with quotes, capitals and punctuation: it is understood as what the button is about.
/// </summary>
public sealed class LabelTests
{
    private static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    /// <summary>The commands of buttons that are named otherwise.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["participation.window"] = ["participation.stats", "participation.seen"],
        ["prompts.principle"] = ["prompts.principles"],
        ["suggestions.edit"] = ["suggestions.approve"],
        ["settings.use"] = ["settings.community"],
        ["unconferences.ballot"] = ["unconferences.vote"],
        ["unconferences.score"] = ["unconferences.vote"],
        ["run participation.leads-see"] = ["participation.seen"],
        ["run unconferences.setup"] = ["unconferences.setup", "unconferences.make-agenda"],
        ["run unconferences.slots"] = ["unconferences.slots", "unconferences.setup"],
        ["run unconferences.cancel-planning"] = ["unconferences.cancel-planning", "dialogs.cancel"],
        ["run help.help"] = ["help.help", "prompts.prompt", "prompts.principles", "unconferences.unconference", "unconferences.topics", "participation.seen", "participation.stats", "privacy.my-data", "settings.status", "settings.language"],
        ["unconferences.wall"] = ["unconferences.wall", "unconferences.agenda"],
        ["dialog.cancel"] = ["dialogs.cancel"],
    };

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task Every_label_can_be_typed(string language)
    {
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var misread = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var action in Gallery.Cards.Where(card => card.Language == language).SelectMany(card => PlainTextRenderer.Actions(card.Card)).OfType<ActionExecute>())
        {
            // A form's own button sends what stands in the form, some are named after a room, a topic or a channel, and the samples belong
            // to no command.
            if (action.Verb.StartsWith("sample.", StringComparison.Ordinal) || action.Verb is "dialog.submit" or "dialog.answer") continue;
            var name = action.Data.TryGetValue("command", out var command) && action.Verb == CommandButtons.Verb ? command : action.Verb;
            if (name is "unconferences.spot" or "unconferences.place" or "settings.enter") continue;
            var right = Known.GetValueOrDefault(action.Verb == CommandButtons.Verb ? "run " + name : name) ?? [name];
            foreach (var typed in new[] { action.Title, $"«{action.Title}»", $"“{action.Title.ToUpper(CultureInfo.InvariantCulture)}”!", action.Title.ToLowerInvariant() + "." })
            {
                var heard = routes.Hear(CommandText.Clean(typed), []);
                IEnumerable<string> understood = heard.Command is { } ran ? [ran.Name] : heard.Offered.Select(one => one.Command.Name);
                if (!understood.Intersect(right).Any()) misread.Add($"{action.Title} ({name}): {string.Join(", ", understood)}");
            }
        }

        Assert.True(misread.Count == 0, string.Join('\n', misread));
    }

    /// <summary>What our texts put in quotes with «skriv …» is what they ask to be typed.</summary>
    [Fact]
    public async Task Whatever_a_text_asks_for_is_understood()
    {
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var misread = new SortedSet<string>(StringComparer.Ordinal);
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "bot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.EndsWith("Texts.cs", StringComparison.Ordinal) || file.EndsWith("Refusal.cs", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .SelectMany(line => Regex.Matches(line, "(?:[Ss]kriv|[Ww]rite)(?: (?:for eksempel|til dømes|for example))? (?:«(?<w>[^«»{}]+)»|“(?<w>[^“”{}]+)”)"))
            .Select(match => match.Groups["w"].Value)
            // These answer a form's question.
            .Where(words => words is not ("=" or "-" or "keep" or "behold" or "behald"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var words in asked)
        {
            if (routes.Hear(CommandText.Clean(words), [new Mention("kari", "Kari", "@Kari")]) is { Command: null, Offered.Count: 0 }) misread.Add(words);
        }

        Assert.True(asked.Count > 40);
        Assert.True(misread.Count == 0, string.Join('\n', misread));
    }
}
