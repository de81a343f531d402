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

namespace OtgBot.Tests.Cards;

/// <summary>Every button of every card says what it acts on, or is known to do no harm from an old card.</summary>
public sealed class ButtonsTests
{
    private static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    /// <summary>Commands that can't simply be taken back, or that all read at once.</summary>
    private static readonly string[] Weighty =
    [
        "prompts.post", "settings.lead-remove", "unconferences.call-off-all", "unconferences.close", "unconferences.close-voting", "unconferences.drop-guests", "unconferences.leave",
        "unconferences.merge", "unconferences.new-link", "unconferences.open-voting", "unconferences.postpone", "unconferences.publish", "unconferences.remove-community",
        "unconferences.reopen", "unconferences.withdraw",
    ];

    /// <summary>Commands that change something small; from a card they do it to what stands there.</summary>
    private static readonly string[] Naming =
    [
        "unconferences.cancel-planning", "unconferences.hide-name", "unconferences.new-calendar-link", "unconferences.place", "unconferences.share-place", "unconferences.show-name", "unconferences.suggest-takeaway", "unconferences.unshare-place",
    ];

    /// <summary>Commands that read, open a form or can be undone by the next press, whatever card they are on.</summary>
    private static readonly string[] Harmless =
    [
        "help.help", "participation.leads-see", "participation.seen", "privacy.about", "privacy.forget", "privacy.my-data", "prompts.pause", "prompts.plan", "prompts.preview", "prompts.principles", "prompts.prompt", "prompts.time",
        "prompts.resume", "prompts.skip", "settings.language", "settings.leads", "settings.schedule", "settings.status", "unconferences.agenda", "unconferences.deadlines",
        "unconferences.draft", "unconferences.join-code", "unconferences.make-agenda", "unconferences.my-agenda", "unconferences.now", "unconferences.propose",
        "suggestions.review", "unconferences.repeat", "unconferences.unconference",
        "unconferences.result", "unconferences.setup", "unconferences.slots", "unconferences.takeaway", "unconferences.takeaways", "unconferences.topics", "unconferences.vote", "unconferences.wall",
    ];

    /// <summary>Of buttons with a verb of their own: what in their data names what they are about.</summary>
    private static readonly string[] Names = ["u", "occurrence", "shown", "n", "by", "nonce", "community"];

    private static readonly string[] HarmlessVerbs = ["participation.window", "prompts.principle", "prompts.time", "suggestions.review", "suggestions.suggest"];

    [Fact]
    public async Task A_command_that_cannot_be_taken_back_is_known_to_be_one_and_is_never_suggested()
    {
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();

        Assert.Equal(Weighty, routes.Commands.Where(command => command.Deed is not null).Select(command => command.Name).Order(StringComparer.Ordinal));
        foreach (var command in routes.Commands.Where(command => command.Deed is not null))
        {
            Assert.DoesNotContain(command, CommandButtons.Likeliest(routes.Commands));
            foreach (var words in Routes.PhrasesOf(command))
            {
                var seen = await Suggested(town, words[..^1] + "x");
                Assert.DoesNotContain(command.Name, seen);
            }
        }
    }

    [Fact]
    public void Every_button_names_what_it_acts_on()
    {
        var buttons = Gallery.Cards.Where(card => !card.Name.StartsWith("sample", StringComparison.Ordinal))
            .SelectMany(card => PlainTextRenderer.Actions(card.Card).OfType<ActionExecute>().Select(button => (card.Key, button))).ToList();

        Assert.NotEmpty(buttons);
        Assert.All(buttons, one => Assert.Null(Fault(one.button) is { } fault ? $"{one.Key}, «{one.button.Title}»: {fault}" : null));
    }

    [Fact]
    public void A_button_that_names_nothing_is_found()
    {
        Assert.Equal("names nothing", Fault(CommandButtons.For("unconferences.publish", "Publish")));
        Assert.Equal("names nothing", Fault(CommandButtons.For("unconferences.show-name", "Show")));
        Assert.Equal("names nothing", Fault(new ActionExecute("End", "unconferences.end") { SendsInputs = false }));
        Assert.Equal("is not known", Fault(CommandButtons.For("unconferences.burn", "Burn")));
        Assert.Null(Fault(CommandButtons.For("unconferences.publish", "Publish", "u1", "p1")));
    }

    private static string? Fault(ActionExecute button)
    {
        if (button.Verb != CommandButtons.Verb) return HarmlessVerbs.Contains(button.Verb) || Names.Any(button.Data.ContainsKey) ? null : "names nothing";
        var command = button.Data["command"];
        var isNamed = button.Data.ContainsKey(CommandButtons.Object) && button.Data.ContainsKey(CommandButtons.Version);
        var acts = Weighty.Contains(command) || Naming.Contains(command) || (command == "unconferences.join-code" && button.Data.ContainsKey("arguments"));
        if (acts) return isNamed ? null : "names nothing";
        return Harmless.Contains(command) ? null : "is not known";
    }

    private static async Task<IReadOnlyList<string>> Suggested(Town town, string words)
    {
        var lead = town.Person("Liv");
        if (town.Channel.Messages.Count == 0) await town.Install(lead);
        await lead.Says(words);
        return [.. PlainTextRenderer.Actions(town.Channel.Messages[^1].Card ?? new OtgBot.Cards.Card { Summary = "", Language = "nb", Body = [] }).OfType<ActionExecute>().Select(button => button.Data.GetValueOrDefault("command", ""))];
    }
}
