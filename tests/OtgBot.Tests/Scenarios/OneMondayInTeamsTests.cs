using System.Text.Json.Nodes;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Tests.Channels.BotFramework;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>All that goes over the wire on one Monday in Teams, in a channel of thirty who answer.</summary>
[Trait("Speed", "slow")]
public sealed class OneMondayInTeamsTests(ITestOutputHelper output)
{
    private const int People = 30;

    [Fact]
    public async Task The_channel_gets_one_card_and_one_story_updates_only_if_something_on_the_card_changed_and_nothing_private()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var town = TeamsTown.Around(rig);
        var lead = town.Person("Kari");
        var people = Enumerable.Range(1, People).Select(number => town.Person($"Deltaker{number}")).ToList();
        rig.Connector.Roster = _ => [lead.Id, .. people.Select(person => person.Id)];
        await lead.Installs();
        await lead.Says("status");
        await lead.Says("post nå ja");
        var (before, invokes) = (rig.Connector.Calls.Count, 0);

        // Ten at a time through the day, then a pause in which the card may follow.
        for (var at = 0; at < people.Count; at++)
        {
            Assert.Contains("du tar nummer", await people[at].Presses($"Jeg tar {(at % 3) + 1}"), StringComparison.Ordinal);
            invokes++;
            if (at % 10 != 9) continue;
            await Pause(rig);
            rig.Clock.Advance(TimeSpan.FromHours(3));
        }

        // All look in, each of them at a view of their own.
        var card = Weekly(rig);
        Assert.Equal(People + 1, card.Value["refresh"]!["userIds"]!.AsArray().Count);
        for (var at = 0; at < people.Count; at++)
        {
            var mine = await people[at].Invokes("adaptiveCard/action", new JsonObject { ["action"] = card.Value["refresh"]!["action"]!.DeepClone(), ["trigger"] = "automatic" }, card.Key);
            Assert.Contains($"Du har tatt nummer {(at % 3) + 1}.", Written(mine), StringComparison.Ordinal);
            invokes++;
        }

        await people[4].Sends(await people[4].Opens("Gjort"), "Lagre som gjort", ("which", "2"), ("story", "Vi ringte i stedet."), ("share", "true"));
        await people[5].Sends(await people[5].Opens("Gjort"), "Lagre som gjort", ("which", "3"), ("story", "Det gikk skeis."));
        invokes += 4;
        await Pause(rig);

        // What takes nothing back changes nothing.
        var newcomer = town.Person("Nykommer");
        await newcomer.Says("hjelp");
        var calls = rig.Connector.Calls.Count;
        Assert.Contains("ingenting å angre", await newcomer.Presses("Angre"), StringComparison.Ordinal);
        invokes++;
        await Pause(rig);
        Assert.Equal(calls, rig.Connector.Calls.Count);
        Assert.Contains("ingenting å angre", await newcomer.Says("angre"), StringComparison.Ordinal);
        await Pause(rig);

        var wire = rig.Connector.Calls.Skip(before).ToList();
        output.WriteLine($"{invokes,4} invokes, answered in themselves");
        foreach (var kind in wire.CountBy(Kind).OrderByDescending(kind => kind.Value)) output.WriteLine($"{kind.Value,4} {kind.Key}");
        var forAll = wire.Where(call => !Kind(call).EndsWith("for one", StringComparison.Ordinal)).ToList();
        Assert.Contains("Vi ringte i stedet.", Written(Assert.Single(forAll, call => call.Method == "POST").Body), StringComparison.Ordinal);
        Assert.InRange(forAll.Count(call => call.Method == "PUT"), 1, 3);
        Assert.Equal(2, wire.Count(call => Kind(call) == "POST for one"));
        Assert.All(forAll, call => Assert.True(call.Method is "POST" or "PUT"));
        Assert.All(wire, call => Assert.Contains("19%3Ateam%40thread.tacv2", call.Target, StringComparison.OrdinalIgnoreCase));

        // For all: no name but the one who told, no story but the one that was to be told, and no answer to one.
        foreach (var written in forAll.Select(call => Written(call.Body)))
        {
            foreach (var words in new[] { "skeis", "du tar nummer", "Du har tatt", "ingenting å angre", "Nykommer" })
                Assert.DoesNotContain(words, written, StringComparison.Ordinal);
            foreach (var person in people.Where(person => person != people[4])) Assert.DoesNotMatch($@"\b{person.Name}\b", written);
        }

        // Each update shows something that the one before did not.
        var standing = Written(rig.Connector.Calls.Take(before).Last(call => call.Method == "POST" && Written(call.Body).Contains("Jeg tar 1", StringComparison.Ordinal)).Body);
        foreach (var update in forAll.Where(call => call.Method == "PUT"))
        {
            Assert.EndsWith("/activities/" + card.Key, update.Target, StringComparison.Ordinal);
            Assert.NotEqual(standing, Written(update.Body));
            standing = Written(update.Body);
        }
    }

    private static KeyValuePair<string, JsonObject> Weekly(BotFrameworkRig rig) => rig.Connector.Messages
        .Where(message => Written(message.Value).Contains("Jeg tar 1", StringComparison.Ordinal))
        .Select(message => KeyValuePair.Create(message.Key, message.Value["attachments"]![0]!["content"]!.AsObject())).Single();

    private static string Kind(ConnectorCall call) =>
        call.Method + (call.Target.EndsWith("?isTargetedActivity=true", StringComparison.Ordinal) ? " for one" : " for all");

    private static string Written(JsonNode? node) => string.Join('\n', TeamsPerson.Texts(node));

    /// <summary>
    /// As long as the card waits for more answers, and until it has been put anew: the clock goes on until nothing waits any more.
    /// </summary>
    private static async Task Pause(BotFrameworkRig rig)
    {
        var updates = rig.Get<CardUpdates>();
        await rig.Hurry(Idle());

        async Task<bool> Idle()
        {
            while (!updates.IsIdle) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
            return true;
        }
    }
}
