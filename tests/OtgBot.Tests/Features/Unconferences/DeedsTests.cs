using OtgBot.Features.Unconferences.Domain;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>What can't be taken back happens to what was meant, and to nothing else.</summary>
public sealed class DeedsTests
{
    [Fact]
    public async Task The_publish_button_of_an_old_unconference_does_not_publish_the_draft_of_the_next()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        var old = lead.FindButton("Publiser programmet");
        await lead.Says("lukk unconference ja");
        await lead.Says("unconference");
        await lead.Presses("Åpne", ("name", "Vår"), ("theme", ""), ("date", "2026-12-03"), ("votes", "3"), ("way", "votes"));
        await town.HasTopics(3);
        await lead.Says("open voting");
        await lead.Says("close voting");
        await lead.Says("slots 10:00–10:45, 11:00–11:45");
        await lead.Says("rooms Storsalen, 60; Kroken, 12");
        await lead.Makes();

        var seen = await lead.Does(lead.Event(OtgBot.Turns.IncomingKind.Button) with
        {
            Button = new OtgBot.Turns.ButtonPress(old.Action.Verb, old.Action.Data, old.Message.Id, old.Message.Content.Origin),
            AnswersInline = true,
        });

        Assert.Contains("annerledes nå", seen);
        Assert.Contains("Skal programmet for «Vår» publiseres?", seen);
        Assert.Null(await town.Agenda());
        Assert.Contains("Programmet er klart", await lead.Presses("Ja, publiser"));
        Assert.NotNull(await town.Agenda());
    }

    [Fact]
    public async Task A_button_on_an_older_draft_does_not_publish_a_newer_one_unseen()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Makes();
        var old = lead.FindButton("Publiser programmet");
        await lead.Makes();

        var seen = await Press(lead, old);

        Assert.Contains("annerledes nå", seen);
        Assert.Null(await town.Agenda());
    }

    [Theory]
    [InlineData("nb-NO", "lukk unconference", "Skal «Høst-unconference» avsluttes for alle?", "Ja, avslutt den", "Avsluttet")]
    [InlineData("nn-NO", "lukk unconference", "Skal «Høst-unconference» avsluttast for alle?", "Ja, avslutt han", "Avslutta")]
    [InlineData("en-GB", "close unconference", "Should “Høst-unconference” end for everyone?", "Yes, end it", "Ended")]
    public async Task To_close_is_asked_about_by_name_and_a_press_does_it_once(string locale, string close, string question, string yes, string ended)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);

        var asked = await lead.Says(close);

        Assert.Contains(question, asked);
        Assert.Equal(Phase.Proposing, await PhaseOf(town, lead));
        Assert.Contains(ended, await lead.Presses(yes));
        Assert.Equal(Phase.Closed, await PhaseOf(town, lead));
        Assert.Throws<InvalidOperationException>(() => lead.FindButton(yes));
    }

    [Theory]
    [InlineData("lukk unconference ikke nå")]
    [InlineData("lukk unconference ikkje no")]
    [InlineData("close unconference not now")]
    [InlineData("lukk unconference ikke ja")]
    [InlineData("lukk unconference kanskje")]
    [InlineData("åpne avstemning ikke nå")]
    public async Task Words_that_are_not_understood_stop_it(string words)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);

        await lead.Says(words);
        Assert.Equal(Phase.Proposing, await PhaseOf(town, lead));
    }

    [Theory]
    [InlineData("trekk 1 ikke nå")]
    [InlineData("trekk 1 og 2")]
    [InlineData("withdraw 1 not now")]
    public async Task A_topic_is_not_withdrawn_by_words_that_say_something_else(string words)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.Person("Kari").Proposes("Klarspråk");

        await town.Person("Kari").Says(words);
        Assert.True((await Topic(town, lead, 1)).Stands);
    }

    [Fact]
    public async Task A_topic_is_withdrawn_by_a_yes_to_it_by_its_host_and_in_its_own_unconference()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");
        await kari.Privately.Says("tema 1");
        var old = kari.Privately.FindButton("Ja, trekk temaet");

        Assert.Contains("Skal tema 1, «Klarspråk», trekkes fra «Høst-unconference»?", await kari.Says("trekk 1"));
        Assert.Contains("Bare den som foreslo", await lead.Presses("Ja, trekk temaet"));
        Assert.True((await Topic(town, lead, 1)).Stands);
        var seen = await kari.Presses("Ja, trekk temaet");
        Assert.Contains("Temaet er trukket", seen);

        await lead.Says("lukk unconference ja");
        await lead.Says("unconference");
        await lead.Presses("Åpne", ("name", "Vår"), ("theme", ""), ("date", "2026-12-03"), ("votes", "3"), ("way", "votes"));
        await kari.Proposes("Et annet tema");
        await Press(kari, old);
        Assert.True((await Topic(town, lead, 1)).Stands);
    }

    [Fact]
    public async Task A_merge_says_which_topics_and_waits_for_a_yes()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);

        var asked = await lead.Says("slå sammen 2 med 1");

        Assert.Contains("Skal tema 2, «Sak 2», bli en del av tema 1, «Sak 1»?", asked);
        Assert.True((await Topic(town, lead, 2)).Stands);
        Assert.Contains("Tema 2 er nå en del av tema 1", await lead.Presses("Ja, slå sammen"));
        Assert.Equal(1, (await Topic(town, lead, 2)).MergedInto);
        await lead.Says("slå sammen 3 1 ikke nå");
        Assert.True((await Topic(town, lead, 3)).Stands);
    }

    [Fact]
    public async Task Before_its_deadline_a_vote_is_closed_by_a_yes_and_otherwise_by_the_words()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await lead.Says("avstemningen lukker 1. desember kl. 12");

        Assert.Contains("før fristen?", await lead.Says("lukk avstemning"));
        Assert.Equal(Phase.Voting, await PhaseOf(town, lead));
        Assert.Contains("Resultat:", await lead.Says("lukk avstemning ja"));
    }

    [Fact]
    public async Task An_old_status_card_opens_no_other_vote_and_says_how_it_is()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("unconference");
        var old = lead.FindButton("Åpne avstemning");
        Assert.Contains("Avstemningen er åpen", await lead.Presses("Åpne avstemning"));

        Assert.DoesNotContain(town.Channel.Messages, message => message.Id == old.Message.Id && message.Text.Contains("Åpne avstemning", StringComparison.Ordinal));
        Assert.Contains("allerede åpen", await Press(lead, old));
    }

    [Fact]
    public async Task A_card_from_before_buttons_named_things_asks_first()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var data = new Dictionary<string, string> { ["u"] = await town.UnconferenceId(lead) };

        var seen = await lead.Does(lead.Event(OtgBot.Turns.IncomingKind.Button) with { Button = new OtgBot.Turns.ButtonPress("unconferences.close", data, null, null), AnswersInline = true });

        Assert.Contains("Skal «Høst-unconference» avsluttes for alle?", seen);
        Assert.Equal(Phase.Proposing, await PhaseOf(town, lead));
    }

    private static Task<string> Press(TestPerson person, (TestMessage Message, OtgBot.Cards.Actions.ActionExecute Action) old) => person.Does(person.Event(OtgBot.Turns.IncomingKind.Button) with
    {
        Button = new OtgBot.Turns.ButtonPress(old.Action.Verb, old.Action.Data, old.Message.Id, old.Message.Content.Origin),
        AnswersInline = true,
    });

    private static async Task<Phase> PhaseOf(Town town, TestPerson lead) =>
        (await town.Unconferences().Latest(lead.Address.Partition, TestContext.Current.CancellationToken)).Phase;

    private static async Task<Topic> Topic(Town town, TestPerson lead, int number) =>
        (await town.Unconferences().Topic(await town.UnconferenceId(lead), number, TestContext.Current.CancellationToken))!.Value;
}
