using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>A lead is led: each card has the one next step first.</summary>
public sealed class LedTests
{
    [Fact]
    public async Task From_setting_up_to_takeaways_the_card_begins_with_the_next_step()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(4);
        Assert.Equal("Tider og rom", await First(lead));
        await lead.Says("tider 10:00–10:45, 11:00–11:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
        Assert.Equal("Åpne avstemning", await First(lead));
        await lead.Says("åpne avstemning");
        Assert.Equal("Lukk avstemning", await First(lead));
        await lead.Says("lukk avstemning");
        Assert.Equal("Lag program", await First(lead));
        await lead.Makes();
        Assert.Equal("Se forslaget", await First(lead));
        await lead.Says("publiser ja");
        Assert.Equal("Hele programmet", await First(lead));
        town.GoesTo(9, 0);
        Assert.Equal("Hva skjer nå?", await First(lead));
        town.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Se lærdommene", await First(lead));
    }

    [Fact]
    public async Task Nobody_is_offered_an_agenda_before_there_is_something_to_put_topics_into()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await lead.Says("lukk avstemning");

        Assert.Equal("Tider og rom", await First(lead));
        Assert.DoesNotContain("Lag program", Titles(lead));
    }

    [Fact]
    public async Task During_the_vote_leads_see_turnout_in_steps_that_no_single_person_makes()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        Assert.Contains("For få til å si tallet ennå", await lead.Says("unconference"));

        var seen = new List<string>();
        for (var n = 1; n <= 30; n++)
        {
            await town.Person($"Velger{n}").Says("stem 1");
            var told = (await lead.Says("unconference")).Split("Har stemt")[1].Split('\n')[0];
            if (seen.LastOrDefault() != told) seen.Add(told);
        }

        Assert.InRange(seen.Count, 4, 7);
        Assert.DoesNotContain("Har stemt", await town.Person("Kari").Says("unconference"));
    }

    [Fact]
    public void A_step_of_the_turnout_is_k_persons_and_never_more_than_there_are()
    {
        for (var cast = 0; cast <= 200; cast++)
        {
            foreach (var late in new[] { 0, 0.3, 0.999 })
            {
                var told = Turnout.AtLeast(cast, 5, _ => late);
                Assert.True(told is null || (told % 5 == 0 && told <= cast && told >= cast - 9), $"{cast} {late} {told}");
            }
        }
    }

    private static async Task<string> First(TestPerson lead)
    {
        await lead.Says("unconference");
        return Titles(lead)[0];
    }

    private static string[] Titles(TestPerson lead) =>
        [.. lead.Town.Channel.Messages.Last(message => message.Card is not null && message.Content.To.Conversation == lead.Address.Conversation).Card!.Actions.Select(action => action.Title)];
}
