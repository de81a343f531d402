using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

public sealed class PromptsFeatureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "Jeg tar 2", "Fint, du tar nummer 2! Skriv «gjort 2»", "Lagre som gjort", "Historien er delt med de andre", "Angre", "Nummer 2 er igjen merket som tatt")]
    [InlineData("nn-NO", "Eg tek 2", "Flott, du tek nummer 2! Skriv «gjort 2»", "Lagre som gjord", "Historia er delt med dei andre", "Angre", "Nummer 2 er igjen merkt som teken")]
    [InlineData("en-GB", "I’ll do 2", "Great, you are taking number 2! Write “done 2”", "Save as done", "Your story has been shared with the others", "Undo", "Number 2 is marked as taken again")]
    public async Task The_loop_by_buttons_in_three_languages(string locale, string take, string taken, string save, string done, string undo, string undone)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");

        Assert.Contains(taken, await kari.Presses(take));
        var seen = await kari.Presses(save, ("which", "2"), ("story", "Vi ringte i stedet"), ("share", "true"));
        Assert.Contains(done, seen);
        Assert.Contains("Vi ringte i stedet", seen);
        Assert.Contains("Kari", seen);
        Assert.Contains(undone, await kari.Presses(undo));
        Assert.DoesNotContain("Vi ringte i stedet", string.Join('\n', town.Channel.Messages.Select(message => message.Text)));
        Assert.DoesNotContain("Vi ringte i stedet", await town.Everything());
    }

    [Theory]
    [InlineData("nb-NO", "ukas prinsipp", "Ukas prinsipp: Jobb åpent", "tar 1", "du tar nummer 1", "gjort 1 Det gikk fint", "jeg deler den ikke", "ikke for oss 3", "Takk for at du sier fra", "angre", "ikke lenger noe svar på nummer 3")]
    [InlineData("nn-NO", "vekeprinsippet", "Vekeprinsippet: Jobb ope", "tek 1", "du tek nummer 1", "gjort 1 Det gjekk fint", "eg deler ho ikkje", "ikkje for oss 3", "Takk for at du seier frå", "angre", "ikkje lenger noko svar på nummer 3")]
    [InlineData("en-GB", "prompt", "This week’s principle: Work in the open", "take 1", "you are taking number 1", "done 1 It went well", "I don’t share it", "not for us 3", "Thanks for telling us", "undo", "no longer have an answer for number 3")]
    public async Task The_loop_in_words_in_three_languages(string locale, params string[] said)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");

        foreach (var pair in said.Chunk(2)) Assert.Contains(pair[1], await kari.Says(pair[0]));
        var facts = await town.Everything();
        Assert.Contains("\"kind\":\"done\"", facts, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"kind\":\"declined\"", facts, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_card_shows_how_many_never_who_and_never_fewer_than_five()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        var untouched = town.Channel.Messages[0].Text;
        for (var n = 1; n <= 4; n++) await town.Person($"Person{n}").Presses("Jeg tar 1");
        Assert.Equal(untouched, await kari.Says("ukas prinsipp"));
        for (var n = 5; n <= 93; n++) await town.Person($"Person{n}").Presses("Jeg tar 1");
        for (var n = 1; n <= 34; n++) await town.Person($"Person{n}").Presses("Lagre som gjort", ("which", "1"));
        Assert.Equal(untouched, await kari.Says("ukas prinsipp"));

        town.Clock.Advance(TimeSpan.FromHours(3));
        await town.Person("Person94").Presses("Jeg tar 1");
        await Settled(town, "Til nå har minst 60 av dere tatt en av dem, og minst 5 har gjort en.");

        Assert.DoesNotContain("Person", string.Join('\n', town.Channel.Messages.Select(message => message.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_prompt_opens_with_what_the_team_did()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        for (var n = 1; n <= 34; n++) await town.Person($"Person{n}").Says("gjort 1");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);

        var card = town.Channel.Messages[^1].Text;
        Assert.Contains("Ukas prinsipp: Gjør ting i praksis", card);
        Assert.Contains("Forrige gang tok minst 5 av dere en mikrohandling, og minst 5 gjorde den.", card);
    }

    [Fact]
    public async Task What_few_did_is_not_told_from_nothing_the_next_time()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        for (var n = 1; n <= 4; n++) await town.Person($"Person{n}").Says("gjort 1");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);

        Assert.Contains("Takk til alle som tok en mikrohandling forrige gang.", town.Channel.Messages[^1].Text);
        Assert.DoesNotContain("gjorde den", town.Channel.Messages[^1].Text);
    }

    [Fact]
    public async Task Posted_now_it_counts_as_this_weeks_and_none_comes_twice()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: new DateTimeOffset(2026, 11, 23, 7, 30, 0, TimeSpan.Zero));
        var kari = await Lead(town);

        Assert.Contains("Det første prinsippet kommer mandag 23. november kl. 09.00", await kari.Says("ukas prinsipp"));
        Assert.Contains("Ukas prinsipp er lagt ut", await kari.Says("post nå"));
        Assert.Contains("allerede lagt ut", await kari.Says("post nå"));
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Run(AlarmClock.Job);
        Assert.Contains("allerede lagt ut", await kari.Says("post nå"));

        Assert.Single(town.Channel.Messages, message => message.Card is not null);
        Assert.Contains("Bare ledere", await town.Person("Ola").Says("post nå"));
    }

    [Fact]
    public async Task Five_leads_who_post_at_the_same_moment_post_one()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await Lead(town);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => town.Person("Kari").Says("post nå")));

        Assert.Single(town.Channel.Messages, message => message.Card is not null);
    }

    [Theory]
    [InlineData("tar 99", "Jeg trenger et nummer fra 1 til 12. Skriv for eksempel «tar 2».")]
    [InlineData("tar x", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «tar 2».")]
    [InlineData("tar", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «tar 2».")]
    [InlineData("tar -1", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «tar 2».")]
    [InlineData("tar 99999999999999999999", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «tar 2».")]
    [InlineData("gjort", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «gjort 2».")]
    [InlineData("ikke for oss", "Jeg trenger et nummer fra 1 til 3. Skriv for eksempel «ikke for oss 2».")]
    [InlineData("angre", "Du har ingenting å angre nå.")]
    [InlineData("angre 2", "Du har ingenting å angre nå.")]
    [InlineData("angre 77", "Jeg trenger et nummer fra 1 til 12. Skriv for eksempel «angre 2».")]
    [InlineData("prinsipp 8", "Prinsippene har nummer fra 1 til 7. Skriv for eksempel «prinsipp 3».")]
    [InlineData("prinsipp x", "Prinsippene har nummer fra 1 til 7. Skriv for eksempel «prinsipp 3».")]
    public async Task A_wrong_word_gets_a_sentence_and_stores_nothing(string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        Assert.Contains(sentence, await kari.Says(said));
        Assert.DoesNotContain("answer|", await town.Everything(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb-NO", "tar 1", "tar 2", "angre", "Det siste svaret ditt er allerede angret. Vil du angre på nummer 1 også, skriver du «angre 1».")]
    [InlineData("nn-NO", "tek 1", "tek 2", "angre", "Det siste svaret ditt er allereie angra. Vil du angre på nummer 1 òg, skriv du «angre 1».")]
    [InlineData("en-GB", "take 1", "take 2", "undo", "Your last answer is undone already. To undo number 1 too, write “undo 1”.")]
    public async Task A_second_undo_says_what_still_stands(string locale, string first, string second, string undo, string told)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");
        await kari.Says(first);
        await kari.Says(second);
        await kari.Says(undo);

        Assert.Contains(told, await kari.Says(undo));
        await kari.Says(undo + " 1");
        Assert.DoesNotContain(told, await kari.Says(undo));
    }

    [Theory]
    [InlineData("nb-NO", "tar 1 og 3", "Fint, du tar nummer 1 og 3!", "gjort 1, 3", "Så bra at du gjorde nummer 1 og 3!", "angre", "Nummer 1 og 3 er igjen merket som tatt.", "angre 3 1", "Du har ikke lenger noe svar på nummer 3 og 1.")]
    [InlineData("nn-NO", "tek 1,3", "Flott, du tek nummer 1 og 3!", "gjort 1 3", "Så bra at du gjorde nummer 1 og 3!", "angre", "Nummer 1 og 3 er igjen merkte som tekne.", "angre 1 og 3", "Du har ikkje lenger noko svar på nummer 1 og 3.")]
    [InlineData("en-GB", "take 1 and 3", "Great, you are taking numbers 1 and 3!", "done 1, 3", "Great that you did numbers 1 and 3!", "undo", "Numbers 1 and 3 are marked as taken again.", "undo 1 3", "You no longer have an answer for numbers 1 and 3.")]
    [InlineData("nb-NO", "gjort 2", "nummer 2!", "tar 1, 2 og 3", "Fint, du tar nummer 1 og 3! Skriv for eksempel «gjort 1» når du har gjort en av dem. Nummer 2 har du allerede gjort.", "ikke for oss 1 og 3", "nummer 1 og 3 er ikke for dere")]
    [InlineData("nb-NO", "gjort 2 3 kolleger ble med", "Så bra at du gjorde nummer 2! Historien er lagret", "angre", "Du har ikke lenger noe svar på nummer 2.")]
    [InlineData("nb-NO", "gjort 2, og det var gøy", "Så bra at du gjorde nummer 2! Historien er lagret", "gjort 3", "nummer 3!", "fjern historie 2", "Historien din om nummer 2 er borte.")]
    public async Task Several_can_be_answered_at_once(string locale, params string[] said)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");

        foreach (var pair in said.Chunk(2)) Assert.Contains(pair[1], await kari.Says(pair[0]));
    }

    [Theory]
    [InlineData("nb-NO", "tar 1 og 99", "Jeg trenger et nummer fra 1 til 12. Skriv for eksempel «tar 2».")]
    [InlineData("nb-NO", "gjort 2 og 3 del: Vi ringte", "En historie hører til én mikrohandling om gangen. Skriv «gjort 2 og 3» først, og så for eksempel «gjort 2 Vi ringte i stedet».")]
    [InlineData("nn-NO", "gjort 2 og 3 Vi ringde", "Ei historie høyrer til éi mikrohandling om gongen. Skriv «gjort 2 og 3» først, og så til dømes «gjort 2 Vi ringde i staden».")]
    [InlineData("en-GB", "done 2, 3 We called", "A story belongs to one microaction at a time. Write “done 2 and 3” first, and then for example “done 2 We called instead”.")]
    public async Task Of_several_that_cannot_all_be_answered_none_is(string locale, string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");

        Assert.Contains(sentence, await kari.Says(said));
        Assert.DoesNotContain("answer|", await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_prompt_that_is_due_is_said_to_be_on_its_way()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 10, TimeSpan.Zero));

        Assert.Contains("er på vei ut akkurat nå", await kari.Says("ukas prinsipp"));
    }

    [Theory]
    [InlineData("tar 1")]
    [InlineData("gjort 1")]
    [InlineData("angre")]
    public async Task Before_the_first_prompt_it_says_when_it_comes(string said)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);

        Assert.Contains("Det første prinsippet kommer mandag 23. november kl. 09.00", await kari.Says(said));
    }

    [Fact]
    public async Task A_story_of_fifty_thousand_characters_is_refused_whole_and_markup_stays_text()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        Assert.Contains("Historien er på 50000 tegn, og det er plass til 1000.",
            await kari.Presses("Lagre som gjort", ("which", "1"), ("story", new string('x', 50_000)), ("share", "true")));
        Assert.DoesNotContain("answer|", await town.Everything(), StringComparison.Ordinal);

        const string Markup = "<at>everyone</at> <!channel> [les](https://example.org) **fet**";
        Assert.Contains(Markup, await kari.Presses("Lagre som gjort", ("which", "1"), ("story", Markup), ("share", "true")));
        Assert.Empty(OtgBot.Cards.Rendering.CardLint.Check(town.Channel.Messages[^1].Card!));
    }

    [Fact]
    public async Task A_shared_story_is_posted_once_changed_in_place_and_not_shared_unless_ticked()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        int Stories() => town.Channel.Messages.Count(message => message.Text.Contains("gjorde en mikrohandling", StringComparison.Ordinal) && message.Content.Card is { Actions.Count: 0 });

        await kari.Presses("Lagre som gjort", ("which", "1"), ("story", "Stille"));
        Assert.Equal(0, Stories());
        await kari.Presses("Lagre som gjort", ("which", "1"), ("story", "Åpent"), ("share", "true"));
        await kari.Presses("Lagre som gjort", ("which", "1"), ("story", "Åpent"), ("share", "true"));
        Assert.Equal(1, Stories());
        await kari.Says("gjort 1 del: Enda åpnere");
        Assert.Equal(1, Stories());
        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("Enda åpnere", StringComparison.Ordinal) && !message.Text.Contains("Stille", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nb-NO", "gjort 2 del: Vi ringte i stedet", "jeg fikk ikke delt den med de andre nå", "gjort 2 del:", "Historien er delt med de andre")]
    [InlineData("nn-NO", "gjort 2 del: Vi ringte i stedet", "eg fekk ikkje delt ho med dei andre no", "gjort 2 del:", "Historia er delt med dei andre")]
    [InlineData("en-GB", "done 2 share: Vi ringte i stedet", "I could not share it with the others just now", "done 2 share:", "Your story has been shared with the others")]
    public async Task A_story_the_channel_did_not_take_is_not_said_to_be_shared_and_can_be_shared_later(string locale, string tells, string notShared, string again, string shared)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town, locale);
        await kari.Says("post now");
        int Stories() => town.Channel.Messages.Count(message => message.Text.Contains("Vi ringte i stedet", StringComparison.Ordinal));
        town.Channel.Answer = message => message.Card?.Actions.Count == 0 ? new SendResult(SendOutcome.Refused, Reason: "429") : null;

        Assert.Contains(notShared, await kari.Says(tells));
        town.Channel.Answer = _ => null;
        Assert.Equal(0, Stories());
        Assert.Contains(shared, await kari.Says(again));
        Assert.Equal(1, Stories());
    }

    [Fact]
    public async Task Where_the_channel_did_not_take_a_changed_story_the_old_one_goes_and_the_new_one_can_be_shared_later()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("gjort 2 del: Åpent");
        town.Channel.Answer = message => message.Card?.Summary.Contains("gjorde en mikrohandling", StringComparison.Ordinal) == true ? new SendResult(SendOutcome.Refused, Reason: "429") : null;

        Assert.Contains("jeg fikk ikke delt den", await kari.Says("gjort 2 del: Enda mer"));
        town.Channel.Answer = _ => null;
        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.Contains("Åpent", StringComparison.Ordinal));
        Assert.Contains("Historien er delt", await kari.Says("gjort 2 del:"));
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Enda mer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_story_can_be_taken_away_by_its_author_and_what_was_done_stays()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        var told = await kari.Says("gjort 2 del: Vi sang en sang");
        Assert.Contains("Endre den med «gjort 2 del: …», eller ta den bort med «fjern historie 2».", told);

        Assert.Contains("Du har ikke fortalt noe om nummer 2.", await town.Person("Ola").Says("fjern historie 2"));
        Assert.Contains("Vi sang en sang", string.Join('\n', town.Channel.Messages.Select(message => message.Text)));

        var gone = await kari.Says("fjern historie 2");
        Assert.Contains("Historien din om nummer 2 er borte. Nummer 2 står fortsatt som gjort.", gone);
        Assert.DoesNotContain("Vi sang en sang", string.Join('\n', town.Channel.Messages.Select(message => message.Text)));
        Assert.DoesNotContain("Vi sang en sang", await town.Everything());
        Assert.Equal(1, (await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel)).Did);
        Assert.Contains("Du har ikke fortalt noe", await kari.Says("fjern historie 2"));
    }

    [Fact]
    public async Task Six_hundred_clicks_in_a_minute_lose_no_answer_and_update_the_card_at_most_twelve_times()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");

        for (var click = 0; click < 600; click++)
        {
            await town.Person($"P{click / 3}").Presses($"Jeg tar {1 + click % 3}");
            town.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        var counts = await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel);
        Assert.Equal(200, counts.Took);
        town.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Matches("minst 1[58]0 av dere", await kari.Says("ukas prinsipp"));
        Assert.InRange(town.Channel.Messages.First(message => message.Text.Contains("Ukas prinsipp:", StringComparison.Ordinal)).Updates, 0, 12);
    }

    [Fact]
    public async Task A_click_on_a_prompt_of_last_year_is_told_its_date_with_the_year_and_changes_nothing()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        town.Clock.Advance(TimeSpan.FromDays(365));

        Assert.Contains("Det prinsippet er fra 18. november 2026, og svarene er talt opp. Skriv «ukas prinsipp»", await kari.Presses("Jeg tar 1"));
        Assert.Contains("Det prinsippet er fra 18. november 2026", await kari.Presses("Lagre som gjort", ("which", "1"), ("story", "Vi ringte")));
        Assert.DoesNotContain("answer|", await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_that_comes_again_much_later_does_not_undo_that_it_was_taken_back()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        var (message, action) = kari.FindButton("Jeg tar 1");
        var click = kari.Event(IncomingKind.Button) with
        {
            Button = new ButtonPress(action.Verb, new Dictionary<string, string>(action.Data), message.Id, message.Content.Origin),
            AnswersInline = true,
        };
        Assert.Contains("Fint, du tar nummer 1!", await kari.Does(click));
        await kari.Says("angre");

        // Until this host has forgotten that it came; another never knew.
        for (var times = 0; times < 3; times++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(6));
            await kari.Says("ukas prinsipp");
        }

        await kari.Does(click);

        var counts = await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel);
        Assert.Equal(0, counts.Took);
        await kari.Presses("Jeg tar 1");
        Assert.Equal(1, (await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel)).Took);
    }

    [Fact]
    public async Task A_click_by_someone_who_left_is_answered_and_counted_like_any_other()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        var left = town.Person("Left");
        await left.Says("tar 1");

        // The platform no longer sends what they click there; what was on its way, or comes from their private chat, is harmless.
        Assert.Contains("Fint, du tar nummer 2!", await left.Presses("Jeg tar 2"));
        Assert.Contains("Så bra at du gjorde nummer 1! Hva skjedde? Fortell gjerne, for eksempel «gjort 1 Vi ringte i stedet».", await left.Privately.Says("gjort 1"));
        Assert.Contains("Bare ledere", await left.Privately.Says("oppfølging på"));
        var counts = await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel);
        Assert.Equal(1, counts.Took);
    }

    [Fact]
    public async Task What_the_library_has_lost_says_so_on_an_old_card_and_can_still_be_taken_back()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("tar 1");
        var key = new Key(kari.Address.Partition, Key.Of("prompt", "2026-11-18"));
        await town.Store.Change(key, PromptsJson.Default.Prompt, old => old! with { Microactions = ["lost-01", .. old.Microactions.Skip(1)] }, Cancel);

        var card = await kari.Says("ukas prinsipp");
        Assert.Contains("1. Denne er ikke med lenger.", card);
        Assert.Contains("Den er fjernet.", card);
        Assert.Contains("ikke lenger noe svar på nummer 1", await kari.Says("angre 1"));
    }

    [Fact]
    public async Task Two_clicks_count_once()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Presses("Jeg tar 1");
        await kari.Presses("Jeg tar 1");
        await Task.WhenAll(kari.Presses("Jeg tar 2"), kari.Presses("Jeg tar 3"), kari.Presses("Jeg tar 2"));

        var counts = await new PromptsStore(town.Store).Count(kari.Address.Partition, "2026-11-18", Cancel);
        Assert.Equal(3, (await town.Everything()).Split("\"state\":\"Taken\"").Length - 1);
        Assert.Equal(1, counts.Took);
    }

    [Theory]
    [InlineData("2026-11-18", 10, "du tar nummer 1")]
    [InlineData("2026-11-18", 15, "Det prinsippet er fra 18. november, og svarene er talt opp.")]
    [InlineData("2025-11-17", 0, "Jeg finner ikke det prinsippet lenger.")]
    [InlineData("i går", 0, "Jeg finner ikke det prinsippet lenger.")]
    [InlineData("", 0, "Jeg finner ikke det prinsippet lenger.")]
    public async Task A_click_on_an_older_card_counts_for_two_weeks(string occurrence, int days, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        town.Clock.Advance(TimeSpan.FromDays(days));
        var press = new ButtonPress(PromptsCards.TakeVerb, new Dictionary<string, string> { ["occurrence"] = occurrence, ["n"] = "1" }, "m1", null);

        Assert.Contains(sentence, await kari.Does(kari.Event(IncomingKind.Button) with { Button = press }));
    }

    [Fact]
    public async Task In_a_personal_chat_the_card_is_in_the_persons_language_and_with_what_may_be_told()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        var anna = town.Person("Anna", "en-GB");
        await anna.Says("take 3");
        Assert.Contains("This week’s principle", await anna.Privately.Says("prompt"));
        for (var n = 1; n <= 33; n++) await town.Person($"Person{n}").Says("tar 1");

        town.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("So far at least 5 of you took one of them.", await anna.Privately.Presses("I’ll do 1"));
    }

    [Theory]
    [InlineData("prinsipper", "De sju prinsippene", "7. Ønsk teknologiske muligheter velkommen")]
    [InlineData("prinsipp 3", "Prinsipp 3: Tør å teste ting ut tidlig", "30 minutter")]
    [InlineData("principle 3", "Prinsipp 3: Tør å teste ting ut tidlig", "Hva tror vi om brukerne våre")]
    public async Task The_principles_can_be_read(string said, string title, string more)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);

        var seen = await kari.Says(said);

        Assert.Contains(title, seen);
        Assert.Contains(more, seen);
        if (said == "prinsipper") Assert.Contains("Prinsipp 5", await kari.Presses("Vis prinsippet", ("principle", "5")));
    }

    [Fact]
    public async Task What_is_kept_about_a_person_can_be_read_and_erased_and_the_story_leaves_the_channel()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("tar 2");
        await kari.Presses("Lagre som gjort", ("which", "1"), ("story", "Vi ringte"), ("share", "true"));
        var key = town.Get<Pseudonyms>().Of(kari.Address, kari.Person);
        var scope = new PersonScope(key, kari.Person, [kari.Address.Partition]);
        var data = town.Get<FeatureMap>().PersonalData.Single(data => data.Title == AnswerTexts.DataTitle);

        var item = Assert.Single(await data.Read(scope, Cancel).ToListAsync(Cancel));
        Assert.Equal("18. november 2026: nummer 1 gjort (historie: «Vi ringte»), nummer 2 tatt", item.Line.Nb);
        Assert.Equal("2026-11-18", (string?)item.Data["occurrence"]);
        Assert.Equal(2, item.Data["messages"]!.AsArray().Count);

        await data.Erase(scope, Cancel);
        await data.Erase(scope, Cancel);
        Assert.Empty(await data.Read(scope, Cancel).ToListAsync(Cancel));
        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.Contains("Vi ringte", StringComparison.Ordinal));
        Assert.DoesNotContain($"answer|2026-11-18|{key.Value}", await town.Everything(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vi ringte", await town.Everything(), StringComparison.Ordinal);

        await kari.Says("tar 3");
        await kari.Says("angre 3");
        Assert.Equal("18. november 2026: svar du tok tilbake", Assert.Single(await data.Read(scope, Cancel).ToListAsync(Cancel)).Line.Nb);
    }

    [Fact]
    public async Task A_story_that_can_not_be_taken_away_at_once_is_later_though_its_teller_is_forgotten()
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(PrivacyFeature), typeof(ParticipationFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("gjort 2 del: Vi ringte i stedet");
        bool Stands() => town.Channel.Messages.Any(message => message.Text.Contains("Vi ringte i stedet", StringComparison.Ordinal));
        town.Channel.Answer = message => message.Text?.Contains("tatt den bort", StringComparison.Ordinal) == true ? new SendResult(SendOutcome.Refused, Reason: "429") : null;

        await kari.Says("glem meg ja likevel");
        await town.Run(AlarmClock.Job);
        Assert.True(Stands());
        Assert.DoesNotContain(town.Get<Pseudonyms>().Of(kari.Address, kari.Person).Value, await town.Everything());

        town.Channel.Answer = _ => null;
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Run(AlarmClock.Job);
        Assert.False(Stands());
        Assert.DoesNotContain("\"kind\":\"withdrawal\"", await town.Everything());
    }

    [Fact]
    public async Task A_story_whose_message_somebody_deleted_is_taken_away_already()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("gjort 2 del: Vi ringte i stedet");
        town.Channel.Answer = message => message.Text?.Contains("tatt den bort", StringComparison.Ordinal) == true ? new SendResult(SendOutcome.Unwanted, Reason: "message_not_found") : null;
        await kari.Says("fjern historie 2");
        Assert.DoesNotContain("\"kind\":\"withdrawal\"", await town.Everything());
    }

    [Fact]
    public async Task A_story_that_can_never_be_taken_away_is_given_up_in_the_end()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("gjort 2 del: Vi ringte i stedet");
        town.Channel.Answer = message => message.Text?.Contains("tatt den bort", StringComparison.Ordinal) == true ? new SendResult(SendOutcome.Refused, Reason: "404") : null;
        await kari.Says("fjern historie 2");
        Assert.Contains("\"kind\":\"withdrawal\"", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(30));
        await town.Run(AlarmClock.Job);
        Assert.DoesNotContain("\"kind\":\"withdrawal\"", await town.Everything());
    }

    [Fact]
    public async Task Who_answered_what_is_no_longer_known_after_thirteen_months()
    {
        await using var town = new Town([typeof(PromptsFeature), typeof(ParticipationFeature)]);
        var kari = await Lead(town);
        await kari.Says("post nå");
        await kari.Says("gjort 2 Vi ringte i stedet");
        town.Clock.Advance(TimeSpan.FromDays(7 * 50));
        await town.Run("retention");
        Assert.Contains("answer|", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 9));
        await town.Run("retention");
        Assert.DoesNotContain("answer|", await town.Everything());
        Assert.Contains("Ukas prinsipp", await kari.Says("ukas prinsipp"));
    }

    /// <summary>Kari has set the bot up and leads the community; the language is her platform's.</summary>
    private static async Task<TestPerson> Lead(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }

    /// <summary>The card is rendered in the background, a pause after the answer, by the town's clock.</summary>
    private static async Task Settled(Town town, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!town.Channel.Messages.Any(message => message.Text.Contains(text, StringComparison.Ordinal)))
        {
            town.Clock.Advance(CardUpdates.Pause);
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
