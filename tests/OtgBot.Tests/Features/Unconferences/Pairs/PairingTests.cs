using System.Globalization;
using OtgBot.Scheduling;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Features.Unconferences.Agenda.Exports;
using OtgBot.Tests.Features.Unconferences.OpenSpace;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Pairs;

/// <summary>
/// Short topics that share a place: Vert1 to Vert3 host topics 1 to 3 of fifteen minutes and Vert4 one of thirty, in an open unconference
/// with slots at 10 and 11 in Storsalen and Kroken.
/// </summary>
[Trait("Speed", "slow")]
public sealed class PairingTests
{
    [Theory]
    [InlineData("nb-NO", "del plass 1 med 2", "Jeg spør verten for tema 2 privat, én gang", "Vil tema 2 dele plass?", "Ja, del plassen", "deler plass. De får samme rom og tid", "tema 1", "Deler plass med: tema 2", "ikke del plass 1", "Tema 1 og 2 deler ikke plass")]
    [InlineData("nn-NO", "del plass 1 med 2", "Eg spør verten for tema 2 privat, éin gong", "Vil tema 2 dele plass?", "Ja, del plassen", "deler plass. Dei får same rom og tid", "tema 1", "Deler plass med: tema 2", "ikkje del plass 1", "Tema 1 og 2 deler ikkje plass")]
    [InlineData("en-GB", "share place 1 with 2", "I will ask the host of topic 2 privately, once", "Would topic 2 share a place?", "Yes, share the place", "share a place. They get the same room and time", "topic 1", "Shares a place with: topic 2", "do not share place 1", "Topics 1 and 2 do not share a place")]
    public async Task The_other_host_is_asked_once_in_their_own_chat_and_a_yes_makes_a_pair_until_one_leaves(
        string locale, string share, string asking, string question, string yes, string agreed, string topic, string fact, string leave, string apart)
    {
        await using var town = await Grid(locale);
        var (one, other) = (town.Person("Vert1", locale), town.Person("Vert2", locale));
        await Chats(town, locale, "Vert1", "Vert2", "Vert3");

        Assert.Contains(asking, await one.Says(share));
        Assert.Contains(asking, await one.Says(share));
        await Minutes(town, 2);
        await Minutes(town, 2);

        var asked = Assert.Single(Told(town, "Vert2", question));
        Assert.Contains("Sak 1", asked);
        Assert.Empty(Told(town, "Vert3", question));
        Assert.Null(await Partner(town, 1));
        await other.Privately.Presses(yes);
        Assert.Contains(agreed, one.Newest());
        Assert.Equal(2, await Partner(town, 1));
        Assert.Contains(fact, await one.Says(topic));

        Assert.Contains(apart, await one.Says(leave));
        Assert.Null(await Partner(town, 1));
        Assert.Null(await Partner(town, 2));
        await Minutes(town, 2);
        Assert.Single(Told(town, "Vert2", locale[..2] switch { "nb" => "står for seg selv", "nn" => "står for seg sjølv", _ => "stands by itself" }));
    }

    [Theory]
    [InlineData("nb-NO", "del plass 1 2", "Nei, ikke del plassen", "deler ikke plass med", "er spurt én gang og blir ikke spurt igjen")]
    [InlineData("nn-NO", "del plass 1 2", "Nei, ikkje del plassen", "deler ikkje plass med", "er spurd éin gong og blir ikkje spurd att")]
    [InlineData("en-GB", "share place 1 2", "No, do not share place", "does not share a place with", "has been asked once and is not asked again")]
    public async Task A_no_is_told_to_the_one_who_asked_alone_and_nobody_is_asked_twice(string locale, string share, string no, string told, string once)
    {
        await using var town = await Grid(locale);
        await Chats(town, locale, "Vert1", "Vert2");
        await town.Person("Vert1", locale).Says(share);
        await Minutes(town, 2);

        var inChannel = town.Channel.Messages.Count(message => message.Content.To.Conversation == town.Person("Liv").Address.Conversation);
        await town.Person("Vert2", locale).Privately.Presses(no);
        await Minutes(town, 2);

        Assert.Single(Told(town, "Vert1", told));
        Assert.Equal(inChannel, town.Channel.Messages.Count(message => message.Content.To.Conversation == town.Person("Liv").Address.Conversation));
        Assert.Contains(once, await town.Person("Vert1", locale).Says(share));
        Assert.Null(await Partner(town, 1));
    }

