using OtgBot.Channels;
using OtgBot.Channels.Playground;
using OtgBot.Hosting;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Playground;

/// <summary>What somebody meets who opens the try-out page for the first time.</summary>
public sealed class FirstVisitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO,nb;q=0.9,en;q=0.8", "<html lang=\"nb\">", "Hvem vil du være?")]
    [InlineData("nn", "<html lang=\"nn\">", "Kven vil du vere?")]
    [InlineData("en-GB,en;q=0.7", "<html lang=\"en\">", "Who would you like to be?")]
    [InlineData("", "<html lang=\"nb\">", "Hvem vil du være?")]
    [InlineData("*;q=0.1", "<html lang=\"nb\">", "Hvem vil du være?")]
    [InlineData("<script>", "<html lang=\"en\">", "Who would you like to be?")]
    public async Task The_page_opens_in_the_language_of_the_browser(string accepts, string tag, string words)
    {
        await using var site = await PlaygroundSite.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accepts.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Language", accepts);
        using var answer = await site.Http.SendAsync(request, Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Contains(tag, page);
        Assert.Contains(words, page);
    }

    [Fact]
    public async Task An_answer_in_the_private_chat_has_a_badge_until_it_is_looked_at()
    {
        await using var site = await PlaygroundSite.Start();
        var channel = site.Get<PlaygroundChannel>();
        var tom = MadeUpPeople.Find("tom")!;
        await site.Http.GetStringAsync("/?as=tom&in=team", Cancel);
        await channel.Send(new Outgoing(PlaygroundView.ChatOf(tom.Person), Language.En) { Text = "Only for you." }, Cancel);

        Assert.Contains(">1 new answer<", await site.Http.GetStringAsync("/?as=tom&in=team", Cancel));
        Assert.DoesNotContain("nye svar<", await site.Http.GetStringAsync("/?as=amina&in=team", Cancel));
        await site.Http.GetStringAsync("/?as=tom&in=me", Cancel);
        Assert.DoesNotContain("new answer<", await site.Http.GetStringAsync("/?as=tom&in=team", Cancel));
    }

    [Fact]
    public async Task The_clock_keeps_how_far_it_was_moved_over_a_restart()
    {
        using var folder = new OtgBot.Tests.Kit.TempFolder();
        var path = KeptClock.PathBeside(folder.File("otgbot.db"));
        var clock = new MovableClock(TimeProvider.System);
        using (var kept = new KeptClock(clock, path))
        {
            await kept.StartAsync(Cancel);
            clock.Forward(TimeSpan.FromDays(7));
            clock.Forward(TimeSpan.FromHours(2));
            await kept.StopAsync(Cancel);
        }

        var after = new MovableClock(TimeProvider.System);
        using var again = new KeptClock(after, path);
        await again.StartAsync(Cancel);
        await again.StopAsync(Cancel);

        Assert.Equal(TimeSpan.FromDays(7) + TimeSpan.FromHours(2), after.Ahead);
    }

    [Theory]
    [InlineData("2026-11-25T12:00:00Z", "2026-11-30T08:05:00Z")]
    [InlineData("2026-11-30T08:04:00Z", "2026-11-30T08:05:00Z")]
    [InlineData("2026-11-30T08:05:00Z", "2026-12-07T08:05:00Z")]
    [InlineData("2026-03-27T12:00:00Z", "2026-03-30T07:05:00Z")]
    public void Next_Monday_is_the_one_still_to_come_in_Oslo(string now, string monday) =>
        Assert.Equal(DateTimeOffset.Parse(monday, null), NextMondays.After(DateTimeOffset.Parse(now, null)));
}
