using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>An unconference is changed as a whole: another day, another name, called off, opened again.</summary>
public sealed class ChangingTests
{
    [Theory]
    [InlineData("nb-NO", "endre unconference", "Lagre", "Nytt navn: Vinter (før: Høst-unconference).", "Ny dag: torsdag 10. desember 2026 (før: torsdag 3. desember 2026).", "Stemmer til hver: 7 (før: 5).")]
    [InlineData("nn-NO", "endre unconference", "Lagre", "Nytt namn: Vinter (før: Høst-unconference).", "Ny dag: torsdag 10. desember 2026 (før: torsdag 3. desember 2026).", "Røyster til kvar: 7 (før: 5).")]
    [InlineData("en-GB", "change unconference", "Save", "New name: Vinter (was: Høst-unconference).", "New day: Thursday 10 December 2026 (was: Thursday 3 December 2026).", "Votes each: 7 (was: 5).")]
    public async Task A_lead_changes_it_in_a_form_that_holds_what_is_there_and_all_read_what_is_another(string locale, string change, string save, string name, string day, string votes)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);

        var form = await lead.Says(change);
        Assert.Contains("Høst-unconference", form);
        var seen = await lead.Presses(save, ("name", "Vinter"), ("theme", ""), ("date", "2026-12-10"), ("votes", "7"), ("zone", "Europe/Oslo"));

        Assert.Contains(name, seen);
        Assert.Contains(votes, seen);
        Assert.Matches(Regex.Escape(day).Replace(",", ",?", StringComparison.Ordinal), seen);
        Assert.Equal((new DateOnly(2026, 12, 10), 7), ((await Current(town, lead)).Date, (await Current(town, lead)).VotesPerPerson));
    }

    [Fact]
    public async Task Deadlines_move_as_far_as_the_day_and_keep_their_time_on_the_wall()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 1. des kl. 15");

        Assert.Contains("flyttes fra 3. desember 2026 til 15. april 2027", await lead.Says("utsett til 15. april 2027"));
        Assert.Equal(new DateOnly(2026, 12, 3), (await Current(town, lead)).Date);
        Assert.Contains("Ny dag: torsdag 15. april 2027", await lead.Presses("Ja, flytt den"));

        var moved = await Current(town, lead);
        Assert.Equal(new DateTimeOffset(2027, 4, 2, 10, 0, 0, TimeSpan.Zero), moved.ProposalsUntil);
        Assert.Equal(new DateTimeOffset(2027, 4, 13, 13, 0, 0, TimeSpan.Zero), moved.VotesUntil);
        await town.HasTopics(1);
        town.Clock.SetUtcNow(moved.ProposalsUntil!.Value.AddSeconds(1));
        await town.Run(AlarmClock.Job);
        Assert.Equal(Phase.Voting, (await Current(town, lead)).Phase);
    }

    [Theory]
    [InlineData("utsett til i går", "Den dagen har vært")]
    [InlineData("utsett til 31. februar", "Februar har ikke 31 dager")]
    [InlineData("utsett til en gang", "Hvilken dag?")]
    [InlineData("utsett til 1.11.2026", "Den datoen er passert")]
    [InlineData("utsett til 3. desember 2026", "den dagen allerede")]
    [InlineData("utsett ikke nå", "da lar jeg det være")]
    [InlineData("utsett til 20.11.2026 ja", "ville en av dem være passert")]
    public async Task A_day_that_will_not_do_is_told_and_nothing_moves(string words, string told)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await lead.Says("avstemningen lukker 25. nov kl. 12");

        Assert.Contains(told, await lead.Says(words));
        Assert.Equal(new DateOnly(2026, 12, 3), (await Current(town, lead)).Date);
    }

    [Fact]
    public async Task Votes_each_can_grow_while_voting_is_open_and_are_fixed_once_counted()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(votes: 3);
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");

        Assert.Contains("bare økes", await Sends(lead, "2"));
        Assert.Contains("Stemmer til hver: 4", await Sends(lead, "4"));
        await lead.Says("lukk avstemning");
        Assert.Contains("Stemmene er telt", await Sends(lead, "5"));
        Assert.Contains("Alt er som før", await Sends(lead, "4"));

        static async Task<string> Sends(TestPerson lead, string votes)
        {
            await lead.Says("endre unconference");
            return await lead.Presses("Lagre", ("name", "Høst-unconference"), ("theme", ""), ("date", "2026-12-03"), ("votes", votes), ("zone", "Europe/Oslo"));
        }
    }

    [Fact]
    public async Task A_published_agenda_moves_along_and_calendars_follow()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();
        var before = await town.Agenda();

        var seen = await lead.Says("utsett til 10. desember 2026 ja");

        Assert.Contains("Ny dag: torsdag 10. desember 2026", seen);
        Assert.Equal(1, town.Channel.Messages.Count(message => message.Text.Contains("Ny dag", StringComparison.Ordinal)));
        var after = await town.Agenda();
        Assert.Equal(before.Standing.Select(session => (session.Topic, session.Start.AddDays(7), session.RoomName, session.Sequence + 1)), after.Standing.Select(session => (session.Topic, session.Start, session.RoomName, session.Sequence)));
        var calendar = await Calendar(town, lead);
        Assert.Equal(4, Regex.Count(calendar, "DTSTART;TZID=Europe/Oslo:20261210T1[01]0000"));
        Assert.Equal(4, Regex.Count(calendar, "SEQUENCE:1"));
        Assert.Contains("Noe er endret siden", await Drafted(town, lead));
    }

    [Fact]
    public async Task A_draft_for_another_day_is_not_published()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        await lead.Says("utsett til 10. desember 2026 ja");

        Assert.Contains("Noe er endret siden", await lead.Says("publiser ja"));
        await lead.Makes();
        Assert.Contains("Programmet er klart", await lead.Says("publiser ja"));
        Assert.All((await town.Agenda()).Standing, session => Assert.Equal(10, session.Start.Day));
    }

    [Fact]
    public async Task Called_off_it_is_cancelled_in_calendars_and_reopened_it_is_there_again()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();

        Assert.Contains("Skal «Høst-unconference» avlyses?", await lead.Says("avlys unconference"));
        Assert.Equal(Phase.Published, (await Current(town, lead)).Phase);
        var told = await lead.Presses("Ja, avlys den");
        Assert.Contains("Høst-unconference er avlyst.", told);
        Assert.Contains("Nå: Avlyst", told);
        var calendar = await Calendar(town, lead);
        Assert.Equal(4, Regex.Count(calendar, "STATUS:CANCELLED"));
        Assert.Equal(4, Regex.Count(calendar, "SEQUENCE:1"));

        town.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains("Høst-unconference er åpnet igjen.", await lead.Says("gjenåpne"));
        calendar = await Calendar(town, lead);
        Assert.Equal(4, Regex.Count(calendar, "STATUS:CONFIRMED"));
        Assert.Equal(4, Regex.Count(calendar, "SEQUENCE:2"));
        Assert.Equal(Phase.Published, (await Current(town, lead)).Phase);
    }

    [Theory]
    [InlineData("nb-NO", "lukk unconference ja", "gjenåpne", "er åpnet igjen")]
    [InlineData("nn-NO", "lukk unconference ja", "opne att", "er opna att")]
    [InlineData("en-GB", "close unconference yes", "reopen", "has been reopened")]
    public async Task A_closing_is_undone_for_a_week_and_no_longer(string locale, string close, string reopen, string reopened)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        var closed = await lead.Says(close);
        town.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains(reopened, await lead.Says(reopen));
        Assert.Equal(Phase.Proposing, (await Current(town, lead)).Phase);

        // Closed again it is told again.
        Assert.Equal(closed, await lead.Says(close));
        town.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(reopened, await lead.Says(reopen));
        Assert.Equal(Phase.Closed, (await Current(town, lead)).Phase);
    }

    [Fact]
    public async Task A_vote_that_was_closed_stays_closed_and_its_result_is_the_one_there_was()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var voter = 0; voter < 12; voter++) await town.Person($"Velger{voter}").Says(voter < 9 ? "stem 1" : "stem 2");
        await lead.Says("lukk avstemning");
        var result = await lead.Says("resultat");
        await lead.Says("lukk unconference ja");
        await lead.Says("gjenåpne");

        Assert.Contains("Avstemningen er lukket", await town.Person("Velger0").Says("stem 3"));
        Assert.Contains("Avstemningen er lukket", await lead.Says("åpne avstemning"));
        await lead.Says("skjul 1 Prøve");
        await lead.Says("vis igjen 1");
        Assert.Equal(result, await lead.Says("resultat"));
    }

    [Fact]
    public async Task A_vote_that_was_open_when_all_was_called_off_goes_on_with_the_votes_that_were_in()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await town.Person("Kari").Says("stem 1");
        await lead.Says("avlys unconference ja");
        Assert.DoesNotContain("Du har brukt", await town.Person("Ola").Says("stem 1"));

        await lead.Says("gjenåpne");

        Assert.Equal(Phase.Voting, (await Current(town, lead)).Phase);
        await town.Person("Ola").Says("stem 2");
        await lead.Says("lukk avstemning");
        Assert.Equal(2, (await town.Exact(lead)).Voters);
    }

    [Fact]
    public async Task Reopening_is_for_the_owners_leads_and_not_beside_another_that_is_open()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        Assert.Contains("er ikke avsluttet", await lead.Says("gjenåpne"));
        await lead.Says("lukk unconference ja");
        Assert.Contains("Bare ledere", await town.Person("Kari").Says("gjenåpne"));
        await lead.Says("unconference");
        await lead.Presses("Åpne", ("name", "Vår"), ("theme", ""), ("date", "2026-12-03"), ("votes", "3"), ("way", "votes"));

        Assert.Contains("«Vår» er allerede åpen", await lead.Says("gjenåpne 1"));
    }

    private static async Task<string> Drafted(Town town, TestPerson lead)
    {
        await lead.Makes();
        await lead.Says("utsett til 17. desember 2026 ja");
        return await lead.Says("publiser ja");
    }

    private static async Task<string> Calendar(Town town, TestPerson lead)
    {
        var unconference = await Current(town, lead);
        var topics = await town.Unconferences().Topics(unconference.Id, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(IcsWriter.Write(unconference, ExportSession.Of((await town.Agenda()).With(topics).Sessions, topics, new HashSet<string>(), _ => null), null, town.Clock.GetUtcNow(), Language.Nb));
    }

    private static Task<Unconference> Current(Town town, TestPerson lead) =>
        town.Unconferences().Latest(lead.Address.Partition, TestContext.Current.CancellationToken);
}
