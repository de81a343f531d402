using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Prompts.Answering;

/// <summary>
/// In Teams, what somebody fills in for the card of the week is in a window of their own: the card that all see has no field to lose.
/// </summary>
public sealed class FormsOfOnesOwnTests
{
    [Fact]
    public async Task A_story_is_told_in_a_window_while_others_take_and_undo_and_the_card_holds_no_field()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        await using var host = await HostProcess.Start(new Dictionary<string, string>(town.Settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") });
        town.Host = host.Url;
        var (kari, bjørg, tom) = (town.Person("Kari"), town.Person("Bjorg", "nn-NO"), town.Person("Tom", "en-GB"));
        await kari.Installs();
        await kari.Says("post nå");
        var card = town.Connector.Messages.Values.Single(message => message.ToJsonString().Contains("prompts.take", StringComparison.Ordinal)).ToJsonString();
        Assert.DoesNotContain("\"Input.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.ShowCard", card, StringComparison.Ordinal);

        var window = await tom.Opens("Gjort");
        Assert.Equal("continue", (string?)window["type"]);
        Assert.Equal("Which one did you do?", (string?)window["value"]!["title"]);
        Assert.DoesNotContain("Action.Execute", window.ToJsonString(), StringComparison.Ordinal);
        foreach (var title in new[] { "Jeg tar 1", "Angre", "Jeg tar 2" })
        {
            await kari.Presses(title);
            await bjørg.Presses(title);
        }

        var calls = town.Connector.Calls.Count;
        var tooLong = await tom.Sends(window, "Save as done", ("which", "2"), ("story", new string('x', 1_001)), ("share", "true"));
        Assert.Equal("continue", (string?)tooLong["type"]);
        Assert.Contains("there is room for 1000", string.Join('\n', TeamsPerson.Texts(tooLong)), StringComparison.Ordinal);
        Assert.Contains(new string('x', 1_001), tooLong.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(calls, town.Connector.Calls.Count);

        var told = await tom.Sends(tooLong, "Save as done", ("which", "2"), ("story", "We called instead."), ("share", "true"));
        Assert.Equal("message", (string?)told["type"]);
        Assert.Contains("Your story has been shared with the others", (string?)told["value"], StringComparison.Ordinal);
        Assert.Contains("We called instead.", Assert.Single(town.Connector.Calls.Skip(calls)).Body!.ToJsonString(), StringComparison.Ordinal);

        Assert.Contains("Greitt, nummer 3 er ikkje for dykk", (string?)(await bjørg.Sends(await bjørg.Opens("Mer"), "Ikkje for oss", ("chosen", "3")))["value"], StringComparison.Ordinal);
        var brief = await bjørg.Sends(await bjørg.Opens("Mer"), "5 min");
        Assert.Equal("continue", (string?)brief["type"]);
        Assert.DoesNotContain(town.Connector.Calls, call => call.Method == "PUT");
    }
}
