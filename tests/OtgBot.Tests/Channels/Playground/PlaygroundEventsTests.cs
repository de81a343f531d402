using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using OtgBot.Channels;
using OtgBot.Channels.Playground;

namespace OtgBot.Tests.Channels.Playground;

public sealed class PlaygroundEventsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_others_say_arrives_as_it_is_said_and_only_once()
    {
        await using var site = await PlaygroundSite.Start();
        await using var events = await Listen(site, "as=tom&in=team", Seen(await site.Page("as=tom&in=team")));

        (await site.Post("/say?as=kari&in=team", fields: ("text", "si god morgen"))).Dispose();

        var (heard, answered) = (await events.Next("said"), await events.Next("said"));
        Assert.Contains("Kari Nordmann", heard.Data, StringComparison.Ordinal);
        Assert.Contains("si god morgen", heard.Data, StringComparison.Ordinal);
        Assert.Contains("god morgen []", answered.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_changed_in_place_arrives_under_its_old_id_with_the_viewer_s_own_forms()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        var (address, action) = PlaygroundPageTests.Button(await site.Page(), "Ta et eple");
        await using var events = await Listen(site, "as=tom&in=team", Seen(await site.Page("as=tom&in=team")));

        (await site.Post(address, fields: ("action", action))).Dispose();

        var changed = await events.Next("said");
        Assert.Contains($"id=\"{address[(address.LastIndexOf('=') + 1)..]}\"", changed.Data, StringComparison.Ordinal);
        Assert.Contains("<dd>1</dd>", changed.Data, StringComparison.Ordinal);
        Assert.Contains("/press?as=tom&amp;in=team", changed.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_comes_back_gets_what_was_missed_and_nothing_twice()
    {
        await using var site = await PlaygroundSite.Start();
        var seen = Seen(await site.Page());
        (await site.Post("/say?as=kari&in=team", fields: ("text", "si en"))).Dispose();
        string last;
        await using (var first = await Listen(site, "as=kari&in=team", seen))
        {
            await first.Next("said");
            last = (await first.Next("said")).EventId!;
        }

        (await site.Post("/say?as=kari&in=team", fields: ("text", "si to"))).Dispose();
        await using var second = await Listen(site, "as=kari&in=team", seen, last);

        Assert.Contains("si to", (await second.Next("said")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_from_before_a_restart_is_told_so()
    {
        await using var site = await PlaygroundSite.Start();

        await using var events = await Listen(site, "as=kari&in=team", "abcdef-3");

        Assert.Equal("restarted", (await events.Next("restarted")).EventType);
    }

    [Fact]
    public async Task A_stop_ends_the_open_pages_instead_of_waiting_for_them()
    {
        var site = await PlaygroundSite.Start();
        await using var events = await Listen(site, "as=kari&in=team", Seen(await site.Page()));
        await events.Next("clock");

        await site.Stop();

        await Assert.ThrowsAsync<InvalidOperationException>(() => events.Next("said"));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Moving_the_clock_shows_on_every_page_and_the_jobs_come_due()
    {
        await using var site = await PlaygroundSite.Start();
        await using var events = await Listen(site, "as=bjorg&in=team", Seen(await site.Page("as=bjorg&in=team")));

        using var moved = await site.Post("/clock?as=kari&in=team", script: true, ("to", "monday"));

        Assert.Matches("Klokka til boten er flyttet fram: Mandag .* kl.\\s09\\.0[56]", await moved.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("God mandag!", (await events.Next("said")).Data, StringComparison.Ordinal);
        Assert.Matches("Måndag .* kl.\\s09\\.0[56]", (await events.Next("clock", "09.0")).Data);
    }

    [Theory]
    [InlineData("2026-11-18T09:00:00Z", "2026-11-23T08:05:00Z")]
    [InlineData("2026-11-23T08:04:59Z", "2026-11-23T08:05:00Z")]
    [InlineData("2026-11-23T08:05:00Z", "2026-11-30T08:05:00Z")]
    [InlineData("2027-03-26T12:00:00Z", "2027-03-29T07:05:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-26T08:05:00Z")]
    public void Next_monday_is_five_past_nine_in_oslo_also_over_a_clock_change(string now, string then)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(DateTimeOffset.Parse(then, System.Globalization.CultureInfo.InvariantCulture), at + PlaygroundClock.Span("monday", at));
        Assert.Null(PlaygroundClock.Span("yesterday", at));
    }

    [Fact]
    public void An_instant_to_come_can_be_named_and_one_that_is_over_can_not()
    {
        var at = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromHours(2), PlaygroundClock.Span("2026-11-18T11:00Z", at));
        Assert.Null(PlaygroundClock.Span("2026-11-18T08:00Z", at));
    }

    [Fact]
    public async Task A_page_nobody_reads_holds_nothing_up_and_too_many_are_refused()
    {
        await using var site = await PlaygroundSite.Start();
        var hub = site.Get<PlaygroundHub>();
        var bells = Enumerable.Range(0, 100).Select(_ => hub.Listen()!).ToList();

        for (var count = 0; count < 1_000; count++) site.Get<PlaygroundChannel>().Hear(PlaygroundView.Team, MadeUpPeople.All[0], "hei");
        using var refused = await site.Http.GetAsync("/events?as=kari&in=team", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        foreach (var bell in bells)
        {
            Assert.True(await bell.Heard(Cancel));
            bell.Dispose();
        }

        Assert.NotNull(hub.Listen());
    }

    private static string Seen(string page) => Regex.Match(page, "seen=([^\"]+)\"").Groups[1].Value;

    private static async Task<Events> Listen(PlaygroundSite site, string query, string seen, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/events?{query}&seen={seen}");
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        var answer = await site.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new Events(answer, SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel));
    }

    private sealed class Events(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        /// <summary>The next event of this kind that holds this; others are passed over.</summary>
        public async Task<SseItem<string>> Next(string kind, string holding = "")
        {
            while (await items.MoveNextAsync())
            {
                if (items.Current.EventType == kind && items.Current.Data.Contains(holding, StringComparison.Ordinal)) return items.Current;
            }

            throw new InvalidOperationException($"The events ended before '{kind}'.");
        }

        public async ValueTask DisposeAsync()
        {
            await items.DisposeAsync();
            answer.Dispose();
        }
    }
}
