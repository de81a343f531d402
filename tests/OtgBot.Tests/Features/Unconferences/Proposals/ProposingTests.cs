using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Proposals;

public sealed class ProposingTests
{
    [Fact]
    public async Task A_proposal_stands_in_the_channel_at_once_with_its_number_and_its_host()
    {
        await using var town = Fair.Town();
        await town.Opened();

        var seen = await town.Person("Kari").Proposes("Klarspråk i brev");

        Assert.Contains("1. Klarspråk i brev", seen);
        Assert.Contains("Vert: Kari", seen);
        Assert.Contains("30 minutter", seen);
        Assert.Contains("2. Åpne data", await town.Person("Ola").Proposes("Åpne data"));
    }

    [Theory]
    [InlineData("nb-NO", "foreslå", "temaer", "tema 1", "trekk 1 ja", "Vert: Kari", "er trukket")]
    [InlineData("nn-NO", "føreslå", "tema", "tema 1", "trekk 1 ja", "Vert: Kari", "er trekt")]
    [InlineData("en-GB", "propose", "topics", "topic 1", "withdraw 1 ja", "Host: Kari", "has been withdrawn")]
    public async Task The_whole_story_is_told_in_each_language(string locale, string propose, string topics, string topic, string withdraw, string host, string withdrawn)
    {
        await using var town = Fair.Town();
        await town.Opened(locale: locale);
        var kari = town.Person("Kari", locale);

        Assert.Contains("Klarspråk", await kari.Says(propose + " Klarspråk"));
        await kari.Proposes("Klarspråk");
        Assert.Contains("1. Klarspråk", await kari.Says(topics));
        Assert.Contains(host, await kari.Says(topic));
        Assert.Contains(withdrawn, await kari.Says(withdraw));
        Assert.DoesNotContain("1. Klarspråk", await kari.Says(topics));
    }

    [Fact]
    public async Task Only_the_host_changes_or_withdraws_a_topic()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");

        await kari.Privately.Says("tema 1");
        var (edit, withdraw) = (kari.Privately.FindButton("Endre"), kari.Privately.FindButton("Ja, trekk temaet"));

