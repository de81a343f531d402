using OtgBot.Features;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Suggestions;

/// <summary>A member suggests, a lead reviews, and the community sees it in a later week.</summary>
public sealed class SuggestionsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "tips", "Send forslaget", "Takk! Forslaget ditt er nummer 1.", "vurder", "Forslag nummer 1", "Godkjenn", "Forslag 1 er godkjent.", "foreslått av en av dere")]
    [InlineData("nn-NO", "tips", "Send forslaget", "Takk! Forslaget ditt er nummer 1.", "vurder", "Forslag nummer 1", "Godkjenn", "Forslag 1 er godkjent.", "føreslått av ein av dykk")]
    [InlineData("en-GB", "suggest", "Send suggestion", "Thank you! Your suggestion is number 1.", "review", "Suggestion number 1", "Approve", "Suggestion 1 is approved.", "suggested by one of you")]
    public async Task The_way_of_a_suggestion_by_buttons_in_three_languages(string locale, string suggest, string send, string thanks, string review, string title, string approve, string approved, string mark)
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town, locale);
        var ola = town.Person("Ola", locale);

        await ola.Says(suggest);
        Assert.Contains(thanks, await ola.Presses(send, ("text", "Ring en bruker i dag"), ("principle", "1"), ("minutes", "5")));
        var card = await kari.Says(review);
        Assert.Contains(title, card);
        Assert.Contains("Ring en bruker i dag", card);
        Assert.DoesNotContain("Ola", card);
        Assert.Contains(approved, await kari.Presses(approve));

        // Least recently shown first: what is new among twelve comes within five weeks of its principle, and shows whose it is.
        var seen = await Weeks(town, 29);
        Assert.Contains(seen, text => text.Contains("Ring en bruker i dag", StringComparison.Ordinal) && text.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_joins_the_rotation_and_nothing_comes_back_before_it_was_shown_too()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        await kari.Says("tips prinsipp 1, 5 min: Ring en bruker i dag");
        await kari.Says("godkjenn 1");

        await Weeks(town, 7 * 7);

        var store = new PromptsStore(town.Store);
        var shown = new List<string>();
        foreach (var name in await store.Occurrences(kari.Address.Partition, Cancel))
        {
            if (await store.Prompt(kari.Address.Partition, name, Cancel) is { Value: { Principle: 1, HasCard: true } prompt }) shown.AddRange(prompt.Microactions);
        }

        Assert.Equal(12, shown.Take(12).Distinct().Count());
        Assert.Equal(13, shown.Take(15).Distinct().Count());
        Assert.Contains("own-0001", shown.Take(15));
    }

    [Fact]
    public async Task Asked_one_by_one_in_chat_it_is_the_same()
    {
        await using var town = new Town([typeof(PromptsFeature)], forms: false);
        await Lead(town);
        var ola = town.Person("Ola");

        Assert.Contains("Hva kan vi gjøre?", await ola.Says("tips"));
        Assert.Contains("Hva kan vi gjøre?", await ola.Says("Ring"));
        Assert.Contains("Hvilket prinsipp", await ola.Says("Ring en bruker i dag"));
        await ola.Says("3");
        Assert.Contains("Takk! Forslaget ditt er nummer 1.", await ola.Says("15"));
        var kept = Assert.Single(await All(town, ola));
        Assert.Equal(("Ring en bruker i dag", 3, 15), (kept.Text, kept.Principle, kept.Minutes));
    }

    [Theory]
    [InlineData("tips prinsipp 3, 5 min: Ring en bruker i dag", 3, 5)]
    [InlineData("tips 3 15 min Ring en bruker i dag", 3, 15)]
    [InlineData("suggest principle 7, 2 minutes: Ring en bruker i dag", 7, 2)]
    [InlineData("tips p1 30min: Ring en bruker i dag", 1, 30)]
    public async Task In_one_line_it_needs_no_form(string said, int principle, int minutes)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await Lead(town);
        var ola = town.Person("Ola");

        Assert.Contains("Forslaget ditt er nummer 1", await ola.Says(said));
        var kept = Assert.Single(await All(town, ola));
        Assert.Equal(("Ring en bruker i dag", principle, minutes), (kept.Text, kept.Principle, kept.Minutes));
    }

    [Theory]
    [InlineData("tips prinsipp 1, 5 min: gi et DOKUMENT nytt navn slik at en fremmed kan gjette hva som står i det", "Den har vi allerede, under prinsipp 1: «Gi et dokument nytt navn")]
    [InlineData("tips prinsipp 4, 5 min: Rename a document so that a stranger could guess what is inside", "Den har vi allerede, under prinsipp 1: «Gi et dokument nytt navn")]
    [InlineData("tips prinsipp 2, 2 min: «Ring en bruker i dag»!", "Det er foreslått før, som nummer 1: «Ring en bruker i dag» (venter på en leder)")]
    [InlineData("tips prinsipp 2, 2 min: !!!", "Jeg trenger noen flere ord,")]
    public async Task What_is_there_already_or_says_nothing_is_pointed_out_and_not_kept(string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("tips prinsipp 2, 2 min: Ring en bruker i dag");

        Assert.Contains(sentence, await town.Person("Ola").Says(said));
        Assert.Single(await All(town, kari));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_so_and_the_form_keeps_the_rest()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await Lead(town);
        var ola = town.Person("Ola");

        Assert.Contains("Teksten er på 161 tegn, og det er plass til 160.", await ola.Says("tips prinsipp 3, 5 min: " + new string('x', 161)));
        await ola.Says("tips");
        Assert.Contains("og det er plass til 160", await ola.Presses("Send forslaget", ("text", new string('x', 50_000)), ("principle", "3"), ("minutes", "30")));
        Assert.Empty(await All(town, ola));
        await ola.Presses("Send forslaget", ("text", "Ring en bruker i dag"), ("principle", "3"), ("minutes", "30"));
        Assert.Single(await All(town, ola));
    }

    [Fact]
    public async Task Markup_and_mentions_stay_text_on_every_card()
    {
        const string Markup = "<at>everyone</at> <!channel> [les](https://example.org) **fet**";
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        await town.Person("Ola").Says($"tips prinsipp 1, 2 min: {Markup}");
        await kari.Says("vurder");
        await kari.Says("godkjenn 1");
        await Weeks(town, 29);

        var cards = town.Channel.Messages.Where(message => message.Text.Contains(Markup, StringComparison.Ordinal) && message.Card is not null).ToList();
        Assert.True(cards.Count >= 2);
        Assert.All(cards, message =>
        {
            Assert.Empty(OtgBot.Cards.Rendering.CardLint.Check(message.Card!));
            var json = System.Text.Encoding.UTF8.GetString(OtgBot.Cards.Rendering.AdaptiveCards.AdaptiveCardRenderer.Render(message.Card!));
            Assert.DoesNotContain("mention", json, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Two_clicks_keep_one_and_two_leads_who_approve_at_once_do_no_harm()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        var ola = town.Person("Ola");
        await Task.WhenAll(ola.Says("tips prinsipp 2, 2 min: Ring en bruker i dag"), town.Person("Per").Says("tips prinsipp 3, 5 min: Ring en bruker i dag!"));
        Assert.Single(await All(town, kari));

        await kari.Says("vurder");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => kari.Says("godkjenn 1")).Append(kari.Presses("Godkjenn")));
        var kept = Assert.Single(await All(town, kari));
        Assert.Equal(SuggestionState.Approved, kept.State);
        Assert.Single(await new PromptsStore(town.Store).Own(kari.Address.Partition, kept.Principle, Cancel));
        Assert.Contains("Ingen forslag venter", await kari.Says("vurder"));
    }

    [Fact]
    public async Task A_lead_goes_through_them_one_by_one_edits_and_declines()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        var ola = town.Person("Ola");
        await ola.Says("tips prinsipp 1, 2 min: Ring ein brukar i dag");
        await ola.Says("tips prinsipp 2, 2 min: Gå en tur sammen");
        await ola.Says("tips prinsipp 3, 2 min: Spis kake hver fredag");

        Assert.Contains("3 forslag venter", await kari.Says("vurder"));
        Assert.Contains("Gå en tur sammen", await kari.Presses("Neste"));
        Assert.Contains("Forslag 2 er avslått.", await kari.Presses("Avslå forslaget", ("reason", "Den har vi prøvd")));
        await kari.Presses("Neste");
        var after = await kari.Presses("Lagre og godkjenn", ("text", "Ring en bruker i dag"), ("principle", "5"), ("minutes", "15"));
        Assert.Contains("Forslag 1 er godkjent.", after);
        Assert.Contains("Spis kake hver fredag", after);
        Assert.Contains("Forslag 3 er godkjent", await kari.Says("godkjenn 3 Spis frukt hver fredag"));

        Assert.Equal(
            [("Ring en bruker i dag", 5, 15, SuggestionState.Approved), ("Gå en tur sammen", 2, 2, SuggestionState.Declined), ("Spis frukt hver fredag", 3, 2, SuggestionState.Approved)],
            (await All(town, kari)).Select(one => (one.Text, one.Principle, one.Minutes, one.State)));
        Assert.Contains("Spis frukt hver fredag (foreslått av en av dere)", await kari.Says("prinsipp 3"));
        await kari.Says("avslå 3");
        Assert.DoesNotContain("Spis frukt", await kari.Says("prinsipp 3"));
    }

    [Theory]
    [InlineData("godkjenn", "Hvilket forslag? Skriv nummeret også, for eksempel «godkjenn 3».")]
    [InlineData("godkjenn 9", "Jeg finner ikke forslag nummer 9.")]
    [InlineData("avslå", "Hvilket forslag?")]
    [InlineData("avslå 0", "Jeg finner ikke forslag nummer 0.")]
    [InlineData("vurder 9", "Jeg finner ikke forslag nummer 9.")]
    [InlineData("godkjenn 1 Rename a document so that a stranger could guess what is inside.", "Den har vi allerede")]
    public async Task A_wrong_word_of_a_lead_gets_a_sentence_and_changes_nothing(string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await kari.Says("tips prinsipp 1, 2 min: Ring en bruker i dag");

        Assert.Contains(sentence, await kari.Says(said));
        Assert.Equal(SuggestionState.Waiting, Assert.Single(await All(town, kari)).State);
    }

    [Fact]
    public async Task Only_leads_review_also_where_somebody_presses_a_leads_button()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        var ola = town.Person("Ola");
        await ola.Says("tips prinsipp 1, 2 min: Ring en bruker i dag");
        await kari.Says("vurder");

        foreach (var said in (string[])["vurder", "godkjenn 1", "avslå 1"]) Assert.Contains("Bare ledere", await ola.Says(said));
        foreach (var button in (string[])["Godkjenn", "Lagre og godkjenn", "Avslå forslaget"]) Assert.Contains("Bare ledere", await ola.Presses(button));
        Assert.Equal(SuggestionState.Waiting, Assert.Single(await All(town, kari)).State);
    }

    [Fact]
    public async Task What_is_in_use_keeps_its_text_and_a_second_no_keeps_the_reason()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        await town.Person("Ola").Says("tips prinsipp 1, 2 min: Ring en bruker i dag");
        await kari.Says("godkjenn 1");

        Assert.Contains("allerede godkjent og i bruk", await kari.Says("godkjenn 1 Ring to brukere i dag"));
        Assert.Contains("Forslag 1 er godkjent", await kari.Says("godkjenn 1"));
        Assert.Equal("Ring en bruker i dag", Assert.Single(await All(town, kari)).Text);

        await kari.Says("avslå 1 Den tar for lang tid");
        await kari.Says("avslå 1");
        Assert.Equal("Den tar for lang tid", Assert.Single(await All(town, kari)).Reason);
        await kari.Says("godkjenn 1 Ring to brukere i dag");
        Assert.Equal("Ring to brukere i dag", Assert.Single(await All(town, kari)).Text);
    }

    [Fact]
    public async Task My_data_shows_what_i_suggested_with_the_reason_and_to_be_forgotten_leaves_the_idea_without_me()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);
        var ola = town.Person("Ola");
        await ola.Says("tips prinsipp 1, 2 min: Ring en bruker i dag");
        await kari.Says("avslå 1 Den har vi prøvd");
        var key = town.Get<Pseudonyms>().Of(ola.Address, ola.Person);
        var scope = new PersonScope(key, ola.Person, [ola.Address.Partition]);
        var data = town.Get<FeatureMap>().PersonalData.Single(one => one.Title == SuggestionTexts.DataTitle);

        Assert.Equal("Forslag 1, avslått: Ring en bruker i dag Begrunnelse: Den har vi prøvd", (await data.Read(scope, Cancel).SingleAsync(Cancel)).Line.Nb);
        Assert.Empty(await data.Read(scope with { Key = town.Get<Pseudonyms>().Of(kari.Address, kari.Person) }, Cancel).ToListAsync(Cancel));

        await data.Erase(scope, Cancel);
        await data.Erase(scope, Cancel);
        Assert.Empty(await data.Read(scope, Cancel).ToListAsync(Cancel));
        var kept = Assert.Single(await All(town, kari));
        Assert.Equal("Ring en bruker i dag", kept.Text);
        Assert.Null(kept.By);
    }

    private static async Task<IReadOnlyList<Suggestion>> All(Town town, TestPerson person) => await new SuggestionStore(town.Store).All(person.Address.Partition, Cancel);

    /// <summary>So many Mondays go by; returns what was posted.</summary>
    private static async Task<IReadOnlyList<string>> Weeks(Town town, int count)
    {
        for (var week = 0; week < count; week++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * week).AddHours(2));
            await town.Run(AlarmClock.Job);
        }

        return [.. town.Channel.Messages.Select(message => message.Text)];
    }

    private static async Task<TestPerson> Lead(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }
}
