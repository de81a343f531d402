using System.Text.Json.Nodes;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>
/// Each sees their own view of the weekly card, where Teams gives that many people one; nothing is posted or kept because somebody looks.
/// </summary>
[Trait("Speed", "slow")]
public sealed class PersonalViewTests
{
    [Fact]
    public async Task The_card_names_those_in_the_channel_and_each_sees_what_they_answered_in_their_language()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await Posted(rig, 2);
        var (id, card) = Weekly(rig);
        Assert.Equal([kari.Id, tom.Id], Viewers(card));
        await tom.Presses("Jeg tar 1");
        var calls = rig.Connector.Calls.Count;

        var toms = await Look(tom, id, card);
        var karis = await Look(kari, id, card);

        Assert.Contains("You have taken number 1.", string.Join('\n', TeamsPerson.Texts(toms)), StringComparison.Ordinal);
        Assert.DoesNotContain("Du har tatt", string.Join('\n', TeamsPerson.Texts(karis)), StringComparison.Ordinal);
        Assert.Equal([kari.Id, tom.Id], Viewers(toms!));
        Assert.Equal(calls, rig.Connector.Calls.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_of_somebody_who_only_looked()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        await Posted(rig, 2);
        var (id, card) = Weekly(rig);
        var stranger = TeamsTown.Around(rig).Person("Ola");

        await Look(stranger, id, card);

        var key = rig.Get<Pseudonyms>().Of(new Address("msteams", FakeIssuer.Tenant, stranger.Conversation, ConversationKind.Channel), new Person(stranger.Id, stranger.Name));
        Assert.Null(await rig.Get<IStore>().Get(Profile.KeyOf(key), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(61)]
    [InlineData(0)]
    public async Task Where_there_are_too_many_or_nobody_knows_who_the_card_is_for_all(int people)
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        await Posted(rig, people);

        Assert.Null(Weekly(rig).Card["refresh"]);
    }

    [Fact]
    public async Task What_is_no_view_stays_as_it_is()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, _) = await Posted(rig, 2);
        var (id, card) = Weekly(rig);

        foreach (var verb in new[] { "prompts.take", "no.such", "run" })
        {
            var odd = card.DeepClone().AsObject();
            odd["refresh"]!["action"]!["verb"] = verb;
            Assert.Null(await Look(kari, id, odd));
        }
    }

    private static async Task<(TeamsPerson Kari, TeamsPerson Tom)> Posted(BotFrameworkRig rig, int people)
    {
        var (kari, tom) = await TargetedTests.Team(rig);
        IReadOnlyList<string> all = [kari.Id, tom.Id, .. Enumerable.Range(0, Math.Max(0, people - 2)).Select(n => $"29:{n}")];
        rig.Connector.Roster = _ => people == 0 ? null : all;
        await kari.Says("post nå ja");
        return (kari, tom);
    }

    private static (string Id, JsonObject Card) Weekly(BotFrameworkRig rig)
    {
        var (id, message) = rig.Connector.Messages.Last(message => message.Value.ToJsonString().Contains("Jeg tar 1", StringComparison.Ordinal));
        return (id, message["attachments"]![0]!["content"]!.AsObject());
    }

    private static IEnumerable<string> Viewers(JsonObject card) => card["refresh"]!["userIds"]!.AsArray().Select(id => id!.ToString());

    /// <summary>As Teams asks when somebody opens the channel.</summary>
    private static async Task<JsonObject?> Look(TeamsPerson person, string id, JsonObject card)
    {
        var answer = await person.Invokes("adaptiveCard/action", new JsonObject { ["action"] = card["refresh"]!["action"]!.DeepClone(), ["trigger"] = "automatic" }, id);
        return answer!["type"]!.ToString() == "application/vnd.microsoft.card.adaptive" ? answer["value"]!.AsObject() : null;
    }
}
