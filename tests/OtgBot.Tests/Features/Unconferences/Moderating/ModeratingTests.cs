namespace OtgBot.Tests.Features.Unconferences.Moderating;

public sealed class ModeratingTests
{
    [Theory]
    [InlineData("nb-NO", "skjul 1 Reklame for et produkt", "Tema 1 er skjult", "En leder har skjult temaet ditt «Kjøp nå» i Høst-unconference. Grunnen: Reklame for et produkt.", "vis igjen 1")]
    [InlineData("nn-NO", "skjul 1 Reklame for eit produkt", "Tema 1 er skjult", "Ein leiar har skjult temaet ditt «Kjøp nå» i Høst-unconference. Grunnen: Reklame for eit produkt.", "vis igjen 1")]
    [InlineData("en-GB", "hide 1 Advertises a product", "Topic 1 is hidden", "A lead has hidden your topic “Kjøp nå” in Høst-unconference. The reason: Advertises a product.", "unhide 1")]
    public async Task A_lead_hides_a_topic_with_a_reason_its_host_gets_to_know_and_shows_it_again(string locale, string hide, string hidden, string told, string show)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        var kari = town.Person("Kari", locale);
        await kari.Proposes("Kjøp nå");
        await kari.Privately.Says("topics");

        var seen = await lead.Says(hide);

