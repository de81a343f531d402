using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Deadlines;

/// <summary>
/// Deadlines that act by themselves: the town's clock stands at Wednesday 18 November 2026, 10:00 in Oslo; the unconference is on 3
/// December.
/// </summary>
public sealed class DeadlinesTests
{
    [Theory]
    [InlineData("nb-NO", "avstemningen åpner 20. nov kl. 12", "avstemningen lukker 27. nov kl. 12", "Avstemningen åpner fredag 20. november kl. 12.00", "Avstemningen er åpen", "Avstemningen stenger snart", "Resultat:")]
    [InlineData("nn-NO", "avrøystinga opnar 20. nov kl. 12", "avrøystinga lukkar 27. nov kl. 12", "Avrøystinga opnar fredag 20. november kl. 12.00", "Avrøystinga er open", "Avrøystinga stengjer snart", "Resultat:")]
    [InlineData("en-GB", "voting opens 20 Nov at 12:00", "voting closes 27 Nov at 12:00", "Voting opens on Friday 20 November at 12:00", "Voting is open", "Voting closes soon", "Result:")]
    public async Task A_vote_opens_reminds_once_and_closes_by_itself(string locale, string opens, string closes, string saved, string open, string reminder, string result)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(3);
        Assert.Contains(saved, await lead.Says(opens));
        await lead.Says(closes);

