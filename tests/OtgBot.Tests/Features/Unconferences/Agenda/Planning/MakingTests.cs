using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Planner;
using OtgBot.Planner.Proving;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Planning;

[Trait("Speed", "slow")]
public sealed class MakingTests
{
    [Theory]
    [InlineData("nb-NO", "lag program", "Lager program", "Alle 4 temaene fikk plass", "Ønsker som blir oppfylt: om lag", "Ved tilfeldig plassering", "forslag", "Forslag, ikke publisert", "publiser ja", "Programmet er klart")]
    [InlineData("nn-NO", "lag program", "Lagar program", "Alle 4 temaa fekk plass", "Ønske som blir oppfylte: om lag", "Ved tilfeldig plassering", "forslag", "Forslag, ikkje publisert", "publiser ja", "Programmet er klart")]
    [InlineData("en-GB", "make agenda", "Making the agenda", "All 4 topics have a place", "Wishes met: about", "If placed at random", "draft", "Proposal, not published", "publish ja", "The agenda is ready")]
    public async Task A_lead_has_an_agenda_made_looks_at_it_and_publishes_it(string locale, string make, string making, string placed, string met, string random, string draft, string drafted, string publish, string published)
    {
        await using var town = await AgendaTown.Ready(locale, votes: AgendaTown.Crowd);
        var lead = town.Person("Liv", locale);

        Assert.Contains(making, await lead.Says(make));
        await town.Runs().Settled();
        var result = lead.Newest();

        Assert.Contains(placed, result);
        Assert.Contains(met, result);
        Assert.Contains(random, result);
        Assert.Contains(drafted, await lead.Says(draft));
        var seen = await lead.Says(publish);
        Assert.Contains(published, seen);
        Assert.Contains(locale == "en-GB" ? "10:00–10:45" : "10.00–10.45", seen);
        Assert.Contains("Storsalen: ", seen);
        Assert.Equal(4, (await town.Agenda()).Standing.Count());
    }

    [Theory]
    [InlineData("nb-NO", "avbryt planlegging", "Jeg avbryter", "Avbrutt. Ingenting er endret")]
    [InlineData("nn-NO", "avbryt planlegginga", "Eg avbryt", "Avbrote. Ingenting er endra")]
    [InlineData("en-GB", "cancel planning", "Cancelling", "Cancelled. Nothing has changed")]
    public async Task A_lead_calls_it_off_and_nothing_has_changed(string locale, string cancel, string cancelling, string cancelled)
    {
        await using var town = await AgendaTown.Ready(locale);
        var lead = town.Person("Liv", locale);
        var (started, _) = town.Works();
        await lead.Says("make agenda");
        await started;

        Assert.Contains(cancelling, await lead.Says(cancel));
        await town.Runs().Settled();

        Assert.Contains(cancelled, Assert.Single(town.Channel.Messages, message => message.Text.Contains(cancelled, StringComparison.Ordinal)).Text);
        Assert.Contains("“make agenda”", (await town.Person("Liv", "en-GB").Privately.Says("publish ja")) + (await town.Person("Liv", "en-GB").Privately.Says("draft")));
        Assert.Equal(0, await Claims(town));
    }

    [Fact]
    public async Task The_card_shows_how_far_it_has_come_and_is_updated_at_most_once_in_a_few_seconds()
    {
        await using var town = await AgendaTown.Ready(votes: AgendaTown.Crowd);
        var lead = town.Person("Liv");
        var (started, work) = town.Works();
        await lead.Says("lag program");
        await started;
        var card = town.Channel.Messages[^1];
        Assert.Contains("Venter på tur", card.Text);

        for (var i = 1; i <= 3; i++)
        {
            for (var many = 0; many < 50; many++) work.Tell(new PlanProgress(PlanPhase.Proving, i / 10.0, 0.9));
            town.Clock.Advance(PlanningRuns.Pause);
            var share = $"{i * 10} % av tida er brukt";
            await AgendaTown.Until(() => Standing().Text.Contains(share, StringComparison.Ordinal));
            Assert.Equal(i, Standing().Updates);
            Assert.Contains("Så langt er om lag 9 av 10 ønsker oppfylt", Standing().Text);
        }

        work.Finish();
        await town.Runs().Settled();
        Assert.Contains("Forslag til program", Standing().Text);
        Assert.Equal(4, Standing().Updates);

        TestMessage Standing() => town.Channel.Messages.Single(message => message.Id == card.Id);
    }

