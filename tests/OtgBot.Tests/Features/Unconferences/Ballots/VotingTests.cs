using OtgBot.Features.Participation;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Ballots;

public sealed class VotingTests
{
    [Fact]
    public async Task A_ballot_asked_for_in_a_channel_is_shown_in_private_and_saved_by_its_form()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        var kari = town.Person("Kari");

        await kari.Says("stem");

        Assert.Contains("private chatten", town.Channel.Messages[^1].Text);
        Assert.Equal("team", town.Channel.Messages[^1].Content.To.Conversation);
        Assert.Contains("Stemmeseddelen din", town.Channel.Messages[^2].Text);
        Assert.Equal(ConversationKind.Personal, town.Channel.Messages[^2].Content.To.Kind);
        var seen = await kari.Privately.Presses("Lagre stemmene", ("topics", "3,1"));
        Assert.Contains("2 av 5", seen);
        Assert.Contains("(x) 1 – Sak 1", seen);
        Assert.Contains("( ) 2 – Sak 2", seen);
    }

    [Theory]
    [InlineData("nb-NO", "stem 2 3", "stem ingen", "Du har brukt 2 av 5 stemmer", "tatt tilbake")]
    [InlineData("nn-NO", "røyst 2 og 3", "røyst ingen", "Du har brukt 2 av 5 røyster", "teke tilbake alle røystene")]
    [InlineData("en-GB", "vote #2, #3.", "vote none", "You have used 2 of 5 votes", "taken back")]
    public async Task Votes_can_be_written_and_taken_back(string locale, string vote, string none, string saved, string takenBack)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(3);
        await lead.Says("open voting");
        var kari = town.Person("Kari", locale);

        Assert.Contains(saved, await kari.Says(vote));
        Assert.Contains(takenBack, await kari.Says(none));
    }

    [Theory]
    [InlineData("nb-NO", "stem 2 2 2", "Du har brukt 1 av 5 stemmer. Du kan gi høyst én stemme til hvert tema, så tema 2 fikk én.")]
    [InlineData("nn-NO", "røyst 2 2 3 3", "Du har brukt 2 av 5 røyster. Du kan gi høgst éi røyst til kvart tema, så tema 2 og 3 fekk éi kvar.")]
    [InlineData("en-GB", "vote 2 2", "You have used 1 of 5 votes. A topic can get at most one vote from each person, so topic 2 got one.")]
    public async Task Who_gives_a_topic_several_votes_hears_that_it_got_one(string locale, string vote, string said)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(3);
        await lead.Says("open voting");

        Assert.Contains(said, await town.Person("Kari", locale).Says(vote));
    }

    [Fact]
    public async Task Thirteen_months_after_it_was_closed_the_ballots_are_gone_and_the_result_stands()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(ParticipationFeature)]);
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 6; n++) await town.Person($"Velger{n}").Says("stem 1 2");
        await lead.Says("lukk avstemning");
        await lead.Says("lukk unconference ja");
        town.Clock.Advance(TimeSpan.FromDays(7 * 50));
        await town.Run("retention");
        Assert.Contains("ballot|", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 9));
        await town.Run("retention");
        Assert.DoesNotContain("ballot|", await town.Everything());
        Assert.Contains("5 stemte", await lead.Says("resultat"));
    }

    [Fact]
    public async Task Ballots_of_one_that_nobody_closed_go_thirteen_months_after_its_day()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(ParticipationFeature)]);
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        await town.Person("Velger").Says("stem 1 2");
        await lead.Says("lukk avstemning");
        town.Clock.Advance(TimeSpan.FromDays(7 * 50));
        await town.Run("retention");
        Assert.Contains("ballot|", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 12));
        await town.Run("retention");

        Assert.DoesNotContain("ballot|", await town.Everything());
    }

    [Fact]
    public async Task A_new_ballot_takes_the_old_ones_place_as_a_whole()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 12; n++)
        {
            await town.Person($"Velger{n}").Says("stem 1 2");
            await town.Person($"Velger{n}").Says(n < 6 ? "stem 3" : "stem ingen");
            if (n >= 6) await town.Person($"Velger{n}").Says("stem 2");
        }

        var result = await lead.Says("lukk avstemning");

        Assert.Contains("10 stemte", result);
        Assert.Contains("Delt 1. plass: Sak 3 (tema 3)\n6 stemmer", result);
        Assert.Contains("\nSak 1 (tema 1)\nfærre enn 5 stemmer", result.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nb-NO", "stem 1 2", "Andre kan lese det du skrev")]
    [InlineData("nn-NO", "røyst 1 2", "Andre kan lese det du skreiv")]
    [InlineData("en-GB", "vote 1 2", "others can read what you typed")]
    public async Task Who_types_votes_where_others_read_is_told_so_privately_and_who_uses_the_chat_is_not(string locale, string words, string told)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(3);
        await lead.Says(locale[..2] switch { "nb" => "åpne avstemning", "nn" => "opne avrøysting", _ => "open voting" });
        var (kari, ola) = (town.Person("Kari", locale), town.Person("Ola", locale));
        await kari.Privately.Says(words);
        await kari.Says(words);
        await ola.Privately.Says(words);

        var warning = Assert.Single(town.Channel.Messages, message => message.Text.Contains(told, StringComparison.Ordinal));
        Assert.NotEqual("team", warning.Content.To.Conversation);
        Assert.DoesNotContain("1", warning.Text);
        Assert.DoesNotContain("2", warning.Text);
    }

    [Fact]
    public async Task A_ballot_that_breaks_a_rule_is_refused_whole_with_a_sentence()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(votes: 2);
        await town.HasTopics(3);
        await town.Person("Vert3").Says("trekk 3 ja");
        await lead.Says("åpne avstemning");
        var host = town.Person("Vert1");

        Assert.Contains("1 av 2", await host.Says("stem 2"));
        Assert.Contains("Tema 1 er ditt eget", await host.Says("stem 1"));
        Assert.Contains("Du valgte 3 temaer, og du har 2 stemmer", await host.Says("stem 1 2 3"));
        Assert.Contains("Tema 3 er trukket", await host.Says("stem 3"));
        Assert.Contains("ikke noe tema nummer 9", await host.Says("stem 2 9"));
        Assert.Contains("ikke noe tema nummer 0", await host.Says("stem 2 0"));
        Assert.Contains("Jeg forsto ikke «førti»", await host.Says("stem førti"));
        Assert.Contains("Jeg forsto ikke «-2»", await host.Says("stem -2"));
        Assert.Contains("Lagret: Du har brukt 1 av 2", await host.Privately.Says("stem"));
    }

    [Fact]
    public async Task Nobody_sees_a_count_before_voting_is_closed()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        var before = await lead.Says("temaer") + await lead.Says("tema 2");
        for (var n = 0; n < 7; n++) await town.Person($"Velger{n}").Says("stem 2");

        Assert.Equal(before, await lead.Says("temaer") + await lead.Says("tema 2"));
        Assert.DoesNotContain("7", await lead.Says("unconference"));
        Assert.Contains("også lederne", await lead.Says("resultat"));
    }

    [Fact]
    public async Task With_fewer_than_six_voters_neither_counts_nor_order_are_shown_and_why()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 5; n++) await town.Person($"Velger{n}").Says("stem 2");

        var result = await lead.Says("lukk avstemning");

        Assert.Contains("Færre enn 6 stemte. Da viser jeg verken tall eller rekkefølge", result);
        Assert.Matches(@"1\. Sak 1\s+2\. Sak 2\s+3\. Sak 3", result);
        Assert.DoesNotContain("plass", result);
        Assert.DoesNotContain("5 stemmer", result);
        Assert.DoesNotContain("■", result);
    }

    [Fact]
    public async Task Where_no_form_can_be_shown_the_ballot_is_filled_in_by_words()
    {
        await using var town = Fair.Town(forms: false);
        var lead = await town.Lead();
        foreach (var answer in new[] { "unconference", "Høst", "-", "3.12.2026", "2", "-", "-", "-" }) await lead.Says(answer);
        foreach (var answer in new[] { "foreslå", "Klarspråk", "Brev", "1", "30", "-" }) await town.Person("Kari").Says(answer);
        await lead.Says("åpne avstemning");

        var ola = town.Person("Ola");
        var seen = await ola.Says("stem");
        Assert.Contains("[ ] 1. Klarspråk", seen);
        Assert.DoesNotContain("Lagre stemmene", seen);
        await ola.Says("stem 1");
        Assert.Contains("[x] 1. Klarspråk", await ola.Says("stem"));
    }

    [Fact]
    public async Task A_ballot_of_an_unconference_that_is_over_is_refused_politely()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        var kari = town.Person("Kari");
        await kari.Says("stem");
        await lead.Says("lukk avstemning");

        Assert.Contains("Avstemningen er lukket", await kari.Privately.Presses("Lagre stemmene", ("topics", "1")));
        await lead.Says("lukk unconference ja");
        Assert.Contains("Avstemningen er lukket", await kari.Privately.Presses("Lagre stemmene", ("topics", "1")));
    }

    [Fact]
    public async Task Fifty_who_vote_at_once_through_two_hosts_are_each_counted_once()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(5);
        await lead.Says("åpne avstemning");
        await using var other = town.SecondHost();
        Town[] hosts = [town, other];

        // Each vote is delivered twice, to both hosts.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(() =>
        {
            var person = hosts[n % 2].Person($"Velger{n / 2}");
            return hosts[n % 2].Handle(person.Event(IncomingKind.Text) with { Text = $"stem {1 + (n / 2 % 5)}" });
        })));

        var tally = await Close(town, lead);
        Assert.Equal(50, tally.Voters);
        Assert.All(tally.Votes, topic => Assert.Equal(10, topic.Votes));
    }

    [Fact]
    public async Task When_voting_closes_in_the_middle_those_who_were_thanked_are_those_who_were_counted()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await using var other = town.SecondHost();
        Town[] hosts = [town, other];

        var votes = Enumerable.Range(0, 60).Select(n => Task.Run(async () =>
        {
            var person = hosts[n % 2].Person($"Velger{n}");
            var turn = await hosts[n % 2].Handle(person.Event(IncomingKind.Text) with { Text = "stem 1", AnswersInline = true });
            return turn.Inline!.Text!;
        })).ToArray();
        await votes[20];
        await lead.Says("lukk avstemning");
        var answers = await Task.WhenAll(votes);

        var thanked = answers.Count(answer => answer.StartsWith("Takk", StringComparison.Ordinal));
        var tally = await Close(town, lead);
        Assert.Equal(thanked / 5 * 5, tally.Voters);
        Assert.Equal(thanked, tally.Counted.Count);
        Assert.Null(tally.Votes.Single().Votes);
        Assert.All(answers, answer => Assert.True(answer.StartsWith("Takk", StringComparison.Ordinal) || answer.Contains("lukket", StringComparison.Ordinal) || answer.Contains("stengte", StringComparison.Ordinal), answer));
        Assert.Equal(thanked, (await town.Everything()).Split('\n').Count(line => line.Contains(" ballot|", StringComparison.Ordinal)));
    }

    private static async Task<OtgBot.Features.Unconferences.Domain.Votes.Tally> Close(Town town, TestPerson lead)
    {
        await lead.Says("lukk avstemning");
        return await town.Box().Count(await town.UnconferenceId(lead), TestContext.Current.CancellationToken);
    }
}
