using System.Net;
using System.Text.Json;
using OtgBot.Features.Privacy;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

[Trait("Speed", "slow")]
public sealed class ExportTests
{
    private static readonly string[] Files = ["", "/agenda.ics", "/agenda.csv", "/agenda.json"];

    [Theory]
    [InlineData("nb-NO", "eksporter", "Del programmet", "Om temaet", "Legg i kalenderen", "ny lenke ja")]
    [InlineData("nn-NO", "eksporter", "Del programmet", "Om temaet", "Legg i kalenderen", "ny lenkje ja")]
    [InlineData("en-GB", "export", "Share the agenda", "About this topic", "Add to calendar", "new link ja")]
    public async Task A_lead_gives_the_agenda_a_page_and_takes_the_link_back(string locale, string export, string title, string about, string calendar, string renew)
    {
        await using var town = await AgendaTown.Ready(locale);
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv", locale);
        await lead.Publishes();

        var seen = await lead.Says(export);
        var url = UrlIn(seen, site);

        Assert.Contains(title, seen);
        var page = await site.Read(url);
        Assert.Contains($"<html lang=\"{locale[..2]}\">", page);
        Assert.Contains(about, page);
        Assert.Contains(calendar, page);
        Assert.Contains("1. Sak 1", page);
        Assert.Equal(url, UrlIn(await lead.Says(export), site));
        var other = UrlIn(await lead.Says(renew), site);
        Assert.NotEqual(url, other);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(url)).StatusCode);
        Assert.Contains("1. Sak 1", await site.Read(other));
        await lead.Says("agenda");
        var ways = OtgBot.Cards.Rendering.PlainTextRenderer.Actions(town.Channel.Messages[^1].Card!).OfType<OtgBot.Cards.Actions.ActionOpenUrl>().ToList();
        Assert.Equal([other, other + "/agenda.ics"], ways.Select(way => way.Url));
        Assert.Equal(calendar, ways[1].Title);
        Assert.Contains("BEGIN:VCALENDAR", await site.Read(ways[1].Url));
    }

    [Fact]
    public async Task A_page_is_read_in_the_language_asked_for_else_the_browsers_else_the_communitys()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var url = await Published(town, site);

        Assert.Contains("<html lang=\"nb\">", await site.Read(url));
        Assert.Contains("<html lang=\"nn\">", await site.Read(url, "fr, nn-NO;q=0.9, en;q=0.8"));
        Assert.Contains("<html lang=\"en\">", await site.Read(url + "?lang=en", "nn"));
        Assert.Contains("<html lang=\"nb\">", await site.Read(url + "?lang=%3Cscript%3E", "fr"));
    }

    [Fact]
    public async Task Before_the_agenda_is_published_the_page_says_so_kindly()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var url = UrlIn(await town.Person("Liv").Says("eksporter"), site);

        var page = await site.Read(url);

        Assert.Contains("Programmet er ikke klart ennå", page);
        Assert.DoesNotContain("Sak 1", page);
        Assert.Contains("BEGIN:VCALENDAR", await site.Read(url + "/agenda.ics"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(url + "/agenda.json")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_gets_one_answer_whatever_the_reason()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var url = await Published(town, site);
        var id = url.Split('/')[^2];
        var answers = new List<string>();

        foreach (var wrong in new[]
        {
            $"{site.Url}/agenda/{id}/wrong", $"{site.Url}/agenda/nobody/{url.Split('/')[^1]}", $"{site.Url}/agenda/{id}/{new string('x', 500)}", $"{site.Url}/agenda/%7C/x",
            $"{site.Url}/agenda/{id}/wrong/agenda.ics", $"{site.Url}/agenda/{id}/wrong/my.ics", url + "/my.ics",
        })
        {
            using var answer = await site.Get(wrong);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_page_keeps_itself_apart_and_is_asked_about_again_by_its_tag()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var url = await Published(town, site);

        using var first = await site.Get(url);
        var headers = first.Headers;

        Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("script", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", headers.GetValues("X-Robots-Tag").Single());
        Assert.True(headers.CacheControl!.Private && headers.CacheControl.NoCache);
        using var again = await site.Get(url, etag: headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await site.Get(url, method: HttpMethod.Head);
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Get(url, method: HttpMethod.Post)).StatusCode);
        using var style = await site.Get(site.Url + "/agenda/style.css");
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
        Assert.True(style.Headers.CacheControl!.Public);
        Assert.DoesNotContain("<script", await site.Read(url));
    }

    [Fact]
    public async Task What_people_wrote_stays_text_on_the_page_and_is_no_formula_in_a_spreadsheet()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        var store = town.Unconferences();
        var id = await town.UnconferenceId(lead);
        await store.Change(id, 1, old => old with { Title = "<script>alert(1)</script><at>everyone</at>", About = "=HYPERLINK(\"https://evil.example\";\"x\")" }, TestContext.Current.CancellationToken);
        await store.Change(id, 2, old => old with { Title = "+1 \"sitat\"; mer", About = " \t@SUM(A1)\r\nBEGIN:VEVENT" }, TestContext.Current.CancellationToken);
        await lead.Says("rom =1+1, 60; <b>Rom</b>, 12");
        var url = await Published(town, site);

        var page = await site.Read(url);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<b>", page);
        Assert.Contains("&lt;script&gt;", page);
        var csv = await site.Read(url + "/agenda.csv");
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\";\"\"x\"\")\"", csv);
        Assert.Contains("\"'+1 \"\"sitat\"\"; mer\"", csv);
        Assert.Contains("\"' \t@SUM(A1)", csv);
        Assert.Contains("\"'=1+1\"", csv);
        Assert.Equal(4, (await CalendarReader.Read(await site.Read(url + "/agenda.ics"))).Events.Count);
    }

    [Fact]
    public async Task Another_program_reads_the_calendar_and_follows_what_moved()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        var url = await Published(town, site);

        var first = await CalendarReader.Read(await site.Read(url + "/agenda.ics"));

        Assert.Equal("Europe/Oslo", Assert.Single(first.Zones));
        Assert.Equal(4, first.Events.Count);
        Assert.All(first.Events, read =>
        {
            Assert.Equal(0, read.Sequence);
            Assert.Equal("CONFIRMED", read.Status);
            Assert.Equal(TimeSpan.FromMinutes(45), read.End - read.Start);
            Assert.True(read.Start.UtcDateTime is { Year: 2026, Month: 12, Day: 3, Hour: 9 or 10, Minute: 0 }, read.ToString());
            Assert.True(read.Location is "Storsalen" or "Kroken", read.ToString());
        });

        await lead.Says("tider 10:00–10:30, 11:00–11:45");
        await lead.Says("borte 2");
        await lead.Makes("planlegg på nytt");
        await lead.Says("publiser ja");
        var second = await CalendarReader.Read(await site.Read(url + "/agenda.ics"));

        Assert.Equal(first.Events.Select(read => read.Uid).Order(), second.Events.Select(read => read.Uid).Order());
        Assert.Equal("CANCELLED", second.Events.Single(read => read.Summary == "Sak 2").Status);
        foreach (var now in second.Events)
        {
            var then = first.Events.Single(read => read.Uid == now.Uid);
            var isSame = (then.Start, then.End, then.Location, then.Status) == (now.Start, now.End, now.Location, now.Status);
            Assert.Equal(isSame ? 0 : 1, now.Sequence);
        }
    }

    [Fact]
    public async Task The_data_has_the_shape_that_conference_apps_read()
    {
        await using var town = await AgendaTown.Ready(locale: "en-GB");
        await using var site = await PageSite.Start(town);
        var url = await Published(town, site, "en-GB");

        using var json = JsonDocument.Parse(await site.Read(url + "/agenda.json"));

        var conference = json.RootElement.GetProperty("schedule").GetProperty("conference");
        Assert.Equal(("1", "2026-12-03", 1, "Europe/Oslo"), (json.RootElement.GetProperty("schedule").GetProperty("version").GetString(), conference.GetProperty("start").GetString(), conference.GetProperty("daysCount").GetInt32(), conference.GetProperty("time_zone_name").GetString()));
        Assert.Equal(["Storsalen", "Kroken"], conference.GetProperty("rooms").EnumerateArray().Select(room => room.GetProperty("name").GetString()));
        var day = Assert.Single(conference.GetProperty("days").EnumerateArray());
        Assert.Equal("2026-12-03T10:00:00+01:00", day.GetProperty("day_start").GetString());
        var events = day.GetProperty("rooms").EnumerateObject().SelectMany(room => room.Value.EnumerateArray()).ToArray();
        Assert.Equal(4, events.Length);
        Assert.Distinct(events.Select(one => one.GetProperty("guid").GetGuid()));
        Assert.All(events, one =>
        {
            Assert.Equal("00:45", one.GetProperty("duration").GetString());
            Assert.Equal("Discussion", one.GetProperty("type").GetString());
            Assert.StartsWith("Sak ", one.GetProperty("title").GetString());
        });
    }

    [Fact]
    public async Task Ones_own_calendar_has_ones_own_sessions_and_goes_with_one()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(PrivacyFeature)]);
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened();
        await town.HasTopics(4);
        await lead.Says("åpne avstemning");
        foreach (var (person, numbers) in AgendaTown.Usual) await town.Person(person).Says("stem " + numbers);
        await lead.Says("lukk avstemning");
        await lead.Says("tider 10:00–10:45, 11:00–11:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
        await lead.Publishes();
        var ada = town.Person("Ada");
        await ada.Says("mitt program");
        var first = UrlIn(ada.Privately.Newest(), site);

        var mine = await CalendarReader.Read(await site.Read(first));
        Assert.Equal(["Sak 1", "Sak 2"], mine.Events.Select(read => read.Summary).Order());
        await ada.Says("ny kalenderlenke");
        var second = UrlIn(ada.Privately.Newest(), site);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(first)).StatusCode);
        Assert.Contains("du har en lenke til din egen kalender", string.Join('\n', await Told(ada, "mine data")));

        await ada.Privately.Says("glem meg");
        await ada.Privately.Presses("Ja, glem meg");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(second)).StatusCode);
        var token = second.Split('/')[^2];
        Assert.DoesNotContain(token, await town.Everything());
    }

    [Theory]
    [InlineData("nb-NO", "ny kalenderlenke", "Din egen kalender")]
    [InlineData("nn-NO", "ny kalenderlenkje", "Din eigen kalender")]
    [InlineData("en-GB", "new calendar link", "Your own calendar")]
    public async Task Anyone_may_have_a_new_calendar_link(string locale, string words, string told)
    {
        await using var town = await AgendaTown.Ready(locale);
        await using var site = await PageSite.Start(town);
        await town.Person("Liv", locale).Publishes();

        await town.Person("Ada", locale).Says(words);

        Assert.Contains(told, town.Person("Ada", locale).Privately.Newest());
    }

    [Theory]
    [InlineData("nb-NO", "vis navnet mitt", "står navnet ditt ved temaet ditt", "skjul navnet mitt", "uten navn", "Du er ikke vert for noe tema her")]
    [InlineData("nn-NO", "vis namnet mitt", "står namnet ditt ved temaet ditt", "gøym namnet mitt", "utan namn", "Du er ikkje vert for noko tema her")]
    [InlineData("en-GB", "show my name", "your name is shown with your topic", "hide my name", "without a name", "You host no topic here")]
    public async Task A_host_is_named_outside_the_chat_only_where_they_agreed(string locale, string show, string shown, string hide, string hidden, string no)
    {
        await using var town = await AgendaTown.Ready(locale);
        await using var site = await PageSite.Start(town);
        var url = await Published(town, site, locale);
        var host = town.Person("Vert1", locale);
        Assert.DoesNotContain("Vert1", await Outside());
        await host.Says("my agenda");
        Assert.Contains(hidden, host.Privately.Newest());

        Assert.Contains(shown, await host.Says(show));
        foreach (var file in Files) Assert.Contains("Vert1", await site.Read(url + file));
        Assert.DoesNotContain("Vert2", await Outside());
        Assert.Contains(hidden, await host.Says(hide));
        Assert.DoesNotContain("Vert1", await Outside());
        Assert.Contains(no, await town.Person("Ada", locale).Says(show));

        async Task<string> Outside() => string.Concat(await Task.WhenAll(Files.Select(file => site.Read(url + file))));
    }

    [Fact]
    public async Task Without_an_address_there_are_no_links_and_the_rest_works()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town, "Production");
        await town.Person("Liv").Publishes();

        Assert.Contains("«PublicUrl»", await town.Person("Liv").Says("eksporter"));
        Assert.Contains("«PublicUrl»", await town.Person("Ada").Says("ny kalenderlenke"));
        await town.Person("Ada").Says("mitt program");
        Assert.DoesNotContain("http", town.Person("Ada").Privately.Newest());
    }

    [Fact]
    public async Task The_address_is_a_setting_and_a_bad_one_stops_the_start()
    {
        await using var town = await AgendaTown.Ready(settings: new Dictionary<string, string?> { ["PublicUrl"] = "https://otgbot.example.no/" });
        Assert.Contains("https://otgbot.example.no/agenda/", await town.Person("Liv").Says("eksporter"));

        foreach (var bad in new[] { "otgbot.example.no", "http://otgbot.example.no", "https://otgbot.example.no/?a=b", "ftp://x" })
        {
            var stopped = Assert.Throws<InvalidOperationException>(() => new Town([typeof(UnconferencesFeature)], settings: new Dictionary<string, string?> { ["PublicUrl"] = bad }));
            Assert.Contains("https://otgbot.example.no", stopped.Message);
        }
    }

    private static async Task<string> Published(Town town, PageSite site, string locale = "nb-NO")
    {
        var lead = town.Person("Liv", locale);
        await lead.Publishes();
        return UrlIn(await lead.Says("export"), site);
    }

    /// <summary>The first address in what was said.</summary>
    internal static string UrlIn(string said, PageSite site)
    {
        var at = said.IndexOf(site.Url + "/agenda/", StringComparison.Ordinal);
        Assert.True(at >= 0, said);
        return said[at..].Split([' ', '\n', ')', '>'])[0];
    }

    private static async Task<IEnumerable<string>> Told(TestPerson person, string words)
    {
        await person.Privately.Says(words);
        return person.Town.Channel.Messages.Where(message => message.Content.To.Conversation == person.Privately.Address.Conversation).Select(message => message.Text);
    }
}