        Assert.Contains(hidden, seen);
        Assert.Contains(told, seen);
        Assert.Equal("chat-user-kari", town.Channel.Messages.Single(message => message.Text.Contains(told, StringComparison.Ordinal)).Content.To.Conversation);
        Assert.DoesNotContain("Kjøp nå", await lead.Says("topics"));
        Assert.DoesNotContain("Kjøp nå", await lead.Says("topic 1"));
        Assert.Contains("Kjøp nå", await kari.Privately.Says("topic 1"));
        Assert.Contains("Kjøp nå", await lead.Says(show));
        Assert.Contains("Kjøp nå", await lead.Says("topics"));
    }

    [Fact]
    public async Task A_host_is_not_written_to_at_night()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Kjøp nå");
        await kari.Privately.Says("temaer");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 18, 21, 30, 0, TimeSpan.Zero));
        var before = town.Channel.Messages.Count(message => message.Content.To.Conversation == "chat-user-kari");

        Assert.Contains("Jeg fikk ikke sagt fra til verten", await lead.Says("skjul 1 Reklame"));

        Assert.Equal(before, town.Channel.Messages.Count(message => message.Content.To.Conversation == "chat-user-kari"));
    }

    [Fact]
    public async Task Hiding_is_for_leads_and_needs_a_topic_and_a_reason()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);

        Assert.Contains("Bare ledere", await town.Person("Kari").Says("skjul 1 Reklame"));
        Assert.Contains("hvorfor? Skriv for eksempel", await lead.Says("skjul 1"));
        Assert.Contains("hvorfor? Skriv for eksempel", await lead.Says("skjul reklame"));
        Assert.Contains("300 tegn, og denne har 400", await lead.Says("skjul 1 " + new string('x', 400)));
        Assert.Contains("ikke noe tema nummer 9", await lead.Says("skjul 9 Reklame"));
        Assert.Contains("Tema 1 er ikke skjult", await lead.Says("vis igjen 1"));
        Assert.Contains("Jeg fikk ikke sagt fra til verten", await lead.Says("skjul 1 Reklame"));
        Assert.Contains("Tema 1 er skjult av en leder", await lead.Says("skjul 1 Reklame"));
        Assert.Contains("Tema 1 er skjult av en leder", await town.Person("Vert1").Says("endre tema 1"));
    }

    [Fact]
    public async Task A_hidden_topic_can_not_be_voted_for_and_is_in_no_result()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 6; n++) await town.Person($"Velger{n}").Says("stem 1 2");
        await lead.Says("skjul 1 Reklame");

        Assert.Contains("En leder har skjult tema 1, så det kan ingen stemme på", await town.Person("Kari").Says("stem 1"));
        var result = await lead.Says("lukk avstemning");
        Assert.Contains("Sak 2 (tema 2)", result);
        Assert.DoesNotContain("Sak 1", result);
    }

    [Fact]
    public async Task Merging_joins_hosts_and_votes_and_can_be_undone()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 20; n++) await town.Person($"Velger{n}").Says(n < 3 ? "stem 1 2" : n < 6 ? "stem 2 3" : "stem 3");
        await town.Person("Vert2").Says("stem 1");

        Assert.Contains("Sammen med: Vert2", await lead.Says("slå sammen 2 med 1 ja"));
        Assert.DoesNotContain("Sak 2", await lead.Says("temaer"));
        Assert.Contains("Tema 2 er slått sammen med tema 1. Stem på det i stedet", await town.Person("Kari").Says("stem 2"));
        Assert.Contains("Lagret: Du har brukt 1 av 5", await town.Person("Velger0").Privately.Says("stem"));
        Assert.Contains("Tema 2 er slått sammen med dette", await lead.Says("tema 1"));
        Assert.Contains("slått sammen med tema 1", await lead.Says("slå sammen 2 med 3 ja"));
        Assert.Contains("Sak 2", await lead.Says("skill ut 2"));
        Assert.DoesNotContain("Sammen med", await lead.Says("tema 1"));
        await lead.Says("slå sammen 2 med 1 ja");

        var result = await lead.Says("lukk avstemning");

        // Six voters for the whole; the one who hosts a part of it does not count.
        Assert.Contains("2. plass: Sak 1 (tema 1)\n6 stemmer", result);
        Assert.Contains("Sak 3 (tema 3)\nnesten alle", result);
        Assert.Contains("Stemmene er telt", await lead.Says("slå sammen 3 med 1 ja"));
        Assert.Contains("Stemmene er telt", await lead.Says("skill ut 2"));
    }

    [Theory]
    [InlineData("slå sammen 1", "Hvilke to temaer")]
    [InlineData("slå sammen 1 og 1 ja", "Hvilke to temaer")]
    [InlineData("slå sammen 1 2 3", "så jeg har ikke gjort noe")]
    [InlineData("slå sammen 1 og 9 ja", "ikke noe tema nummer 9")]
    [InlineData("slå sammen 3 og 1 ja", "Tema 3 er trukket")]
    [InlineData("skill ut 1", "ikke slått sammen med et annet")]
    public async Task A_merge_that_makes_no_sense_gets_a_sentence(string says, string sentence)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await town.Person("Vert3").Says("trekk 3 ja");

        Assert.Contains(sentence, await lead.Says(says));
        Assert.Contains("Bare ledere", await town.Person("Kari").Says(says));
    }

    [Fact]
    public async Task Two_leads_who_merge_crosswise_at_once_make_one_merge()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var lead = await town.Opened();
        await town.HasTopics(2);
        var there = lead with { Town = other };

        await Task.WhenAll(Task.Run(() => lead.Says("slå sammen 1 med 2 ja")), Task.Run(() => there.Says("slå sammen 2 med 1 ja")));

        var topics = await town.Unconferences().Topics(await town.UnconferenceId(lead), TestContext.Current.CancellationToken);
        Assert.Single(topics, topic => topic.Stands);
        Assert.Equal(2, topics.Single(topic => topic.Stands).Hosts.Count());
    }

    [Theory]
    [InlineData("Foreslå det likevel", "anyway", "2. Brev med klart språk", "vil gjerne slå det sammen")]
    public async Task Whoever_proposes_sees_what_it_is_like_and_may_go_on(string title, string choice, string seen, string notSeen)
    {
        await using var town = Fair.Town();
        await town.Opened();
        await town.Person("Kari").Proposes("Klarspråk i brev");
        var ola = town.Person("Ola");

        var alike = await ola.Proposes("Brev med klart språk");

        Assert.Contains("Ligner temaet ditt på et av disse?", alike);
        Assert.Contains("1. Klarspråk i brev", alike);
        Assert.Contains(title, alike);
        Assert.DoesNotContain("Brev med klart språk", await ola.Says("temaer"));
        var proposed = await ola.Presses("Fortsett", ("then", choice));
        Assert.Contains(seen, proposed);
        Assert.DoesNotContain(notSeen, proposed);
    }

    [Theory]
    [InlineData("nn-NO", "Liknar temaet ditt på eit av desse?", "Hald fram")]
    [InlineData("en-GB", "Is your topic similar to one of these?", "Go on")]
    public async Task What_it_is_like_is_told_in_the_language_of_who_proposes(string locale, string title, string goOn)
    {
        await using var town = Fair.Town();
        await town.Opened();
        await town.Person("Kari").Proposes("Klarspråk i brev");
        var ola = town.Person("Ola", locale);

        Assert.Contains(title, await ola.Proposes("Brev med klart språk"));
        Assert.DoesNotContain("Lengde:", await ola.Presses(goOn, ("then", "drop")));
    }

    [Fact]
    public async Task Whoever_proposes_may_ask_for_a_merge_that_a_lead_makes_by_a_button()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.Person("Kari").Proposes("Klarspråk i brev");
        var ola = town.Person("Ola");
        await ola.Proposes("Brev med klart språk");

        Assert.Contains("vil gjerne slå det sammen med tema 1. En leder avgjør", await ola.Presses("Fortsett", ("then", "merge")));
        Assert.Contains("Bare ledere", await ola.Presses("Slå sammen med tema 1"));
        Assert.Contains("Sammen med: Ola", await lead.Presses("Slå sammen med tema 1"));
    }

    [Fact]
    public async Task Whoever_proposes_may_leave_it_and_read_the_one_that_is_there()
    {
        await using var town = Fair.Town();
        await town.Opened();
        await town.Person("Kari").Proposes("Klarspråk i brev");
        var ola = town.Person("Ola");
        await ola.Proposes("Brev med klart språk");

        Assert.Contains("Vert: Kari", await ola.Presses("Fortsett", ("then", "drop")));
        Assert.Contains("1 tema\n", await ola.Says("temaer"));
    }

    [Fact]
    public async Task In_a_chat_without_forms_the_one_question_is_asked_and_nothing_is_written_twice()
    {
        await using var town = Fair.Town(forms: false);
        var lead = await town.Lead();
        foreach (var answer in new[] { "unconference", "Høst", "-", "3.12.2026", "2", "-", "-", "-" }) await lead.Says(answer);
        foreach (var answer in new[] { "foreslå", "Klarspråk i brev", "Brev", "1", "30", "-" }) await town.Person("Kari").Says(answer);
        var ola = town.Person("Ola");
        foreach (var answer in new[] { "foreslå", "Brev med klart språk", "Les høyt", "1", "30" }) await ola.Says(answer);

        Assert.Contains("Hva vil du gjøre med temaet ditt?", await ola.Says("-"));
        Assert.Contains("Les høyt", await ola.Says("Foreslå det likevel"));
    }
}