    [Theory]
    [InlineData("nb-NO", "lag program", "programmet ble ikke laget")]
    [InlineData("nn-NO", "lag program", "programmet vart ikkje laga")]
    [InlineData("en-GB", "make agenda", "the agenda was not made")]
    public async Task A_draft_that_breaks_a_rule_is_shown_to_nobody(string locale, string make, string told)
    {
        await using var town = await AgendaTown.Ready(locale);
        town.ErrorsFail = false;
        var lead = town.Person("Liv", locale);
        town.Runs().Plan = (input, settings, progress, cancel) => Crowded((AgendaPlan)new AgendaPlanner(town.Clock).Plan(input, settings, progress, cancel));

        Assert.Contains(told, await lead.Makes(make));

        var fault = Assert.Single(town.Log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        Assert.Contains("two sessions in one room", fault.Text);
        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.Contains("Storsalen: ", StringComparison.Ordinal));
        Assert.Null(await new AgendaStore(town.Store).Plan(await town.UnconferenceId(lead), TestContext.Current.CancellationToken));
        Assert.Equal(0, await Claims(town));

        static AgendaPlan Crowded(AgendaPlan plan) => plan with { Sessions = [.. plan.Sessions.Select(session => session with { Room = plan.Sessions[0].Room })] };
    }

    [Fact]
    public async Task Of_two_leads_who_plan_at_once_through_two_hosts_the_second_is_told()
    {
        await using var town = await AgendaTown.Ready();
        await using var other = town.SecondHost();
        var (started, work) = town.Works();
        await town.Person("Liv").Says("lag program");
        await started;

        Assert.Contains("blir laget akkurat nå", await other.Person("Liv").Says("lag program"));
        Assert.Contains("blir laget akkurat nå", await town.Person("Liv").Privately.Says("lag program"));

        work.Finish();
        await town.Runs().Settled();
        Assert.Contains("Lager program", await other.Person("Liv").Says("lag program"));
        await other.Runs().Settled();
    }

