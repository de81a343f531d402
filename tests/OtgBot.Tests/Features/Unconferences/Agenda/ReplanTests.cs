using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

[Trait("Speed", "slow")]
public sealed class ReplanTests
{
    [Theory]
    [InlineData("nb-NO", "steng rom 2 tid 1", "planlegg på nytt", "Dette blir annerledes", "flyttes fra 10.00–10.45, Kroken til", "ønskene til om lag", "publiser ja", "Programmet er endret")]
    [InlineData("nn-NO", "steng rom 2 tid 1", "planlegg på nytt", "Dette blir annleis", "blir flytta frå 10.00–10.45, Kroken til", "ønska til om lag", "publiser ja", "Programmet er endra")]
    [InlineData("en-GB", "close room 2 slot 1", "replan", "This will change", "moves from 10:00–10:45, Kroken to", "wishes of about", "publish ja", "The agenda has changed")]
    public async Task A_room_is_lost_and_only_its_session_moves(string locale, string lose, string replan, string changes, string moves, string touches, string publish, string changed)
    {
        await using var town = await AgendaTown.Ready(locale, votes: AgendaTown.Crowd);
        var lead = town.Person("Liv", locale);
        await lead.Says("rooms Storsalen, 60, skjerm; Kroken, 12; Loftet, 8");
        await lead.Publishes();
        var before = await town.Agenda();

        Assert.Contains(replan, await lead.Says(lose));
        var seen = await lead.Makes(replan);

        Assert.Contains(changes, seen);
        Assert.Contains(moves, seen);
        Assert.Contains(touches, seen);
        Assert.Equal(before.Version, (await town.Agenda()).Version);
        var told = await lead.Says(publish);
        Assert.Contains(changed, told);
        Assert.Contains(moves, told);
        var after = await town.Agenda();
        Assert.Equal(2, after.Version);
        Assert.Single(after.Changes);
        Assert.Equal(1, after.Standing.Sum(session => session.Sequence));
    }

    [Theory]
    [InlineData("nb-NO", "Programmet er det samme som det som allerede er publisert")]
    [InlineData("nn-NO", "Programmet er det same som det som allereie er publisert")]
    [InlineData("en-GB", "The agenda is the same as the one already published")]
    public async Task An_agenda_that_is_as_it_was_is_no_news(string locale, string said)
    {
        await using var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);
        await lead.Publishes();
        var before = await town.Agenda();
        await lead.Makes("replan");

        var told = await lead.Says("publish ja");