        Assert.Contains("Bare den som foreslo tema 1", await Press(lead, edit));
        Assert.Contains("Bare den som foreslo tema 1", await Press(lead, withdraw));
        Assert.Contains("Bare den som foreslo tema 1", await lead.Says("endre tema 1"));
        Assert.Contains("Bare den som foreslo tema 1", await lead.Says("trekk 1 ja"));
        Assert.Contains("Temaet er trukket", await kari.Privately.Presses("Ja, trekk temaet"));
        Assert.Contains("Tema 1 er trukket", await kari.Says("trekk 1 ja"));
    }

    [Theory]
    [InlineData("nb-NO", "tema 1", "Endre", "Ja, trekk temaet", "Verten kan skrive «endre tema 1» eller «trekk 1».")]
    [InlineData("nn-NO", "tema 1", "Endre", "Ja, trekk temaet", "Verten kan skrive «endre tema 1» eller «trekk 1».")]
    [InlineData("en-GB", "topic 1", "Edit", "Yes, withdraw the topic", "The host can write “edit topic 1” or “withdraw 1”.")]
    public async Task Buttons_to_change_a_topic_are_for_its_host_alone_and_in_the_channel_the_words_for_them_stand(string locale, string topic, string edit, string withdraw, string words)
    {
        await using var town = Fair.Town();
        var lead = await town.Opened(locale: locale);
        var (kari, ola) = (town.Person("Kari", locale), town.Person("Ola", locale));
        await kari.Says(topic);
        await ola.Says(topic);

        Assert.Contains(words, await kari.Proposes("Klarspråk"));
        Assert.Contains(words, await kari.Says(topic));
        foreach (var person in (TestPerson[])[lead, ola, kari.Privately]) await person.Says(topic);
        Assert.DoesNotContain(words, await ola.Privately.Says(topic));

        foreach (var title in (string[])[edit, withdraw])
        {
            foreach (var person in (TestPerson[])[kari, ola, lead, ola.Privately]) Assert.Throws<InvalidOperationException>(() => person.FindButton(title));
            Assert.NotNull(kari.Privately.FindButton(title).Message);
        }
    }

    [Fact]
    public async Task A_co_host_finds_a_button_to_change_the_topic_and_none_to_withdraw_it()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");
        await kari.Says("medvert 1", ola);

        await ola.Privately.Says("tema 1");

        Assert.NotNull(ola.Privately.FindButton("Endre").Message);
        Assert.Throws<InvalidOperationException>(() => ola.Privately.FindButton("Ja, trekk temaet"));
    }

    [Fact]
    public async Task Where_only_the_host_sees_the_answer_in_the_channel_the_buttons_are_there_too()
    {
        await using var town = Fair.Town();
        await town.Opened();
        town.Channel.Whispers = true;
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");

        await ola.Does(ola.Event(IncomingKind.Text) with { Text = "tema 1", IsQuiet = true });
        Assert.Throws<InvalidOperationException>(() => ola.FindButton("Endre"));
        await kari.Does(kari.Event(IncomingKind.Text) with { Text = "tema 1", IsQuiet = true });
        Assert.NotNull(kari.FindButton("Endre").Message);
    }

    private static Task<string> Press(TestPerson person, (TestMessage Message, OtgBot.Cards.Actions.ActionExecute Action) button) => person.Does(person.Event(IncomingKind.Button) with
    {
        Button = new ButtonPress(button.Action.Verb, new Dictionary<string, string>(button.Action.Data), button.Message.Id, button.Message.Content.Origin),
        AnswersInline = true,
    });

    [Fact]
    public async Task A_host_changes_a_topic_in_a_form_that_begins_with_what_it_says()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");
        await kari.Privately.Says("tema 1");

        Assert.Contains("Klarspråk", await kari.Privately.Presses("Endre"));
        var seen = await kari.Privately.Presses("Lagre", ("title", "Klart språk"), ("about", "Brev folk forstår"), ("format", "workshop"), ("minutes", "60"));

        Assert.Contains("1. Klart språk", seen);
        Assert.Contains("Verksted", seen);
        Assert.Contains("60 minutter", seen);
    }

    [Fact]
    public async Task The_later_of_two_edits_is_told_and_keeps_its_words()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");
        await kari.Privately.Says("endre tema 1");
        await kari.Says("endre tema 1");
        await kari.Presses("Lagre", ("title", "Fra kanalen"), ("about", "a"), ("format", "talk"), ("minutes", "15"));

        var seen = await kari.Privately.Presses("Lagre", ("title", "Fra chatten"), ("about", "b"), ("format", "demo"), ("minutes", "45"));

        Assert.Contains("mens du skrev, så endringen din", seen);
        Assert.Contains("1. Fra kanalen", seen);
        Assert.Contains("Fra chatten", seen);
        Assert.Contains("Dette skjemaet er ikke lagret. Det er byttet ut med et nytt", seen);
        Assert.DoesNotContain("er sendt", seen);
        Assert.Contains("lagt ut i kanalen", await kari.Privately.Presses("Lagre", ("title", "Fra chatten"), ("about", "b"), ("format", "demo"), ("minutes", "45")));
        Assert.Contains("1. Fra chatten", await kari.Says("tema 1"));
    }

    [Fact]
    public async Task A_proposal_from_a_personal_chat_is_posted_in_the_channel()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Says("temaer");

        Assert.Contains("lagt ut i kanalen", await kari.Privately.Proposes("Klarspråk"));
        Assert.Contains(town.Channel.Messages, message => message.Content.To.Conversation == "team" && message.Text.Contains("1. Klarspråk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_not_be_read_or_is_not_there_gets_a_sentence_with_an_example()
    {
        await using var town = Fair.Town();
        var kari = town.Person("Kari");
        await town.Lead();
        Assert.Contains("Her har det ikke vært noen unconference ennå", await kari.Says("temaer"));
        Assert.Contains("Ingen unconference er åpen", await kari.Says("foreslå"));
        Assert.Contains("Ingen unconference er åpen", await kari.Says("unconference"));
        Assert.Contains("Ingen unconference er åpen", await kari.Says("stem 1"));
        await town.Opened();
        await kari.Proposes("Klarspråk");

        foreach (var missing in new[] { "tema 0", "tema 2", "tema 999999" }) Assert.Contains("Det er ikke noe tema nummer", await kari.Says(missing));
        foreach (var unread in new[] { "tema x", "tema -1", "trekk", "endre tema", "tema 99999999999999" }) Assert.Contains("Skriv tallet", await kari.Says(unread));
    }

    [Fact]
    public async Task Titles_of_any_script_and_markup_stay_the_text_they_are()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");

        Assert.Contains("1. 🎉🎉", await kari.Proposes("🎉🎉"));
        Assert.Contains("2. شفافية", await kari.Proposes("\u202Eشفافية\u202C"));
        Assert.Contains("3. <at>everyone</at> <!channel> [lenke](https://a.no)", await kari.Proposes("<at>everyone</at> <!channel> [lenke](https://a.no)"));
        Assert.Contains("plass til 100", await kari.Proposes(new string('x', 101)));
        Assert.Contains("Fyll ut dette feltet.", await kari.Proposes("   "));
    }

    [Fact]
    public async Task A_very_long_proposal_begins_a_form_and_loses_no_more_than_a_topic_can_hold()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");

        await kari.Says("foreslå " + string.Concat(Enumerable.Repeat("klart språk ", 10_000)));

        var form = kari.FindButton("Foreslå").Message.Card!;
        var inputs = OtgBot.Cards.CardWalk.Inputs(form).ToDictionary(input => input.Id, input => input.Value!);
        Assert.InRange(inputs["title"].Length, 80, 100);
        Assert.InRange(inputs["about"].Length, 980, 1_000);
    }

    [Fact]
    public async Task The_same_form_sent_through_two_hosts_at_once_makes_one_topic()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await using var other = town.SecondHost();
        for (var round = 1; round <= 10; round++)
        {
            var kari = town.Person($"Kari{round}");
            await kari.Says("foreslå");
            var (message, action) = kari.FindButton("Foreslå");
            var data = new Dictionary<string, string>(action.Data) { ["title"] = $"Sak {round}", ["about"] = "x", ["format"] = "talk", ["minutes"] = "15" };
            var press = kari.Event(IncomingKind.Button) with { Button = new ButtonPress(action.Verb, data, message.Id, message.Content.Origin), AnswersInline = true };

            await Task.WhenAll(Task.Run(() => town.Handle(press)), Task.Run(() => other.Handle(press)));
        }

        var topics = await town.Unconferences().Topics(await town.UnconferenceId(lead), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 10), topics.Select(topic => topic.Number));
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"Sak {n}"), topics.Select(topic => topic.Title));
    }

    [Fact]
    public async Task People_who_propose_at_once_through_two_hosts_get_numbers_of_their_own()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await using var other = town.SecondHost();
        var id = await town.UnconferenceId(lead);
        Town[] hosts = [town, other];

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            // Each form reaches a host, is lost on the way back, and is sent again to the other.
            var draft = Topics.Make(0, $"Sak {n}") with { Nonce = $"form{n}" };
            var first = await hosts[n % 2].Unconferences().Propose(id, draft, TestContext.Current.CancellationToken);
            var second = await hosts[(n + 1) % 2].Unconferences().Propose(id, draft, TestContext.Current.CancellationToken);
            Assert.True(first.IsNew);
            Assert.Equal((first.Topic.Number, false), (second.Topic.Number, second.IsNew));
        })));

        var topics = await town.Unconferences().Topics(id, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 40), topics.Select(topic => topic.Number));
        Assert.Equal(40, topics.DistinctBy(topic => topic.Title).Count());
    }
}
