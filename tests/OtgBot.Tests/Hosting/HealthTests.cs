using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels;
using OtgBot.Hosting;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

/// <summary>Ready is a host that can keep what it is told; a full disk can still be read.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Outages outages = new();
    private WatchedStore store = null!;
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        store = new WatchedStore(new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") }));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(outages).AddSingleton<IStore>(store).AddSingleton<TimeProvider>(clock);
        app = builder.Build();
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        http = new HttpClient { BaseAddress = new Uri(LoopbackServer.AddressOf(app)) };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_host_that_can_not_write_is_not_ready_and_is_again_once_it_can()
    {
        Assert.Equal(HttpStatusCode.OK, await Ready());
        store.Before = (what, _) => what is "Insert" or "Put" or "Write" ? throw new StoreException("The disk is full.") : Task.CompletedTask;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        store.Before = (_, _) => Task.CompletedTask;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await Ready());
    }

    [Fact]
    public async Task A_host_that_hears_nobody_is_not_ready_and_says_why()
    {
        outages.Begin("slack", "Socket Mode is turned off");
        using var answer = await http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Socket Mode is turned off"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        outages.End("slack");
        Assert.Equal(HttpStatusCode.OK, await Ready());
    }

    [Fact]
    public async Task Whoever_asks_a_thousand_times_writes_once_and_leaves_one_row()
    {
        for (var n = 0; n < 3; n++)
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Ready()));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(store.Calls, 3, 12);
        var rows = 0;
        await foreach (var _ in store.List("health", "", Key.End.ToString(), TestContext.Current.CancellationToken)) rows++;
        Assert.Equal(1, rows);
    }

    private async Task<HttpStatusCode> Ready()
    {
        using var answer = await http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