        Assert.Contains(said, told);
        Assert.DoesNotContain("Programmet er endr", told);
        Assert.DoesNotContain("has changed", told);
        Assert.Equal(before.Standing, (await town.Agenda()).Standing);
    }

    [Fact]
    public async Task A_host_falls_ill_and_their_session_is_dropped_and_the_rest_stays()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();
        var before = await town.Agenda();
        await lead.Says("borte 2");

        var seen = await lead.Makes("planlegg på nytt");

        Assert.Contains("Tema 2 «Sak 2» utgår", seen);
        Assert.Contains("Vert2 er borte", seen);
        await lead.Says("publiser ja");
        var after = await town.Agenda();
        Assert.Equal(before.Standing.Where(session => session.Topic != 2), after.Standing);
        Assert.True(after.Sessions.Single(session => session.Topic == 2).IsCalledOff);
    }

    [Fact]
    public async Task A_slot_becomes_shorter_and_every_session_in_it_is_told()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();
        await lead.Says("tider 10:00–10:30, 11:00–11:45");

        var seen = await lead.Makes("planlegg på nytt");

        Assert.Contains("fra 10.00–10.45", seen);
        Assert.Contains("til 10.00–10.30", seen);
        await lead.Says("publiser ja");
        Assert.Equal(2, (await town.Agenda()).Changes.Count);
    }

    [Fact]
    public async Task During_the_day_what_has_begun_stays_whatever_changed()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();
        var before = await town.Agenda();
        town.GoesTo(10, 20);
        await lead.Says("rom Loftet, 8; Hallen, 40");

        await lead.Makes("planlegg på nytt");
        await lead.Says("publiser ja");

        var after = await town.Agenda();
        Assert.Equal(before.Standing.Where(session => session.Start.Hour == 10), after.Standing.Where(session => session.Start.Hour == 10));
        Assert.All(after.Standing.Where(session => session.Start.Hour == 11), session => Assert.True(session.RoomName is "Loftet" or "Hallen", session.ToString()));
        Assert.Equal(2, after.Standing.Count(session => session.Start.Hour == 11));
    }

    [Fact]
    public async Task Nothing_that_fits_is_moved_for_the_sake_of_wishes_and_a_new_plan_may()
    {
        await using var town = await AgendaTown.Ready(votes: AgendaTown.Camps(200));
        var lead = town.Person("Liv");
        await lead.Says("rom Storsalen, 200, skjerm; Kroken, 200");
        foreach (var pin in new[] { "fest 1 tid 1 rom 1", "fest 2 tid 1 rom 2", "fest 3 tid 2 rom 1", "fest 4 tid 2 rom 2" }) await lead.Says(pin);
        await lead.Publishes();
        for (var n = 1; n <= 4; n++) await lead.Says("fjern regel 1");

        Assert.Contains("Ingenting må flyttes", await lead.Makes("planlegg på nytt"));
        var better = await lead.Makes("lag program");
        Assert.Contains("flyttes fra", better);
        Assert.Contains("Det påvirker ønskene til ", better);
        Assert.Contains(" som stemte.", better);
    }

    [Fact]
    public async Task A_plan_made_before_a_change_is_not_published()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        await lead.Says("steng rom 2");

        Assert.Contains("Noe er endret siden", await lead.Says("publiser ja"));
        Assert.Contains("ikke klart ennå", await town.Person("Kari").Says("program"));
        await lead.Makes();
        Assert.Contains("Programmet er klart", await lead.Says("publiser ja"));
        Assert.Contains("«lag program» først", await lead.Says("publiser ja"));
    }

    [Fact]
    public async Task Two_leads_who_publish_at_once_through_two_hosts_publish_one_version()
    {
        await using var town = await AgendaTown.Ready();
        await using var other = town.SecondHost();
        await town.Person("Liv").Makes();

        await Task.WhenAll(Task.Run(() => town.Person("Liv").Says("publiser ja")), Task.Run(() => other.Person("Liv").Privately.Says("publiser ja")));

        Assert.Equal(1, (await town.Agenda()).Version);
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Programmet er klart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lead_who_publishes_in_the_middle_of_anothers_publishing_does_not_tell_it_again()
    {
        await using var watched = new WatchedTown(typeof(UnconferencesFeature));
        var town = watched.Town;
        await town.IsReady();
        await using var other = town.SecondHost();
        await town.Person("Liv").Makes();
        var looks = 0;
        watched.Store.Before = async (method, key) =>
        {
            // The first has read that nothing is published yet; before it reads the agenda, the other host does it all.
            if (method == "Get" && key.Row.EndsWith("published", StringComparison.Ordinal) && Interlocked.Increment(ref looks) == 1) await other.Person("Liv").Privately.Says("publiser ja");
        };

        Assert.Contains("Høst-unconference", await town.Person("Liv").Says("publiser ja"));

        Assert.Equal(1, (await town.Agenda()).Version);
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Programmet er klart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_communities_are_told_each_in_its_language()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var nynorsk = await town.Lead("Nils", "nn-NO", "vest");
        var english = await town.Lead("Eve", "en-GB", "abroad");
        await town.Unconferences().Change(await town.UnconferenceId(lead),
            old => old with { Communities = [.. old.Communities, nynorsk.Address.Partition, english.Address.Partition] }, TestContext.Current.CancellationToken);

        await lead.Publishes();

        Assert.Contains("Programmet er klart", lead.Newest());
        Assert.Contains("(tidssone: Oslo)", nynorsk.Newest());
        Assert.Contains("Programmet er klart", nynorsk.Newest());
        Assert.Contains("The agenda is ready", english.Newest());
    }

    [Fact]
    public async Task A_host_that_dies_between_the_two_writes_leaves_what_the_same_word_finishes()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        var id = await town.UnconferenceId(lead);
        var agendas = new OtgBot.Features.Unconferences.Agenda.AgendaStore(town.Store);
        await agendas.Publish(id, (await agendas.Plan(id, TestContext.Current.CancellationToken))!, town.Clock.GetUtcNow(), made => made, (_, _) => [], TestContext.Current.CancellationToken);

        Assert.Contains("Programmet er klart", await lead.Says("publiser ja"));
        Assert.Equal(1, (await town.Agenda()).Version);
        Assert.Contains("Programmet er klart", await lead.Says("unconference"));
    }

    [Fact]
    public async Task Leads_of_other_communities_read_and_the_owners_leads_decide()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var other = await town.Lead("Nils", channel: "vest");
        var id = await town.UnconferenceId(lead);
        await town.Unconferences().Join(other.Address.Partition, id, TestContext.Current.CancellationToken);

        foreach (var said in new[] { "oppsett", "tider 10–11", "rom A, 2", "fest 1 tid 1", "lag program", "forslag", "avbryt planlegging", "publiser ja", "planlegg på nytt", "eksporter", "ny lenke ja" })
            Assert.Contains("eier unconferencen", await other.Says(said));
        await lead.Publishes();
        Assert.Contains("Programmet er klart", other.Newest());
        Assert.Contains("10.00–10.45", await other.Says("program"));
    }
}
