namespace OtgBot.Tests.Scenarios.Year;

/// <summary>The story of a year, over the wire of both platforms.</summary>
[Trait("Speed", "slow")]
public sealed class YearTests
{
    [Fact]
    public async Task A_year_in_one_channel_in_Teams_ends_with_every_prompt_accounted_for_and_nobody_locked_out()
    {
        await using var town = await YearInTeams.Start();
        await new YearStory(town).Tell();
    }

    [Fact]
    public async Task A_year_in_one_channel_in_Slack_ends_with_every_prompt_accounted_for_and_nobody_locked_out()
    {
        await using var town = await YearInSlack.Start();
        await new YearStory(town).Tell();
    }
}
