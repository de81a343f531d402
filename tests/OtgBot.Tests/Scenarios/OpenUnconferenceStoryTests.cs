using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Tests.Scenarios.Event;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// Two hours of sixty people in Teams and Slack, without a vote: what they see in their channels, on the projector, on their phones and on the doors.
/// <c>GALLERY_PICTURES=folder</c> writes what there is to see.
/// </summary>
[Trait("Speed", "slow")]
public sealed class OpenUnconferenceStoryTests
{
    [Fact]
    public async Task Sixty_people_hold_an_open_unconference_in_two_hours_from_the_empty_wall_to_the_closing_card()
    {
        using var folder = new TempFolder();
        await using var teams = await TeamsTown.Start();
        await using var slack = await SlackTown.Start();
        await using var world = new OpenWorld(teams, slack);
        await world.Runs(folder, "2026-11-30T09:00:00Z");
        var story = new TwoHours(world);

        await story.Call();
        await story.Open();
        await story.PutUp();
        await story.Change();
        await story.HangSigns();
        await story.HoldThem(folder);
        await story.End();

        Assert.All(slack.Slack.Calls, call => Assert.True(call.IsOk, $"{call.Method}: {call.Answer?.ToJsonString()} for {call.Arguments.ToJsonString()}"));
        Assert.DoesNotContain(slack.Slack.Calls, call => call.Shows && (call["text"] ?? "").Contains("<!", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Lines, line => line.Contains("fail:", StringComparison.Ordinal));
    }
}
