using System.Text.Json.Nodes;
using OtgBot.Features.Help;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>
/// In a channel that is in bokmål somebody who reads English gets in English what they alone see; what all see stays in bokmål.
/// </summary>
[Trait("Speed", "slow")]
public sealed class SlackLanguageTests
{
    [Fact]
    public async Task A_form_behind_a_button_that_all_see_is_in_the_language_of_the_one_who_pressed_with_its_errors()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await Post(kari);

        await tom.Presses("Gjort");
        var form = Written(tom.Modal!.View);
        Assert.Contains("Save as done", form);
        Assert.Contains("Cancel", form);
        Assert.DoesNotContain("Lagre", form);
        Assert.DoesNotContain("Avbryt", form);

        await tom.SubmitsAnyhow(("which", "1"), ("story", new string('x', 1_001)));
        Assert.Contains("there is room for 1000", tom.Modal!.Errors["story"]);
        Assert.Contains("Great that you did number 1", await tom.Submits(("which", "1"), ("story", "")));
        Assert.Null(tom.Modal);
    }

    [Fact]
    public async Task The_form_of_more_has_all_its_buttons_and_answers_in_the_same_language()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await Post(kari);

        await tom.Presses("Mer");
        Assert.Contains("Not for us", Written(tom.Modal!.View));
        Assert.DoesNotContain("Ikke for oss", Written(tom.Modal!.View));
        Assert.Contains("minutes", await tom.Presses("5 min"));
    }

    [Fact]
    public async Task The_answer_to_a_press_is_in_the_language_of_the_one_who_pressed_and_the_card_stays_in_that_of_all()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await kari.Invites();
        await kari.Says($"leder legg til {tom.Mention}");
        await kari.Commands("/otg unconference Høst");
        await kari.Submits(("name", "Høst"), ("date", "2030-05-05"));
        await kari.Commands("/otg foreslå Brev");
        await kari.Submits(("title", "Brev"), ("about", "Kortere"), ("format", "discussion"), ("minutes", "30"));
        Assert.Contains("Topics for Høst", await tom.Presses("Se temaene"));

        await kari.Says("unconference");
        await kari.Sees("Invitasjonskode");
        await tom.Presses("Åpne avstemning");
        await SlackTown.Until(() => kari.Messages.Any(message => message is { OnlyFor: null, Updates: > 0 }), () => kari.New());
        var status = Assert.Single(kari.Messages, message => message is { User: "UBOTT1", OnlyFor: null, Updates: > 0 });
        Assert.Contains("Stem", Written(status.Blocks!));
        Assert.DoesNotContain("Vote", Written(status.Blocks!));
        Assert.DoesNotContain("topics", Written(status.Blocks!));
    }

    [Fact]
    public async Task What_goes_wrong_is_said_in_the_language_of_the_one_who_asked()
    {
        await using var rig = await Start();
        var (kari, tom) = (rig.Person("Kari"), rig.Person("Tom", "en-GB"));
        await Post(kari);
        Assert.Contains("Only leads can do that", await tom.Commands("/otg review"));
        Assert.Contains("In the channel I still write in bokmål", await tom.Commands("/otg language english"));
        Assert.Contains("You have nothing to undo", await tom.Presses("Angre"));
    }

    private static async Task Post(SlackPerson kari)
    {
        await kari.Invites();
        await kari.Commands("/otg post nå");
        await kari.Sees("Ukas prinsipp");
    }

    private static string Written(JsonNode node) => string.Join('\n', SlackWire.Texts(node));

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(SettingsFeature)]);
}
