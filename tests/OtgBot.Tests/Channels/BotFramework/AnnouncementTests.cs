using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.BotFramework;

/// <summary>What is for all is a post of its own in the channel, where all see it, not an answer under what a lead wrote.</summary>
[Trait("Speed", "slow")]
public sealed class AnnouncementTests
{
    [Fact]
    public async Task The_call_for_topics_the_vote_and_the_result_each_begin_a_thread()
    {
        await using var rig = await BotFrameworkRig.Start(TargetedTests.Features);
        var (kari, tom) = await DialogWindowTests.Unconference(rig);
        await tom.Privately.Says("help");
        await kari.Sends(await kari.Opens("Foreslå et tema"), "Foreslå", ("title", "Klarspråk i brev"), ("about", "Hvordan"), ("format", "discussion"), ("minutes", "30"));
        await kari.Says("åpne avstemning");
        await tom.Privately.Says("vote 1");
        await kari.Says("lukk avstemning ja");

        // An answer to the lead stands in the thread of what the lead wrote; so the rule has something to tell apart.
        await kari.Says("status");
        Assert.Equal(kari.Town.LastId, rig.Connector.ThreadOf(Last(rig, kari).Id));

        foreach (var words in new[] { "Åpent for forslag", "Avstemningen er åpen", "Resultat: " })
        {
            var posts = All(rig, kari).Where(message => message.Text.Contains(words, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(posts);
            Assert.Contains(posts, post => rig.Connector.ThreadOf(post.Id) is null);
        }
    }

    private static (string Id, string Text) Last(BotFrameworkRig rig, TeamsPerson person) =>
        All(rig, person).MaxBy(message => int.Parse(message.Id[1..], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What all read in the channel.</summary>
    private static IEnumerable<(string Id, string Text)> All(BotFrameworkRig rig, TeamsPerson person) => rig.Connector.Messages
        .Where(message => rig.Connector.SeenBy(message.Key) is null && message.Value["conversation"]!["id"]!.ToString().Split(';')[0] == person.Conversation)
        .Select(message => (message.Key, string.Join('\n', TeamsPerson.Texts(message.Value))));
}
