using System.Globalization;
using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Tests.Scenarios.Event;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// One unconference of two Teams tenants and a Slack workspace, 120 people in three languages, from the call to the closing summary, with
/// the bot as a process of its own. What is asserted is what people see, in the place and the language they see it in.
/// </summary>
[Trait("Speed", "slow")]
public sealed class UnconferenceStoryTests
{
    [Fact]
    public async Task Three_communities_hold_one_unconference_from_the_call_to_the_closing_summary_each_in_its_language()
    {
        using var folder = new TempFolder();
        await using var teams = await TeamsTown.Start();
        await using var slack = await SlackTown.Start();
        var settings = new Dictionary<string, string>(teams.Settings.Concat(slack.Settings).DistinctBy(setting => setting.Key))
        {
            ["Storage__SqlitePath"] = folder.File("otgbot.db"),
            ["Agenda__PlanningSeconds"] = "2",

            // Five past nine on a Monday in Oslo.
            ["Clock__At"] = "2026-11-30T08:05:00Z",
        };
        await using var host = await HostProcess.Start(settings);
        (teams.Host, slack.Host) = (host.Url, host.Url);
        var world = new EventWorld(teams, slack, host);

        var before = new BeforeTheDay(world);
        await before.Gather();
        await before.Propose();
        await before.Vote();
        await before.Count();

        var day = new TheDay(world);
        var published = await day.Plan();
        await day.Read(published);
        await day.HoldTheDay();
        await day.Replan(published);
        await day.TakeAway();
        await day.Close();
        AllIsWell(world, host);
    }

    /// <summary>
    /// Nobody was written to in another community's language, nothing a person wrote became a mention or markup, and nothing failed on the
    /// way.
    /// </summary>
    private static void AllIsWell(EventWorld world, HostProcess host)
    {
        // Until its lead chose, a community had the language of whoever added the bot, which is the same here.
        var foreign = world.All.SelectMany(community => community.Posts.Select(post => (Words: community.Tongue.Foreign(post), Post: post))).Where(found => found.Words.Count > 0).ToList();
        Assert.True(foreign.Count == 0, string.Join("\n---\n", foreign.Select(found => $"{string.Join(", ", found.Words)} in:\n{found.Post}")));
        Assert.All(world.Slack.Slack.Calls, call => Assert.True(call.IsOk, $"{call.Method}: {call.Answer?.ToJsonString()} for {call.Arguments.ToJsonString()}"));
        Assert.DoesNotContain(world.Slack.Slack.Calls, call => call.Shows && (call["text"] ?? "").Contains("<!", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Teams.Connector.Calls, call => call.Body?["entities"] is JsonArray { Count: > 0 } entities && entities.Any(entity => (string?)entity!["type"] == "mention"));
        Assert.DoesNotContain(host.Lines, line => line.Contains("fail:", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"120 people, 30 topics; posts: {world.Siv.Posts.Count} nb, {world.Odd.Posts.Count} nn, {world.Ann.Posts.Count} en; {world.Teams.Connector.Calls.Count} calls to Teams, {world.Slack.Slack.Calls.Count} to Slack"));
    }
}
