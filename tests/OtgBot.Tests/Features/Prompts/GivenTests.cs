using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>What is given to a command is taken, or the command says that it takes nothing of the kind.</summary>
public sealed class GivenTests
{
    [Theory]
    [InlineData("nb-NO", "tidsplan onsdag 10.30", "Onsdag", "10.30")]
    [InlineData("nn-NO", "tidsplan onsdag kl. 10.30", "Onsdag", "10.30")]
    [InlineData("en-GB", "schedule Wednesday 10:30", "Wednesday", "10:30")]
    public async Task A_day_and_a_time_stand_in_the_form_of_the_schedule(string locale, string said, string day, string time)
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(SettingsFeature)]);
        var lead = await Lead(town, locale);

        var form = await lead.Says(said);

        Assert.Contains(day, form);
        Assert.Contains(time.Replace('.', ':'), form.Replace('.', ':'));
    }

    [Theory]
    [InlineData("nb-NO", "tidsplan fiskedag 10.30", "fiskedag")]
    [InlineData("nn-NO", "tidsplan fiskedag 10.30", "fiskedag")]
    [InlineData("en-GB", "schedule fishday 10:30", "fishday")]
    [InlineData("nb-NO", "plan mandag 09.00", "«tidsplan mandag 09.00»")]
    [InlineData("nn-NO", "plan måndag 09.00", "«tidsplan måndag 09.00»")]
    [InlineData("en-GB", "plan Monday 09:00", "“schedule Monday 09:00”")]
    public async Task What_it_does_not_take_it_says(string locale, string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(SettingsFeature)]);
        var lead = await Lead(town, locale);

        Assert.Contains(sentence, await lead.Says(said));
    }

    [Theory]
    [InlineData("nb-NO", "tips prinsipp 3, 5 min: Ring en bruker i dag", "Forslaget ditt er nummer 1")]
    [InlineData("nn-NO", "tips prinsipp 3, 5 min: Ring ein brukar i dag", "Forslaget ditt er nummer 1")]
    [InlineData("en-GB", "suggest principle 3, 5 min: Call a user today", "Your suggestion is number 1")]
    public async Task A_suggestion_in_one_line_is_taken_whole(string locale, string said, string thanks)
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(SettingsFeature)]);
        var lead = await Lead(town, locale);

        Assert.Contains(thanks, await lead.Says(said));
    }

    private static async Task<TestPerson> Lead(Town town, string locale)
    {
        var lead = town.Person("Liv", locale);
        await lead.Does(lead.Event(IncomingKind.Installed));
        return lead;
    }
}
