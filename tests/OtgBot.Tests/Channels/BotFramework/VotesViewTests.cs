using System.Text.Json.Nodes;
using OtgBot.Storage;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>
/// On the card that says voting is open, each sees their own votes, where Teams gives them a view of their own; and nobody another's.
/// </summary>
[Trait("Speed", "slow")]
public sealed class VotesViewTests
{
    [Fact]
    public async Task Each_sees_their_own_votes_in_their_language_and_all_see_none()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom, id, card) = await Voting(rig);
        await tom.Privately.Says("help");
        Assert.Contains("1 of 2", await tom.Says("vote 1"), StringComparison.Ordinal);

        var toms = Text(await Look(tom, id, card));
        Assert.Contains("Saved: you have used 1 of 2 votes.", toms, StringComparison.Ordinal);
        Assert.Contains("1 – Klarspråk i brev", toms, StringComparison.Ordinal);
        Assert.Contains("Voting", toms, StringComparison.OrdinalIgnoreCase);

        // Kari, who wrote that topic, sees that she has not voted, and no trace of his.
        var karis = await Look(kari, id, card);
        Assert.Contains("Du har ikke stemt ennå.", Text(karis), StringComparison.Ordinal);
        Assert.DoesNotContain("Klarspråk", Text(karis), StringComparison.Ordinal);
        Assert.Equal([kari.Id, tom.Id], Viewers(karis!));

        Assert.DoesNotContain("Klarspråk", Text(rig.Connector.Messages[id]), StringComparison.Ordinal);
        Assert.DoesNotContain("1 of 2", kari.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_look_writes_and_posts_nothing()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, _, id, card) = await Voting(rig);
        var (calls, rows) = (rig.Connector.Calls.Count, await Rows(rig, card));

        await Look(kari, id, card);
        await Look(TeamsTown.Around(rig).Person("Ola"), id, card);

        Assert.Equal(calls, rig.Connector.Calls.Count);
        Assert.Equal(rows, await Rows(rig, card));
    }

    [Fact]
    public async Task When_voting_is_over_the_card_is_for_all()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom, id, card) = await Voting(rig);
        await tom.Says("vote 1");
        await kari.Says("lukk avstemning ja");

        Assert.Null(await Look(tom, id, card));
    }

    [Fact]
    public async Task Nobody_sees_it_of_an_unconference_that_is_not_theirs()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (_, _, id, card) = await Voting(rig);
        var stranger = TeamsTown.Around(rig).Person("Ida", channel: "another");
        await stranger.Installs();

        Assert.Null(await Look(stranger, id, card));
        card["refresh"]!["action"]!["data"]!.AsObject().Remove("origin");
        Assert.Null(await Look(stranger, id, card));
    }

    private static async Task<(TeamsPerson Kari, TeamsPerson Tom, string Id, JsonObject Card)> Voting(BotFrameworkRig rig)
    {
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        rig.Connector.Roster = _ => [kari.Id, tom.Id];
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", ("title", "Klarspråk i brev"), ("about", "Hvordan"), ("format", "discussion"), ("minutes", "30"));
        await kari.Says("åpne avstemning");
        var opened = rig.Connector.Messages.Last(message => rig.Connector.SeenBy(message.Key) is null && message.Value["attachments"]?[0]?["content"]?["refresh"] is not null);
        return (kari, tom, opened.Key, opened.Value["attachments"]![0]!["content"]!.AsObject());
    }

    private static async Task<string> Rows(BotFrameworkRig rig, JsonObject card)
    {
        var unconference = card["refresh"]!["action"]!["data"]!["u"]!.ToString();
        var rows = new List<string>();
        await foreach (var row in rig.Get<IStore>().List(OtgBot.Features.Unconferences.UnconferencesStore.PartitionOf(unconference), "", "~", TestContext.Current.CancellationToken))
            rows.Add(row.Key.Row + System.Text.Encoding.UTF8.GetString(row.Json.Span));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static string Text(JsonNode? card) => string.Join('\n', TeamsPerson.Texts(card));

    private static IEnumerable<string> Viewers(JsonObject card) => card["refresh"]!["userIds"]!.AsArray().Select(id => id!.ToString());

    /// <summary>As Teams asks when somebody opens the channel.</summary>
    private static async Task<JsonObject?> Look(TeamsPerson person, string id, JsonObject card)
    {
        var answer = await person.Invokes("adaptiveCard/action", new JsonObject { ["action"] = card["refresh"]!["action"]!.DeepClone(), ["trigger"] = "automatic" }, id);
        return answer!["type"]!.ToString() == "application/vnd.microsoft.card.adaptive" ? answer["value"]!.AsObject() : null;
    }
}