        Assert.Equal("", await At(town, 20, 11, 59));
        Assert.Contains(open, await At(town, 20, 12, 0));
        Assert.Equal("", await At(town, 20, 12, 1));
        for (var n = 0; n < 5; n++) await town.Person($"Velger{n}", locale).Says("vote 1");
        Assert.Equal("", await At(town, 26, 11, 59));
        var reminded = await At(town, 26, 12, 0);
        Assert.Contains(reminder, reminded);
        Assert.DoesNotContain("Velger", reminded);
        Assert.Equal("", await At(town, 26, 12, 30));
        Assert.Contains(result, await At(town, 27, 12, 0));
        Assert.Equal("", await At(town, 27, 12, 30));
        Assert.DoesNotContain("\"kind\":\"unconference", await town.Everything());
    }

    [Theory]
    [InlineData("nb-NO", "frister", "Lagre", "ingen", "En leder åpner avstemningen selv. En leder lukker avstemningen selv.")]
    [InlineData("nn-NO", "fristar", "Lagre", "sjølv", "Ein leiar opnar avrøystinga sjølv. Ein leiar lukkar avrøystinga sjølv.")]
    [InlineData("en-GB", "deadlines", "Save", "none", "A lead opens voting. A lead closes voting.")]
    public async Task None_is_an_answer_in_the_form_too(string locale, string ask, string save, string none, string saved)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await lead.Says(ask);

        Assert.Contains(saved, await lead.Presses(save, ("opens", none), ("closes", none)));
    }

    [Fact]
    public async Task Two_hosts_that_come_at_the_same_moment_do_and_tell_it_once()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 27. nov kl. 12");

        foreach (var (day, hour) in new[] { (20, 12), (26, 12), (27, 12) })
        {
            Set(town, day, hour, 0);
            await Task.WhenAll(Run(town), Run(other), Run(town), Run(other));
            town.Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.WhenAll(Run(town), Run(other));
        }

        foreach (var news in new[] { "Avstemningen er åpen", "Avstemningen stenger snart", "Resultat:" })
            Assert.Single(town.Channel.Messages, message => message.Text.Contains(news, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vote_that_closes_at_night_closes_then_and_is_told_in_the_morning()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await lead.Says("avstemningen lukker 26. nov kl. 23:59");

        Assert.Contains("Avstemningen stenger snart", await At(town, 26, 7, 0));
        Set(town, 26, 23, 59);
        Assert.Contains("Avstemningen er lukket", await town.Person("Kari").Says("stem 1"));
        Assert.Equal("", await At(town, 26, 23, 59));
        Assert.Equal("", await At(town, 27, 6, 59));
        Assert.Contains("Resultat:", await At(town, 27, 7, 0));
    }

    [Fact]
    public async Task A_changed_deadline_counts_and_the_old_one_does_nothing()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await lead.Says("avstemningen lukker 20. nov kl. 12");
        await lead.Says("avstemningen lukker 23. nov kl. 12");

        Assert.DoesNotContain("Resultat:", await At(town, 20, 12, 0));
        Assert.Contains("Takk, det er lagret", await town.Person("Kari").Says("stem 1"));
        Assert.Contains("En leder lukker", await lead.Says("avstemningen lukker selv"));
        Assert.Equal("", await At(town, 23, 12, 0));
        Assert.Contains("Takk, det er lagret", await town.Person("Kari").Says("stem 1"));
    }

    [Fact]
    public async Task A_lead_who_acts_first_is_fine()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 23. nov kl. 12");
        await lead.Says("åpne avstemning");
        await lead.Says("lukk avstemning ja");

        Assert.Equal("", await At(town, 20, 12, 0));
        Assert.Equal("", await At(town, 23, 12, 0));
    }

    [Fact]
    public async Task With_nothing_proposed_the_vote_does_not_open_and_the_channel_is_told_why()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("avstemningen åpner 20. nov kl. 12");

        Assert.Contains("ingen har foreslått noe ennå", await At(town, 20, 12, 0));
        Assert.Equal("", await At(town, 20, 12, 10));
        Assert.Contains("Sak", await town.Person("Kari").Proposes("Sak"));
    }

    [Fact]
    public async Task A_proposal_after_the_deadline_is_taken_and_a_change_is_told_no_before_the_clock_comes_by()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        Set(town, 20, 12, 0);

        Assert.Contains("ikke temaer endres", await town.Person("Vert1").Says("endre tema 1"));
        Assert.Contains("2. Sen sak", await town.Person("Kari").Proposes("Sen sak"));
    }

    [Fact]
    public async Task A_host_that_was_down_opens_late_and_closes_nothing_nobody_could_vote_in()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 23. nov kl. 12");

        Assert.Contains("Avstemningen er åpen", await At(town, 24, 9, 0));
        Assert.Equal("", await At(town, 24, 9, 10));
        Assert.Contains("Takk, det er lagret", await town.Person("Kari").Says("stem 1"));
    }

    [Theory]
    [InlineData("avstemningen åpner i fjor", "forsto ikke «i fjor»")]
    [InlineData("avstemningen åpner 31. feb kl. 12", "Februar har ikke 31 dager")]
    [InlineData("avstemningen åpner i går kl. 12", "Den dagen har vært")]
    [InlineData("avstemningen åpner 30. nov kl. 25:00", "forsto ikke «30. nov kl. 25:00»")]
    [InlineData("avstemningen åpner 17. nov kl. 12", "passert. Velg et som kommer, for eksempel 19.11.2026 kl. 08.00")]
    [InlineData("avstemningen lukker 4. des kl. 12", "Unconferencen er 3.12.2026")]
    [InlineData("avstemningen lukker 18. nov kl. 10:00", "passert")]
    public async Task An_impossible_deadline_gets_a_sentence_with_an_example(string says, string sentence)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();

        Assert.Contains(sentence, await lead.Says(says));
    }

    [Fact]
    public async Task Votes_end_after_they_begin()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("avstemningen åpner 20. nov kl. 12");

        Assert.Contains("kan ikke lukkes før den er åpnet", await lead.Says("avstemningen lukker 20. nov kl. 12"));
    }

    [Fact]
    public async Task The_form_of_the_deadlines_keeps_what_is_right_and_asks_for_what_is_wrong()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("frister");

        Assert.Contains("passert", await lead.Presses("Lagre", ("opens", "20. nov kl. 12"), ("closes", "1. nov kl. 12")));
        Assert.Contains("Avstemningen stenger torsdag 26. november kl. 12.00", await lead.Presses("Lagre", ("opens", "20. nov kl. 12"), ("closes", "26. nov kl. 12")));
        Assert.Contains("Frist for forslag: fredag 20. november kl. 12.00", await lead.Says("unconference"));
        Assert.Contains("Bare ledere", await town.Person("Kari").Says("frister"));
    }

    [Theory]
    [InlineData("nb-NO", "frister", "fredag 20. november 2026 kl. 12.00", "Lagre", "Avstemningen åpner fredag 20. november kl. 12.00")]
    [InlineData("nn-NO", "fristar", "fredag 20. november 2026 kl. 12.00", "Lagre", "Avrøystinga opnar fredag 20. november kl. 12.00")]
    [InlineData("en-GB", "deadlines", "Friday 20 November 2026 at 12:00", "Save", "Voting opens on Friday 20 November at 12:00")]
    public async Task A_deadline_is_shown_in_words_that_are_also_an_answer(string locale, string ask, string shown, string save, string saved)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await lead.Says("voting opens 20 Nov at 12:00");

        Assert.Contains(shown, await lead.Says(ask));
        Assert.Contains(saved, await lead.Presses(save, ("opens", shown), ("closes", "")));
    }

    [Fact]
    public async Task Deadlines_may_be_set_when_it_is_opened()
    {
        await using var town = Fair.Town();
        var lead = await town.Lead();
        await lead.Says("unconference");
        (string, string)[] rest = [("name", "Høst"), ("theme", ""), ("date", "2026-12-03"), ("votes", "5")];

        Assert.Contains("forsto ikke «snart»", await lead.Presses("Åpne", [.. rest, ("opens", "snart"), ("closes", "")]));
        Assert.Contains("Frist for forslag: fredag 20. november kl. 12.00", await lead.Presses("Åpne", [.. rest, ("opens", "20. nov kl. 12"), ("closes", "")]));
        await town.HasTopics(1);
        Assert.Contains("Avstemningen er åpen", await At(town, 20, 12, 0));
    }

    [Fact]
    public async Task A_post_that_did_not_arrive_is_tried_again_and_one_in_doubt_is_not()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "503");
        Assert.Equal("", await At(town, 20, 12, 0));
        town.Channel.Answer = _ => null;

        Assert.Equal("", await At(town, 20, 12, 2));
        Assert.Contains("Avstemningen er åpen", await At(town, 20, 12, 5));
        await lead.Says("avstemningen lukker 23. nov kl. 12");
        town.Channel.Answer = _ => new SendResult(SendOutcome.InDoubt, Reason: "reset");
        Assert.Equal("", await At(town, 23, 12, 0));
        town.Channel.Answer = _ => null;
        Assert.Equal("", await At(town, 23, 12, 10));
    }

    /// <summary>What the clock posts at this time in November, in Oslo.</summary>
    private static async Task<string> At(Town town, int day, int hour, int minute)
    {
        Set(town, day, hour, minute);
        var before = town.Channel.Messages.Count;
        await Run(town);
        Assert.DoesNotContain(town.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
        return string.Join("\n", town.Channel.Messages.Skip(before).Select(message => message.Text));
    }

    private static void Set(Town town, int day, int hour, int minute) => town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(1)));

    private static Task Run(Town town) => town.Run(AlarmClock.Job);
}
