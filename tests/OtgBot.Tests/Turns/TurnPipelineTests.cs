using OtgBot.Features;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns;

public sealed class TurnPipelineTests
{
    [Fact]
    public async Task Words_that_lead_nowhere_get_the_nearest_commands_as_buttons()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        var kari = town.Person("Kari");

        Assert.Contains("Er det dette du vil?", await kari.Says("nektt"));
        Assert.Contains("kan jeg dessverre ikke svare på", await kari.Says("qwertyuiop"));
        Assert.Contains("Nei, takk", await kari.Presses("Nekt"));
    }

    [Fact]
    public async Task The_same_event_delivered_twice_is_handled_once()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        var kari = town.Person("Kari");
        var said = kari.Event(IncomingKind.Text) with { Text = "tell" };

        Assert.Contains("1", await kari.Does(said));
        Assert.Equal("", await kari.Does(said));
    }

    [Fact]
    public async Task What_goes_wrong_inside_becomes_a_sentence_with_a_reference_that_is_in_the_log()
    {
        await using var town = new Town([typeof(TrialFeature)]) { ErrorsFail = false };

        var seen = await town.Person("Kari").Says("brekk");

        Assert.Contains("Noe gikk galt", seen);
        var reference = seen.TrimEnd('.', '\n')[^6..];
        var logged = Assert.Single(town.Log.Lines, line => line.Text.Contains("a secret of the inside", StringComparison.Ordinal));
        Assert.Contains(reference, logged.Text);
        Assert.DoesNotContain("secret", seen);
    }

    [Fact]
    public async Task A_rule_that_says_no_is_read_in_the_persons_language()
    {
        await using var town = new Town([typeof(TrialFeature)]);

        Assert.Contains("Nei, takk", await town.Person("Kari").Says("nekt"));
        Assert.Contains("Nei, elles takk", await town.Person("Olav", "nn-NO").Says("nekt"));
        Assert.Contains("No, thanks", await town.Person("Tom", "en-GB").Says("nekt"));
    }

    [Fact]
    public async Task A_leads_command_is_refused_on_the_server()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        Assert.Contains("Bare ledere kan gjøre det", await town.Person("Kari").Says("styr"));
    }

    [Fact]
    public async Task A_button_of_another_community_does_nothing()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        var (here, there) = (town.Person("Kari"), town.Person("Kari", channel: "other"));
        await here.Says("navnn");
        var (message, action) = here.FindButton("Navn");

        var seen = await there.Does(there.Event(IncomingKind.Button) with { Button = new ButtonPress(action.Verb, action.Data, message.Id, message.Content.Origin) });

        Assert.Contains("hører til en annen kanal", seen);
    }

    [Theory]
    [InlineData("no.such.verb", null)]
    [InlineData("run", "no.such.command")]
    [InlineData("run", null)]
    public async Task A_button_of_a_former_version_is_refused_politely(string verb, string? command)
    {
        await using var town = new Town([typeof(TrialFeature)]);
        var kari = town.Person("Kari");
        var data = command is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["command"] = command };

        Assert.Contains("eldre melding", await kari.Does(kari.Event(IncomingKind.Button) with { Button = new ButtonPress(verb, data, null, null) }));
    }

    [Fact]
    public async Task In_a_personal_chat_the_latest_community_is_meant_and_a_stranger_is_told_how_to_begin()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        Assert.Contains("hvilken kanal", await town.Person("Ny").Privately.Says("navn"));

        var kari = town.Person("Kari");
        await kari.Says("tell");
        await (kari with { Channel = "other" }).Says("tell");

        Assert.Contains("other", await kari.Privately.Says("navn"));
    }

    [Fact]
    public async Task Words_that_lead_nowhere_get_a_short_answer_and_the_way_to_all_commands()
    {
        await using var town = new Town([typeof(OtgBot.Features.Help.HelpFeature), typeof(TrialFeature), typeof(OtgBot.Features.Settings.SettingsFeature), typeof(OtgBot.Features.Prompts.PromptsFeature)]);
        var kari = town.Person("Kari");

        var seen = await kari.Says("qqqqqqqqqqqqqqqqqqqq");

        Assert.Contains("kan jeg dessverre ikke svare på", seen);
        Assert.Contains("Hjelp", seen);
        Assert.DoesNotContain("[2]", seen);
    }

    [Fact]
    public async Task A_text_of_a_hundred_thousand_characters_is_answered()
    {
        await using var town = new Town([typeof(TrialFeature)]);
        Assert.Contains("kan jeg dessverre ikke svare på", await town.Person("Kari").Says(new string('x', 100_000)));
    }

    private sealed class TrialFeature : IFeature
    {
        private int count;

        public void Map(FeatureMap map)
        {
            map.Command(Make("trial.count", "tell", async turn => await turn.Reply($"{++count}")));
            map.Command(Make("trial.break", "brekk", _ => throw new InvalidOperationException("a secret of the inside")));
            map.Command(Make("trial.refuse", "nekt", _ => throw new UserError("Nei, takk", "Nei, elles takk", "No, thanks")));
            map.Command(Make("trial.rule", "styr", async turn => await turn.Reply("done")) with { Who = Who.Lead });
            map.Command(Make("trial.name", "navn", async turn => await turn.Reply(turn.Community.Address.Conversation)));
        }

        private static Command Make(string name, string word, Func<Turn, Task> run) =>
            new(name, new Text(word, word, word), new Text(word, word, word), (turn, _) => run(turn));
    }
}
