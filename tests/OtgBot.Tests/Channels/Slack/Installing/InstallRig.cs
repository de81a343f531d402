using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.Slack;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack.Installing;

/// <summary>
/// The bot as a host in this process that workspaces install themselves, in a <see cref="SlackTown"/>, with a browser that goes to Slack's
/// consent page and back, a clock to move, and a store to look into.
/// </summary>
internal sealed class InstallRig : IAsyncDisposable
{
    /// <summary>Where Slack sends browsers back to; a proxy in front of the bot has that name.</summary>
    private const string Redirect = "https://bot.example.no/slack/oauth/callback";

    /// <summary>For <see cref="Start"/>: the one workspace of a token in the settings instead.</summary>
    public static readonly Dictionary<string, string> ByToken = new()
    {
        ["Slack__BotToken"] = "xoxb-T1",
        ["Slack__ClientId"] = "",
        ["Slack__ClientSecret"] = "",
        ["Slack__RedirectUrl"] = "",
        ["Slack__KeyDirectory"] = "",
    };

    private readonly TempFolder folder;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication app;

    private InstallRig(WebApplication app, TempFolder folder, SlackTown town, FakeTimeProvider clock, TestLog log) => (this.app, this.folder, Town, Clock, Log) = (app, folder, town, clock, log);

    public SlackTown Town { get; }

    public FakeTimeProvider Clock { get; }

    public TestLog Log { get; }

    public FakeSlack Slack => Town.Slack;

    /// <summary>What the next host that <see cref="Restart"/> starts is set to.</summary>
    public Dictionary<string, string> Settings { get; private init; } = [];

    private Func<Func<string, Key, Task>?, Task<WebApplication>> Again { get; init; } = null!;

    /// <summary>For a test to step in before it is asked anything.</summary>
    public WatchedStore Store => Get<WatchedStore>();

    /// <summary>The same from the start on, for the hosts that <see cref="Restart"/> starts.</summary>
    public Func<string, Key, Task> BeforeStore { get; set; } = (_, _) => Task.CompletedTask;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public string Path(string name) => folder.File(name);

    /// <param name="features">What the bot can do; default: <see cref="EchoFeature"/>.</param>
    /// <param name="change">Settings on top; an empty value takes one away.</param>
    public static async Task<InstallRig> Start(Type[]? features = null, Dictionary<string, string>? change = null)
    {
        var (folder, log) = (new TempFolder(), new TestLog());
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero));
        var town = await SlackTown.Start(clock: clock);
        var settings = new Dictionary<string, string>(town.Settings)
        {
            ["Slack__BotToken"] = "",
            ["Slack__ClientId"] = FakeSlack.ClientId,
            ["Slack__ClientSecret"] = FakeSlack.ClientSecret,
            ["Slack__RedirectUrl"] = Redirect,
            ["Slack__KeyDirectory"] = folder.File("keys"),
        };
        foreach (var (name, value) in change ?? []) settings[name] = value;
        Task<WebApplication> Again(Func<string, Key, Task>? before) => Host(town, folder, clock, log, features ?? [typeof(EchoFeature)], settings, before);
        try
        {
            return new InstallRig(await Again(null), folder, town, clock, log) { Again = Again, Settings = settings };
        }
        catch
        {
            await town.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    private static async Task<WebApplication> Host(SlackTown town, TempFolder folder, FakeTimeProvider clock, TestLog log, Type[] features, Dictionary<string, string> settings, Func<string, Key, Task>? before)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<ILoggerFactory>(log)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(_ => new WatchedStore(SharedSqlite.Open(folder.File("otgbot.db"))) { Before = before ?? ((_, _) => Task.CompletedTask) })
            .AddSingleton<IStore>(provider => provider.GetRequiredService<WatchedStore>())
            .AddTurns(builder.Configuration)
            .AddFeatureMap();
        builder.Services.AddFeatures(features);
        builder.AddSlack();
        var app = builder.Build();
        app.Services.MapFeatures();
        app.MapSlack();
        await app.StartAsync();
        town.Host = LoopbackServer.AddressOf(app);
        return app;
    }

    /// <summary>Stops the host and starts another on the same store.</summary>
    public async Task Restart()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        app = await Again(BeforeStore);
    }

    /// <summary>All that is stored, as text.</summary>
    public string Everything() => StoreCopy.Text(StoreCopy.Read(folder.File("otgbot.db")).Select(app.Services.GetRequiredService<SealedStore>().Open));

    /// <summary>
    /// Begins an installation in a browser: where it is sent, the cookie it was given, and the rules that came with that.
    /// </summary>
    public async Task<(Uri Consent, string Cookie, string CookieRules)> Begin()
    {
        using var answer = await http.GetAsync(new Uri(Town.Host + "/slack/install"), TestContext.Current.CancellationToken);
        Assert.Equal(302, (int)answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        return (answer.Headers.Location!, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)], cookie);
    }

    /// <summary>Says yes (or no) on Slack's page, and returns the query that the browser comes back with.</summary>
    public async Task<string> Consents(Uri consent)
    {
        using var answer = await http.GetAsync(consent, TestContext.Current.CancellationToken);
        Assert.StartsWith(Redirect, answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return answer.Headers.Location.Query;
    }

    /// <summary>The browser comes back with this query and cookie.</summary>
    public async Task<(int Status, string Page, Uri? Location)> ComesBack(string query, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Town.Host + "/slack/oauth/callback" + query);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), answer.Headers.Location);
    }

    /// <summary>All of it, in one workspace.</summary>
    public async Task<(int Status, string Page, Uri? Location)> Installs(string workspace = "T1")
    {
        Slack.OAuth.Chosen = workspace;
        var (consent, cookie, _) = await Begin();
        var page = await ComesBack(await Consents(consent), cookie);

        // Whoever installed it gets their first steps while they read the page.
        await Town.Quiet(() => true);
        return page;
    }

    /// <summary>Slack tells that the app was uninstalled; the tokens are dead by then.</summary>
    public Task<SlackReply> Uninstalled(string workspace = "T1", DateTimeOffset? at = null) =>
        Tell(workspace, new JsonObject { ["type"] = "app_uninstalled" }, at);

    /// <summary>Slack tells that the bot's token was revoked.</summary>
    public Task<SlackReply> Revoked(string workspace = "T1", DateTimeOffset? at = null) =>
        Tell(workspace, new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray("UBOT" + workspace) } }, at);

    private Task<SlackReply> Tell(string workspace, JsonObject happened, DateTimeOffset? at)
    {
        var team = Slack.Workspace(workspace);
        lock (Slack.Guard) team.Tokens.Clear();
        var payload = SlackWire.Event(team, happened, Slack.NextId("Ev"), at ?? Clock.GetUtcNow());
        return Town.Post("/slack/events", Encoding.UTF8.GetBytes(payload.ToJsonString()), "application/json");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        await Town.DisposeAsync();
        folder.Dispose();
    }
}
