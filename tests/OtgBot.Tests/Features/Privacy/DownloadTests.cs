using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>
/// What is stored about somebody as a file: by an address that is good once and for ten minutes, whoever looks at links on the way.
/// </summary>
public sealed class DownloadTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature)];

    [Theory]
    [InlineData("nb-NO", "mine data", "Hent filen", "Last ned filen", "Filen kan lastes ned én gang")]
    [InlineData("nn-NO", "mine data", "Hent fila", "Last ned fila", "Fila kan lastast ned éin gong")]
    [InlineData("en-GB", "my data", "Get the file", "Download the file", "The file can be downloaded once")]
    public async Task The_file_comes_once_by_a_button_on_a_page_and_the_chat_has_words_alone(string locale, string words, string get, string download, string once)
    {
        await using var town = new Town(Features);
        await using var site = await PageSite.Start(town);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        var said = await kari.Privately.Says(words);
        Assert.DoesNotContain("{", said);
        var url = LinkIn(town, get);

        var page = WebUtility.HtmlDecode(await site.Read(url));
        Assert.Contains(download, page);
        Assert.Contains(once, page);
        Assert.DoesNotContain("Kari", page);
        using var file = await Press(site, url);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("attachment; filename=my-data.json", file.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("no-store", file.Headers.CacheControl?.ToString());
        Assert.Contains("noindex", file.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Null(file.Headers.ETag);
        var json = JsonNode.Parse(await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("user-kari", json["person"]!["id"]!.GetValue<string>());
        Assert.DoesNotContain("download|", await town.Everything());
        using var again = await Press(site, url);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("Be om en ny lenke", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var looked = await site.Get(url);
        Assert.Equal(HttpStatusCode.NotFound, looked.StatusCode);
    }

    [Fact]
    public async Task Who_only_looks_at_the_link_takes_nothing_away_and_of_two_presses_one_gets_it()
    {
        await using var town = new Town(Features);
        await using var site = await PageSite.Start(town);
        var kari = town.Person("Kari");
        await kari.Privately.Says("mine data");
        var url = LinkIn(town, "Hent filen");

        for (var bot = 0; bot < 3; bot++)
        {
            using var head = await site.Get(url, method: HttpMethod.Head);
            using var preview = await site.Get(url);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (head.StatusCode, preview.StatusCode));
            Assert.Equal("no-store", preview.Headers.CacheControl?.ToString());
            Assert.Contains("form-action 'self'", preview.Headers.GetValues("Content-Security-Policy").Single());
        }

        var presses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Press(site, url)));
        Assert.Equal(1, presses.Count(press => press.StatusCode == HttpStatusCode.OK));
        foreach (var press in presses) press.Dispose();
    }

    [Fact]
    public async Task The_link_is_dead_after_ten_minutes_and_when_the_person_is_forgotten_and_for_whoever_guesses()
    {
        await using var town = new Town(Features);
        await using var site = await PageSite.Start(town);
        var kari = town.Person("Kari");
        await kari.Privately.Says("mine data");
        var old = LinkIn(town, "Hent filen");
        foreach (var guess in new[] { old[..^1] + (old[^1] == 'x' ? 'y' : 'x'), old.Replace("/my-data/", "/my-data/A", StringComparison.Ordinal), site.Url.TrimEnd('/') + "/my-data/%F0%9F%98%80/x", site.Url.TrimEnd('/') + "/my-data/" + new string('A', 900) + "/x" })
        {
            using var guessed = await Press(site, guess);
            Assert.Equal(HttpStatusCode.Gone, guessed.StatusCode);
        }

        town.Clock.Advance(TimeSpan.FromMinutes(10));
        using var late = await Press(site, old);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.DoesNotContain("download|", await town.Everything());

        await kari.Privately.Says("mine data");
        var other = LinkIn(town, "Hent filen");
        await kari.Privately.Says("glem meg ja");
        using var forgotten = await Press(site, other);
        Assert.Equal(HttpStatusCode.Gone, forgotten.StatusCode);
        Assert.Contains("Et forseglet notat", await kari.Privately.Says("mine data"));
        await ErasedTests.FindsNoTrace(town, kari);
    }

    [Fact]
    public async Task Without_an_address_of_the_bot_it_comes_in_the_chat_as_before()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");

        Assert.Contains("Dine data som JSON", string.Join('\n', await kari.Privately.Says("mine data"), string.Join('\n', town.Channel.Messages.Select(message => message.Text))));
    }

    [Fact]
    public async Task The_secret_is_neither_in_the_store_nor_in_the_log()
    {
        await using var town = new Town(Features);
        using var heard = new HeardLog();
        await using var site = await PageSite.Start(town, log: heard);
        var kari = town.Person("Kari");
        await kari.Privately.Says("mine data");
        var url = LinkIn(town, "Hent filen");
        var secret = url[(url.LastIndexOf('/') + 1)..];

        Assert.DoesNotContain($"download|{secret}", await town.Everything());
        using var file = await Press(site, url);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.NotEmpty(heard.Log.Lines);
        Assert.DoesNotContain(heard.Log.Lines.Concat(town.Log.Lines), line => line.Text.Contains(secret, StringComparison.Ordinal));
    }

    private sealed class HeardLog : ILoggerProvider
    {
        public TestLog Log { get; } = new();

        public ILogger CreateLogger(string categoryName) => Log.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }

    private static Task<HttpResponseMessage> Press(PageSite site, string url) => site.Get(url, method: HttpMethod.Post);

    private static string LinkIn(Town town, string title) => town.Channel.Messages.Where(message => message.Card is not null).Reverse()
        .SelectMany(message => PlainTextRenderer.Actions(message.Card!)).OfType<ActionOpenUrl>().First(action => action.Title == title).Url;
}
