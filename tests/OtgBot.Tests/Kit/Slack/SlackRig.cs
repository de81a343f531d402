using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>
/// The bot as a real host on a free port of this machine, in a <see cref="SlackTown"/>, with a clock that stands still until a test moves
/// it.
/// </summary>
internal sealed class SlackRig : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly Func<Task<WebApplication>> start;
    private WebApplication app = null!;
    private bool ownsFolder;

    private SlackRig(TempFolder folder, SlackTown town, FakeTimeProvider clock, TestLog log, Func<Task<WebApplication>> start) =>
        (this.folder, Town, Clock, Log, this.start) = (folder, town, clock, log, start);

    public SlackTown Town { get; }

    public FakeSlack Slack => Town.Slack;

    /// <summary>The one workspace there is unless a test makes more.</summary>
    public SlackTeam Team => Slack.Workspace();

    public FakeTimeProvider Clock { get; }

    public TestLog Log { get; }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public IChannel Channel => app.Services.GetServices<IChannel>().Single(channel => channel.Name == "slack");

    /// <summary>A place in the workspace.</summary>
    public static Address Place(string conversation = "CTEAM", ConversationKind kind = ConversationKind.Channel) => new("slack", "T1", conversation, kind) { Route = "T1" };

    public static Outgoing Words(string text, string conversation = "CTEAM") => new(Place(conversation), Language.En) { Text = text };

    /// <param name="features">What the bot can do; default: <see cref="EchoFeature"/>.</param>
    /// <param name="options">How much may wait.</param>
    /// <param name="settings">Settings on top of the town's.</param>
    public static Task<SlackRig> Start(Type[]? features = null, TurnQueueOptions? options = null, params (string Name, string Value)[] settings) =>
        StartBy(SlackWay.Http, features, options, settings);

    /// <summary>The same with a Slack that treats calls like this from the bot's first on.</summary>
    public static Task<SlackRig> Start(Func<SlackCall, SlackMishap?> treats) => StartBy(SlackWay.Http, null, null, [], treats);

    /// <summary>Slack reaches it through a connection of the bot's own.</summary>
    public static Task<SlackRig> StartOnSocket(Func<SlackCall, SlackMishap?>? treats = null) => StartBy(SlackWay.Socket, null, null, [], treats);

    private static async Task<SlackRig> StartBy(SlackWay way, Type[]? features, TurnQueueOptions? options, (string Name, string Value)[] settings, Func<SlackCall, SlackMishap?>? treats = null)
    {
        var rig = await StartOn(new TempFolder(), way, features, options, settings, treats);
        rig.ownsFolder = true;
        return rig;
    }

    /// <summary>The same on a store that is there already: the next host.</summary>
    public static Task<SlackRig> Start(TempFolder folder, Type[] features) => StartOn(folder, SlackWay.Http, features, null, []);

    private static async Task<SlackRig> StartOn(TempFolder folder, SlackWay way, Type[]? features, TurnQueueOptions? options, (string Name, string Value)[] settings, Func<SlackCall, SlackMishap?>? treats = null)
    {
        var log = new TestLog();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero));
        var town = await SlackTown.Start(way, clock);
        if (treats is not null) town.Slack.Treats = treats;
        var rig = new SlackRig(folder, town, clock, log, () => StartHost(folder, town, clock, log, features, options, settings));
        await rig.Begin();
        return rig;
    }

    private static async Task<WebApplication> StartHost(
        TempFolder folder, SlackTown town, FakeTimeProvider clock, TestLog log, Type[]? features, TurnQueueOptions? options, (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(town.Settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), string? (setting) => setting.Value));
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<ILoggerFactory>(log)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IStore>(_ => SharedSqlite.Open(folder.File("otgbot.db")))
            .AddTurns(builder.Configuration)
            .AddFeatureMap();
        builder.Services.AddFeatures(features ?? [typeof(EchoFeature)]);
        if (options is not null) builder.Services.AddSingleton(options);
        builder.AddSlack();
        var app = builder.Build();
        app.Services.MapFeatures();
        app.MapSlack();
        await app.StartAsync();
        return app;
    }

    /// <summary>The host ends without a last word, and another begins on its store.</summary>
    public async Task Restarts()
    {
        await End();
        await Begin();
    }

    private async Task Begin()
    {
        app = await start();
        Town.Host = LoopbackServer.AddressOf(app).TrimEnd('/');
    }

    private async Task End()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    public SlackPerson Person(string name, string locale = "nb-NO", string channel = "team") => Town.Person(name, locale, channel);

    /// <summary>The workspace lets the bot do more than it asks for.</summary>
    public async Task Grant(string scope)
    {
        lock (Slack.Guard) Team.Scopes.Add(scope);
        var installations = Get<SlackInstallations>();
        var known = (await installations.Find(new SlackWorkspace(null, "T1", false), TestContext.Current.CancellationToken))!;
        await installations.Save(known with { Scopes = [.. Team.Scopes] }, TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock on, a little at a time, until this has ended: for what waits before it tries again.</summary>
    public async Task<T> Hurry<T>(Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
            if (!waiting.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await waiting;
    }

    /// <summary>What an operator would have to look at.</summary>
    public string Troubles => string.Join('\n', Log.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text));

    public async ValueTask DisposeAsync()
    {
        await End();
        await Town.DisposeAsync();
        if (ownsFolder) folder.Dispose();
    }
}
