using System.Text.Json.Nodes;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios;

/// <summary>All that goes over the wire on one Monday, in a channel of thirty who answer.</summary>
[Trait("Speed", "slow")]
public sealed class OneMondayInSlackTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_channel_gets_one_card_and_one_story_updates_only_if_something_on_the_card_changed_and_nothing_private()
    {
        await using var rig = await SlackRig.Start([typeof(HelpFeature), typeof(PromptsFeature), typeof(ParticipationFeature), typeof(SettingsFeature), typeof(PrivacyFeature)]);
        var lead = rig.Person("Kari");
        await lead.Invites();
        await lead.Commands("/otg post nå");
        await lead.Sees("Ukas prinsipp");
        var before = rig.Slack.Calls.Count;
        var people = Enumerable.Range(1, 30).Select(number => rig.Person($"Deltaker{number}")).ToList();

        // Ten at a time through the day, then a pause in which the card may follow.
        for (var at = 0; at < people.Count; at++)
        {
            Assert.Contains("du tar nummer", await people[at].Presses($"Jeg tar {(at % 3) + 1}"));
            if (at % 10 != 9) continue;
            await Pause(rig);
            rig.Clock.Advance(TimeSpan.FromHours(3));
        }

        await people[4].Presses("Gjort");
        await people[4].Submits(("which", "2"), ("story", "Vi ringte i stedet."), ("share", "true"));
        await people[5].Presses("Gjort");
        await people[5].Submits(("which", "3"), ("story", "Det gikk skeis."));
        await Pause(rig);

        // What takes nothing back changes nothing: neither a card nor a row.
        var newcomer = rig.Person("Nykommer");
        await newcomer.Commands("/otg hjelp");
        var (updates, stored) = (rig.Slack.CallsOf("chat.update").Count, await Answers(rig));
        Assert.Contains("ingenting å angre", await newcomer.Presses("Angre"));
        Assert.Contains("ingenting å angre", await newcomer.Commands("/otg angre"));
        await Pause(rig);
        Assert.Equal(updates, rig.Slack.CallsOf("chat.update").Count);
        Assert.Equal(stored, await Answers(rig));

        var wire = rig.Slack.Calls.Skip(before).ToList();
        foreach (var kind in wire.CountBy(call => call.Method).OrderByDescending(kind => kind.Value)) output.WriteLine($"{kind.Value,4} {kind.Key}");
        Assert.Single(wire, call => call.Method == "chat.postMessage");
        Assert.Contains("Vi ringte i stedet.", Written(wire.Single(call => call.Method == "chat.postMessage")));
        Assert.InRange(wire.Count(call => call.Method == "chat.update"), 1, 3);
        Assert.All(wire.Where(call => call.Method == "response_url"), call => Assert.Equal("ephemeral", call["response_type"]));

        // For all: no name but the one who told, no story but the one that was to be told.
        foreach (var call in wire.Where(call => call.Method is "chat.postMessage" or "chat.update" && call["channel"] == "CTEAM"))
        {
            var written = Written(call);
            Assert.DoesNotContain("skeis", written, StringComparison.Ordinal);
            foreach (var person in people.Where(person => person != people[4])) Assert.DoesNotMatch($@"\bDeltaker{person.Id["UDELTAKER".Length..]}\b", written);
        }

        // Each update shows something that the one before did not.
        var standing = rig.Slack.CallsOf("chat.postMessage").ToDictionary(call => (string)call.Answer!["ts"]!, Written);
        foreach (var update in wire.Where(call => call.Method == "chat.update"))
        {
            var (ts, now) = (update["ts"]!, Written(update));
            Assert.NotEqual(standing[ts], now);
            standing[ts] = now;
        }
    }

    /// <summary>As long as the card waits for more answers, and for what then goes out.</summary>
    private static async Task Pause(SlackRig rig)
    {
        await rig.Town.Quiet(() => true);
        for (var n = 0; n < 2; n++)
        {
            rig.Clock.Advance(CardUpdates.Pause + TimeSpan.FromSeconds(1));
            await rig.Town.Quiet(() => true);
        }
    }

    private static string Written(SlackCall call) => string.Join('\n', SlackWire.Texts(call.Arguments["blocks"] as JsonArray));

    private static async Task<string> Answers(SlackRig rig)
    {
        var rows = new List<string>();
        await foreach (var row in rig.Get<OtgBot.Storage.IStore>().List(SlackRig.Place().Partition, "answer|", "answer}", TestContext.Current.CancellationToken))
            rows.Add(row.Key.Row + System.Text.Encoding.UTF8.GetString(row.Json.Span));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