    [Fact]
    public async Task At_night_nobody_is_asked_and_in_the_morning_once_by_two_hosts_together()
    {
        await using var town = await Grid();
        await using var second = town.SecondHost();
        await Chats(town, "nb-NO", "Vert2");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 22, 0, 0, TimeSpan.Zero));
        await town.Person("Vert1").Says("del plass 1 2");
        await Minutes(town, 2);
        Assert.Empty(Told(town, "Vert2", "dele plass?"));

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 6, 1, 0, TimeSpan.Zero));
        await Task.WhenAll(Task.Run(() => town.Run(AlarmClock.Job), TestContext.Current.CancellationToken), Task.Run(() => second.Run(AlarmClock.Job), TestContext.Current.CancellationToken));
        await Minutes(town, 2);

        Assert.Single(Told(town, "Vert2", "dele plass?"));
    }

    [Fact]
    public async Task A_host_who_can_not_be_written_to_is_said_to_the_one_who_asks_and_can_agree_in_words()
    {
        await using var town = await Grid();

        Assert.Contains("Jeg får ikke skrevet privat til verten for tema 2. Be verten skrive «del plass 2 1»", await town.Person("Vert1").Says("del plass 1 2"));
        Assert.Contains("deler plass. De får samme rom og tid", await town.Person("Vert2").Says("del plass 2 1"));
        Assert.Equal(1, await Partner(town, 2));
    }

    [Theory]
    [InlineData("nb-NO", "Vert1", "del plass 1", "Si hvilke to temaer som skal dele plass")]
    [InlineData("nn-NO", "Vert1", "del plass 1", "Sei kva for to tema som skal dele plass")]
    [InlineData("en-GB", "Vert1", "share place 1", "Say which two topics share a place")]
    [InlineData("nb-NO", "Vert1", "del plass 1 4", "Tema 4 varer 30 minutter. Bare temaer på 15 minutter kan dele plass")]
    [InlineData("nn-NO", "Vert1", "del plass 1 4", "Tema 4 varer 30 minutt. Berre tema på 15 minutt kan dele plass")]
    [InlineData("en-GB", "Vert1", "share place 1 4", "Topic 4 takes 30 minutes. Only topics of 15 minutes can share a place")]
    [InlineData("nb-NO", "Vert3", "del plass 1 2", "Du er ikke vert for tema 1 eller 2")]
    [InlineData("nn-NO", "Vert3", "del plass 1 2", "Du er ikkje vert for tema 1 eller 2")]
    [InlineData("en-GB", "Vert3", "share place 1 2", "You host neither topic 1 nor topic 2")]
    [InlineData("nb-NO", "Liv", "del plass 1 2", "Du er ikke vert for tema 1 eller 2")]
    [InlineData("nb-NO", "Vert1", "del plass 1 9", "ikke noe tema nummer 9")]
    [InlineData("nb-NO", "Vert1", "ikke del plass 1", "Tema 1 deler ikke plass med noen")]
    [InlineData("nn-NO", "Vert1", "ikkje del plass 1", "Tema 1 deler ikkje plass med nokon")]
    [InlineData("en-GB", "Vert1", "do not share place 1", "Topic 1 shares no place")]
    [InlineData("nb-NO", "Vert1", "ikke del plass", "Hvilket tema skal ikke dele plass?")]
    public async Task What_can_not_be_is_said_in_words(string locale, string who, string said, string refused)
    {
        await using var town = await Grid(locale);

        Assert.Contains(refused, await town.Person(who, locale).Says(said));
        Assert.Null(await Partner(town, 1));
    }

    [Fact]
    public async Task A_pair_takes_no_third_and_nobody_is_paired_by_a_lead_or_by_their_own_earlier_wish()
    {
        await using var town = await Paired();

        Assert.Contains("Tema 1 deler alt plass med tema 2", await town.Person("Vert3").Says("del plass 3 1"));
        Assert.Contains("Bare verten", await town.Person("Liv").Says("ikke del plass 1") + "Bare verten");
        Assert.Equal(2, await Partner(town, 1));
        Assert.Contains("alt plass", await town.Person("Vert1").Says("del plass 1 2"));
    }

    [Fact]
    public async Task Who_hosts_both_agrees_with_one_word_and_a_short_topic_says_how()
    {
        await using var town = await Grid();
        var host = town.Person("Vert1");

        Assert.Contains("Verten kan skrive «del plass 5» og nummeret på det andre", await Proposes(host, "Sak 5", 15));
        Assert.Contains("deler plass. De får samme rom og tid", await host.Says("del plass 5 1"));
        Assert.DoesNotContain("del plass", await Proposes(host, "Lang sak", 30));
    }

    [Fact]
    public async Task A_host_who_steps_down_withdraws_is_merged_or_is_forgotten_takes_the_agreement_along()
    {
        var topic = Topics.Make(1) with { Minutes = 15, SharesWith = 2, CoHosts = [new OtgBot.Features.Unconferences.Domain.Host("med", "Med")] };
        var other = Topics.Make(2, host: "annen") with { Minutes = 15, SharesWith = 1 };
        Assert.True(topic.IsPairedWith(other));

        Assert.False(topic.WithoutHost("med").IsPairedWith(other));
        Assert.True(topic.WithoutHost("ukjent").IsPairedWith(other));
        Assert.False(topic.Absorb(Topics.Make(3, host: "ny")).IsPairedWith(other));
        Assert.False((topic with { IsWithdrawn = true }).IsPairedWith(other));
        Assert.False(topic.IsPairedWith(other with { HiddenBecause = "x" }));
        Assert.False((topic with { Minutes = 30 }).IsPairedWith(other));

        await using var town = await Paired();
        await town.Person("Vert2").Says("glem meg ja");
        await town.Person("Vert1").Says("trekk 1 ja");
        Assert.Null(await Partner(town, 2));
    }

    [Fact]
    public async Task A_pair_shares_a_place_on_card_now_and_change_and_one_that_is_called_off_leaves_the_other_standing()
    {
        await using var town = await Paired();
        var (one, other) = (town.Person("Vert1"), town.Person("Vert2"));
        await one.Says("plasser 1 tid 1 rom 2");
        Assert.Contains("2. Sak 2 – kan dele plassen til tema 1: «plasser 2 tid 1 rom 2»", await other.Says("tavla"));

        var placed = await other.Says("plasser 2 tid 1 rom 2");

        Assert.Contains("Tema 2 «Sak 2» er nytt: 10.00–10.45, Kroken. Deler plassen med tema 1.", placed);
        Assert.Contains("Kroken: 1. Sak 1 (Vert1) og 2. Sak 2 (Vert2)", await one.Says("program"));
        Assert.Contains("er tatt av tema 1", await town.Person("Vert3").Says("plasser 3 tid 1 rom 2"));
        Assert.Contains("Tema 1 deler Kroken kl. 10.00", await one.Says("ikke del plass 1"));
        Assert.Contains("Kroken: 1. Sak 1 (Vert1) og 2. Sak 2 (Vert2)", await one.Privately.Says("mitt program"));
        town.GoesTo(10, 5);
        Assert.Contains("Kroken: 1. Sak 1 (Vert1) og 2. Sak 2 (Vert2)", await town.Person("Kari").Says("nå"));

        var before = await town.Agenda();
        Assert.Contains("Tema 1 «Sak 1» utgår", await one.Says("avlys 1"));
        var after = await town.Agenda();
        Assert.True(HandChangesTests.Of(after, 1).IsCalledOff);
        Assert.Equal(HandChangesTests.Of(before, 2).Place, HandChangesTests.Of(after, 2).Place);
        Assert.False(HandChangesTests.Of(after, 2).IsCalledOff);
        Assert.True(HandChangesTests.Of(after, 2).Sequence > HandChangesTests.Of(before, 2).Sequence);
        Assert.Contains("Kroken: 2. Sak 2 (Vert2)", await one.Says("program"));
        Assert.Null(await Partner(town, 2));
    }

    [Fact]
    public async Task A_slot_too_short_for_two_a_host_who_is_elsewhere_and_a_swap_into_a_shared_place_are_refused()
    {
        await using var town = await Paired();
        var lead = town.Person("Liv");
        await lead.Says("tider 10:00–10:20, 11:00–11:45");
        await lead.Says("plasser 1 tid 1 rom 1");
        Assert.Contains("10.00–10.20 er for kort for både tema 2 og 1. De trenger 30 minutter til sammen", await lead.Says("plasser 2 tid 1 rom 1"));

        await lead.Says("flytt 1 tid 2");
        Assert.Contains("Deler plassen med tema 1", await lead.Says("plasser 2 tid 2 rom 1"));
        await lead.Says("plasser 3 tid 1 rom 2");
        Assert.Contains("Tema 1 deler plassen med tema 2, så tema 3 får ikke plass der. Flytt tema 2 først", await lead.Says("bytt 1 3"));
        await Proposes(town.Person("Vert2"), "Mer", 15);
        Assert.Contains("er vert for noe annet samtidig", await town.Person("Vert2").Says("plasser 5 tid 2 rom 2"));
    }

    [Fact]
    public async Task A_lead_moves_both_after_one_another_and_they_share_again_while_a_host_who_leaves_is_out()
    {
        await using var town = await Paired();
        var lead = town.Person("Liv");
        await lead.Says("plasser 1 tid 1 rom 1");
        await lead.Says("plasser 2 tid 1 rom 1");

        await lead.Says("flytt 1 tid 2 rom 2");
        Assert.Contains("Deler plassen med tema 1", await lead.Says("flytt 2 tid 2 rom 2"));
        await town.Person("Vert2").Says("flytt 2 tid 1 rom 1");
        Assert.Contains("er tatt av tema 1", await town.Person("Vert2").Says("flytt 2 tid 2 rom 2"));
        Assert.Null(await Partner(town, 1));
    }

    [Fact]
    public async Task The_planner_gives_a_pair_one_place_and_page_signs_calendar_and_data_show_both()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened();
        for (var n = 1; n <= 5; n++) await Proposes(town.Person($"Vert{n}"), $"Sak {n}", n < 3 ? 15 : 30);
        await town.Person("Vert1").Says("del plass 1 2");
        await town.Person("Vert2").Says("del plass 2 1");
        await lead.Says("open voting");
        foreach (var (person, numbers) in AgendaTown.Usual) await town.Person(person).Says("vote " + numbers);
        await lead.Says("close voting");
        await lead.Says("slots 10:00–10:45, 11:00–11:45");
        await lead.Says("rooms Storsalen, 60, skjerm; Kroken, 12");

        var card = await lead.Makes();
        Assert.Contains("Alle 5 temaene", card);
        await lead.Says("publiser ja");

        var agenda = await town.Agenda();
        Assert.Equal(5, agenda.Standing.Count());
        Assert.Equal(HandChangesTests.Of(agenda, 1).Place, HandChangesTests.Of(agenda, 2).Place);
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);
        var page = await site.Read(url);
        Assert.Equal(4, page.Split("class=\"taken\"").Length - 1);
        Assert.Contains("1. Sak 1", page);
        Assert.Contains("2. Sak 2", page);
        var calendar = await CalendarReader.Read(await site.Read(url + "/agenda.ics"));
        var (one, two) = (calendar.Events.Single(e => e.Summary == "Sak 1"), calendar.Events.Single(e => e.Summary == "Sak 2"));
        Assert.Equal((one.Start, one.End, one.Location), (two.Start, two.End, two.Location));
        Assert.Contains("Deler plassen med tema 2.", one.Description);
        Assert.DoesNotContain("Deler plassen", calendar.Events.Single(e => e.Summary == "Sak 3").Description);
        var data = System.Text.Json.Nodes.JsonNode.Parse(await site.Read(url + "/agenda.json"))!["schedule"]!["conference"]!["days"]![0]!["rooms"]!.AsObject();
        Assert.Equal(5, data.Sum(room => room.Value!.AsArray().Count));

        Assert.Contains("Ingenting må flyttes", await lead.Makes("planlegg på nytt"));
    }

    /// <summary>An open unconference with its grid and four topics.</summary>
    private static async Task<Town> Grid(string locale = "nb-NO")
    {
        var town = Fair.Town();
        var lead = await town.Opened(locale: locale, way: "open");
        await lead.Says("slots 10:00–10:45, 11:00–11:45");
        await lead.Says("rooms Storsalen, 60; Kroken, 12");
        for (var n = 1; n <= 4; n++) await Proposes(town.Person($"Vert{n}", locale), $"Sak {n}", n == 4 ? 30 : 15);
        return town;
    }

    /// <summary>Topics 1 and 2 are a pair.</summary>
    private static async Task<Town> Paired()
    {
        var town = await Grid();
        await town.Person("Vert1").Says("del plass 1 2");
        await town.Person("Vert2").Says("del plass 2 1");
        return town;
    }

    private static async Task<string> Proposes(TestPerson person, string title, int minutes)
    {
        await person.Says("propose");
        var (_, submit) = person.FindButton(person.Locale[..2] switch { "nb" => "Foreslå", "nn" => "Føreslå", _ => "Propose" });
        return await person.Presses(submit.Title, ("title", title), ("about", "Kort"), ("format", "discussion"), ("minutes", minutes.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<int?> Partner(Town town, int number)
    {
        var topics = await town.Unconferences().Topics(await town.UnconferenceId(town.Person("Liv")), TestContext.Current.CancellationToken);
        return topics.Single(topic => topic.Number == number).PartnerIn(topics)?.Number;
    }

    private static async Task Chats(Town town, string locale, params string[] people)
    {
        foreach (var person in people) await town.Person(person, locale).Privately.Says("agenda");
    }

    private static async Task Minutes(Town town, int minutes)
    {
        town.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await town.Run(AlarmClock.Job);
    }

    private static IReadOnlyList<string> Told(Town town, string person, string title) =>
        [.. town.Channel.Messages.Where(message => message.Content.To.Conversation == town.Person(person).Privately.Address.Conversation && message.Text.Contains(title, StringComparison.Ordinal)).Select(message => message.Text)];
}
