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

    /// <summary>
    /// What our texts quote and nobody is asked to type to the bot, each with what it is; a test keeps the list as short as it can be.
    /// </summary>
    private static readonly Dictionary<string, string> Quoted = new()
    {
        ["="] = "keeps a form's answer",
        ["-"] = "leaves a form's answer empty",
        ["keep"] = "keeps a form's answer",
        ["behold"] = "keeps a form's answer",
        ["behald"] = "keeps a form's answer",
        ["ja"] = "answers yes",
        ["Klarspråk i brev"] = "a title to fill in",
        ["Ring en bruker og spør hvordan det gikk"] = "a suggestion to fill in",
        ["Ring ein brukar og spør korleis det gjekk"] = "a suggestion to fill in",
        ["Storsalen, 60"] = "a room to fill in",
        ["Storsalen, 60, skjerm"] = "a room to fill in",
        ["10:00–10:45"] = "a time to fill in",
        ["10.00–10.45"] = "a time to fill in",
        ["12:00–12:45 Lunch"] = "a part of the day to fill in",
        ["12.00–12.45 Lunsj"] = "a part of the day to fill in",
        ["dag 2 10.00–10.45"] = "a time to fill in",
        ["23:59"] = "a time to fill in",
        ["23.59"] = "a time to fill in",
        ["i morgen kl. 12"] = "a moment to fill in",
        ["i morgon kl. 12"] = "a moment to fill in",
        ["tomorrow at 12:00"] = "a moment to fill in",
        ["https://"] = "the beginning of an address",
        ["PublicUrl"] = "a setting",
        ["minst"] = "a word that is explained",
        ["at least"] = "a word that is explained",
        ["dit vil jeg"] = "what five points mean",
        ["dit vil eg"] = "what five points mean",
        ["I want to be there"] = "what five points mean",
        ["Hent det nyeste"] = "a link of the try-out page itself",
        ["Hent det nyaste"] = "a link of the try-out page itself",
        ["Get the latest"] = "a link of the try-out page itself",
    };

    /// <summary>Everything our texts put in quotes can be typed, pasted with its quotes, shouted, and ended as a sentence ends.</summary>
    [Fact]
    public async Task Whatever_a_text_quotes_is_understood()
    {
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var quoted = Directory.EnumerateFiles(Path.Combine(Repository.Root, "bot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.EndsWith("Texts.cs", StringComparison.Ordinal) || file.EndsWith("Refusal.cs", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, "«(?<w>[^«»{}]+)»|“(?<w>[^“”{}]+)”"))
            .Select(match => match.Groups["w"].Value)
            .ToHashSet(StringComparer.Ordinal);
        bool Understands(string typed) => routes.Hear(CommandText.Clean(typed), [new Mention("kari", "Kari", "@Kari")]) is not { Command: null, Offered.Count: 0 };
        var misread = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var words in quoted.Where(words => !Quoted.ContainsKey(words)))
        {
            foreach (var typed in new[] { words, $"«{words}»", $"“{words}”.", words.ToUpper(CultureInfo.InvariantCulture).Replace("@KARI", "@Kari", StringComparison.Ordinal), words + "!" })
            {
                if (!Understands(typed)) misread.Add(typed);
            }
        }

        foreach (var words in Quoted.Keys.Where(words => !quoted.Contains(words) || Understands(words))) misread.Add($"{words}: not quoted any more, or understood: strike it from the list");
        Assert.True(quoted.Count > 250);
        Assert.True(misread.Count == 0, string.Join('\n', misread));
    }
}