    [Fact]
    public async Task A_lead_on_another_host_calls_it_off_too()
    {
        await using var town = await AgendaTown.Ready();
        await using var other = town.SecondHost();
        var (started, _) = town.Works();
        await town.Person("Liv").Says("lag program");
        await started;

        Assert.Contains("Jeg avbryter", await other.Person("Liv").Says("avbryt planlegging"));
        town.Clock.Advance(PlanningRuns.Pause);
        await town.Runs().Settled();

        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("Avbrutt. Ingenting er endret", StringComparison.Ordinal));
        Assert.Contains("ingenting å avbryte", await other.Person("Liv").Says("avbryt planlegging"));
    }

    [Fact]
    public async Task Two_unconferences_on_one_host_take_turns_and_people_are_answered_meanwhile()
    {
        await using var town = await AgendaTown.Ready();
        var (started, work) = town.Works();
        await town.Person("Liv").Says("lag program");
        await started;
        var nils = await town.Lead("Nils", channel: "vest");
        await nils.Says("unconference");
        await nils.Presses("Åpne", ("name", "Vest"), ("theme", ""), ("date", "2026-12-03"), ("votes", "3"));
        await (nils with { Person = new OtgBot.Turns.Person("user-vert", "Vert") }).Proposes("Sak");
        foreach (var said in new[] { "åpne avstemning", "lukk avstemning", "tider 10–11", "rom A, 9", "lag program" }) await nils.Says(said);
        var waiting = town.Channel.Messages[^1].Id;
        town.Clock.Advance(PlanningRuns.Pause);

        Assert.Contains("Venter på tur", Waiting());
        Assert.Contains("1. Sak", await nils.Says("temaer"));
        town.Runs().Plan = (input, settings, told, cancel) => new AgendaPlanner(town.Clock).Plan(input, settings, told, cancel);
        work.Finish();
        await town.Runs().Settled();
        Assert.Contains("Det ene temaet fikk plass", Waiting());

        string Waiting() => town.Channel.Messages.Single(message => message.Id == waiting).Text;
    }

    [Fact]
    public async Task When_a_host_dies_the_claim_runs_out_and_the_card_says_so_once()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var id = await town.UnconferenceId(lead);
        var agendas = new AgendaStore(town.Store);
        var card = await town.Channel.Send(new OtgBot.Turns.Outgoing(lead.Address, OtgBot.Turns.Language.Nb) { Text = "Lager program" }, TestContext.Current.CancellationToken);
        var now = town.Clock.GetUtcNow();
        Assert.True(await agendas.TryClaim(id, new PlanningClaim
        {
            Run = "of a host that died",
            Until = now + PlanningClaim.Lease,
            Community = lead.Address.Partition,
            At = lead.Address,
            Language = OtgBot.Turns.Language.Nb,
            MessageId = card.MessageId,
        }, now, TestContext.Current.CancellationToken));

        await town.Run("unconferences.planning");
        Assert.Contains("blir laget akkurat nå", await lead.Says("lag program"));
        town.Clock.Advance(PlanningClaim.Lease + TimeSpan.FromSeconds(1));
        await town.Run("unconferences.planning");
        await town.Run("unconferences.planning");

        var standing = town.Channel.Messages.Single(message => message.Id == card.MessageId);
        Assert.Contains("boten ble startet på nytt", standing.Text);
        Assert.Equal(1, standing.Updates);
        Assert.Contains("Alle 4 temaene fikk plass", await lead.Makes());
    }

    [Fact]
    public async Task What_a_host_that_died_left_can_be_called_off_and_another_is_made_at_once()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var now = town.Clock.GetUtcNow();
        var claim = new PlanningClaim { Run = "of a host that died", Until = now + PlanningClaim.Lease, Community = lead.Address.Partition, At = lead.Address, Language = OtgBot.Turns.Language.Nb };
        Assert.True(await new AgendaStore(town.Store).TryClaim(await town.UnconferenceId(lead), claim, now, TestContext.Current.CancellationToken));

        Assert.Contains("blir laget akkurat nå", await lead.Says("lag program"));
        Assert.Contains("Jeg avbryter", await lead.Says("avbryt planlegging"));
        Assert.Contains("Alle 4 temaene fikk plass", await lead.Makes());
    }

    [Fact]
    public async Task A_host_that_goes_down_says_so_and_leaves_no_claim()
    {
        await using var town = await AgendaTown.Ready();
        var other = town.SecondHost();
        var (started, _) = other.Works();
        await other.Person("Liv").Says("lag program");
        await started;

        await other.DisposeAsync();

        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("boten ble startet på nytt", StringComparison.Ordinal));
        Assert.Equal(0, await Claims(town));
        Assert.Contains("Alle 4 temaene fikk plass", await town.Person("Liv").Makes());
    }

    [Fact]
    public async Task A_run_that_was_overtaken_keeps_nothing_and_says_nothing()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await using var other = town.SecondHost();
        var (started, work) = other.Works();
        await other.Person("Liv").Says("lag program");
        await started;
        var stalled = town.Channel.Messages[^1].Id;

        // The first host stalls past its lease: its own clockwork has not moved when another takes over.
        var id = await town.UnconferenceId(lead);
        var agendas = new AgendaStore(town.Store);
        var claim = (await agendas.Claim(id, TestContext.Current.CancellationToken))!;
        await agendas.ChangeClaim(id, claim.Run, old => old with { Until = town.Clock.GetUtcNow() }, TestContext.Current.CancellationToken);
        await lead.Makes();
        var kept = (await agendas.Plan(id, TestContext.Current.CancellationToken))!.Id;
        work.Finish();
        await other.Runs().Settled();

        Assert.Equal(kept, (await agendas.Plan(id, TestContext.Current.CancellationToken))!.Id);
        Assert.Contains("Lager program", town.Channel.Messages.Single(message => message.Id == stalled).Text);
    }

    [Fact]
    public async Task Rules_that_cannot_all_hold_are_named_with_what_to_do()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("fest 1 tid 1 rom 1");
        await lead.Says("fest 2 tid 1 rom 1");

        var seen = await lead.Makes();

        Assert.Contains("går ikke opp ennå", seen);
        Assert.Contains("Tema 1 «Sak 1» er festet til 10.00–10.45.", seen);
        Assert.Contains("Tema 2 «Sak 2» er festet til Storsalen.", seen);
        Assert.Contains("«fest", seen);
        Assert.DoesNotContain("Tema 3", seen);
        await lead.Says("fest 2 ingen");
        Assert.Contains("Alle 4 temaene fikk plass", await lead.Makes());
    }

    [Fact]
    public async Task Without_a_proof_an_agenda_is_made_all_the_same_and_says_what_is_not_known()
    {
        await using var town = await AgendaTown.Ready(votes: AgendaTown.Crowd);
        town.Runs().Plan = (input, settings, told, cancel) => new AgendaPlanner(town.Clock).Plan(input, settings with { Proof = new ProofEffort(Steps: 0, Judged: 0, DeepRounds: 0) }, told, cancel);
        var lead = town.Person("Liv");
        await lead.Says("fest 1 tid 1");
        await lead.Says("fest 2 tid 1");

        var seen = await lead.Makes();

        Assert.Contains("så mange temaer, rom og personer", seen);
        Assert.Contains("Det er ikke bevist. Dette gir minst", seen);
        Assert.Contains("Alle 4 temaene fikk plass", seen);
    }

    [Fact]
    public async Task With_fewer_than_five_voters_no_number_and_no_order_is_shown()
    {
        await using var town = await AgendaTown.Ready(topics: 5, votes: new Dictionary<string, string> { ["Ada"] = "5 4", ["Bo"] = "5 3" });

        var seen = await town.Person("Liv").Makes();

        Assert.Contains("Færre enn 6 stemte. Det er for få til å planlegge etter ønsker, så alle temaer teller likt", seen);
        Assert.DoesNotContain("resultatet alene", seen);
        Assert.DoesNotContain("av 10", seen);
        Assert.Contains("Det ble ikke plass til alle.", seen);
        Assert.DoesNotContain("Flere ønsket seg de andre", seen);
    }

    [Fact]
    public async Task Topics_without_a_place_are_told_with_the_reason()
    {
        await using var town = await AgendaTown.Ready(topics: 6, votes: AgendaTown.Crowd);
        var lead = town.Person("Liv");
        await lead.Says("krav 5 teleslynge");

        var seen = await lead.Makes();

        Assert.Contains("4 av 6 temaer fikk plass", seen);
        Assert.Contains("Det er 6 temaer og 4 plasser.", seen);
        Assert.Contains("Tema 5 «Sak 5»: Tema 5 «Sak 5» trenger teleslynge.", seen);
        Assert.Contains("Flere ønsket seg de andre temaene.", seen);
    }

    [Theory]
    [InlineData("nb-NO", "Det er 2 temaer og 1 plass. Flere tider")]
    [InlineData("nn-NO", "Det er 2 tema og 1 plass. Fleire tider")]
    [InlineData("en-GB", "There are 2 topics and 1 place. More slots")]
    public async Task One_place_is_told_as_one(string locale, string said)
    {
        await using var town = await AgendaTown.Ready(locale, topics: 2, votes: new Dictionary<string, string> { ["Ada"] = "1" });
        var lead = town.Person("Liv", locale);
        await lead.Says("slots 10:00–10:45");
        await lead.Says("rooms Storsalen, 60");

        Assert.Contains(said, await lead.Makes());
    }

    [Fact]
    public async Task Once_all_slots_have_passed_the_example_is_of_one_that_is_to_come()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        town.GoesTo(15, 20);

        Assert.Contains("Skriv nye med for eksempel «tider 16.00–16.45».", await lead.Says("lag program"));
        await lead.Says("tider 16:00–16:45");
        Assert.Contains("Forslag til program", await lead.Makes());
    }

    [Fact]
    public async Task Two_hundred_topics_in_one_slot_are_placed_as_far_as_there_is_room()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Says("tider 10–11");
        var store = town.Unconferences();
        var id = await town.UnconferenceId(lead);
        for (var n = 5; n <= 200; n++) await store.Propose(id, Topics.Make(n, $"Sak {n}", $"host{n}"), TestContext.Current.CancellationToken);

        var seen = await lead.Makes();

        Assert.Contains("2 av 200 temaer fikk plass", seen);
        Assert.Contains("Det er 200 temaer og 2 plasser.", seen);
        Assert.Contains("… og 188 til.", seen);
    }

    [Fact]
    public async Task What_can_not_be_planned_gets_a_sentence_at_once()
    {
        await using var town = new Town([typeof(OtgBot.Features.Unconferences.UnconferencesFeature)]);
        var lead = await town.Opened();
        Assert.Contains("ikke åpnet ennå", await lead.Says("lag program"));
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        Assert.Contains("fortsatt åpen", await lead.Says("lag program"));
        await lead.Says("lukk avstemning");
        Assert.Contains("minst én tid", await lead.Says("lag program"));
        await lead.Says("tider 10:00–10:45");
        Assert.Contains("minst ett rom", await lead.Says("lag program"));
        await lead.Says("rom Kroken, 12");
        Assert.Contains("Skriv «lag program» og så «publiser»", await lead.Says("planlegg på nytt"));
        Assert.Contains("«lag program» først", await lead.Says("publiser ja"));
        Assert.Contains("ikke klart ennå", await lead.Says("program"));
        await lead.Says("fest 1 tid 1");
        await lead.Says("tider 11:00–11:45");
        Assert.Contains("Tema 1 er festet til en tid eller et rom som ikke finnes lenger", await lead.Says("lag program"));
        await lead.Says("fest 1 ingen");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 3, 22, 0, 0, TimeSpan.Zero));
        Assert.Contains("Alle tidene er passert", await lead.Says("lag program"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 12, 0, 0, TimeSpan.Zero));
        Assert.Contains("3. desember 2026, er passert", await lead.Says("lag program"));
        Assert.Equal(0, await Claims(town));
    }

    [Fact]
    public async Task A_host_in_every_topic_gets_one_topic_a_slot()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var store = town.Unconferences();
        var id = await town.UnconferenceId(lead);
        for (var n = 1; n <= 4; n++) await store.Change(id, n, old => old with { CoHosts = [new OtgBot.Features.Unconferences.Domain.Host("everywhere", "Overalt")] }, TestContext.Current.CancellationToken);

        Assert.Contains("2 av 4 temaer fikk plass", await lead.Makes());
        for (var n = 1; n <= 3; n++) await lead.Says($"må med {n}");
        Assert.Contains("Overalt kan bare være ett sted om gangen.", await lead.Makes());
    }

    [Fact]
    public async Task Only_a_lead_makes_and_publishes()
    {
        await using var town = await AgendaTown.Ready();

        foreach (var said in new[] { "lag program", "avbryt planlegging", "forslag", "publiser ja", "planlegg på nytt", "eksporter", "ny lenke ja" })
            Assert.Contains("Bare ledere", await town.Person("Kari").Says(said));
    }

    [Fact]
    public void The_time_for_an_agenda_can_be_set_and_a_bad_setting_stops_the_start()
    {
        Assert.Equal(30, PlanningOptions.Read(Settings("30")).Settings.Time.TotalSeconds);
        Assert.Equal(10, PlanningOptions.Read(Settings(null)).Settings.Time.TotalSeconds);
        Assert.Contains("whole number from 1 to 300", Assert.Throws<InvalidOperationException>(() => PlanningOptions.Read(Settings("soon"))).Message);

        static Microsoft.Extensions.Configuration.IConfiguration Settings(string? seconds) =>
            new Microsoft.Extensions.Configuration.ConfigurationManager { ["Agenda:PlanningSeconds"] = seconds };
    }

    private static async Task<int> Claims(Town town) => (await new AgendaStore(town.Store).BeingPlanned(TestContext.Current.CancellationToken)).Count;
}
