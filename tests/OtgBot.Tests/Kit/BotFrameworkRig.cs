using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.BotFramework;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit;

/// <summary>
/// The bot as a real host on a free port of this machine, between a stand-in token issuer and a stand-in connector: activities go in
/// over HTTP with tokens that are really checked, and answers come out over HTTP with the bot's own token.
/// </summary>
internal sealed class BotFrameworkRig : IAsyncDisposable
{
    public const string AppId = "aaaaaaaa-0000-0000-0000-000000000000";
    public const string BotId = "28:" + AppId;

    private readonly WebApplication app;
    private readonly TempFolder folder;
    private bool ownsWorld = true;
    private int lastId;

    private BotFrameworkRig(WebApplication app, TempFolder folder, FakeIssuer issuer, FakeConnector connector, FakeTimeProvider clock, TestLog log)
    {
        (this.app, this.folder, Issuer, Connector, Clock, Log) = (app, folder, issuer, connector, clock, log);
        Http = new HttpClient { BaseAddress = new Uri(LoopbackServer.AddressOf(app)), Timeout = TimeSpan.FromMinutes(1) };
    }

    public FakeIssuer Issuer { get; }

    public FakeConnector Connector { get; }

    public FakeTimeProvider Clock { get; }

    public TestLog Log { get; }

    public HttpClient Http { get; }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public IChannel Channel => app.Services.GetServices<IChannel>().Single(channel => channel.Name == "msteams");

    /// <param name="features">What the bot can do; default: <see cref="EchoFeature"/>.</param>
    /// <param name="environment">Development if the rig stands for a laptop.</param>
    /// <param name="settings">Settings on top of the rig's.</param>
    /// <param name="options">How much may wait.</param>
    public static async Task<BotFrameworkRig> Start(Type[]? features = null, TurnQueueOptions? options = null, string environment = "Production", params (string Name, string Value)[] settings) =>
        await StartOn(new TempFolder(), await FakeConnector.Start(), features, options, environment, settings);

    /// <summary>Another host beside this one, or after it: on its store and its connector, with a clock of its own.</summary>
    public async Task<BotFrameworkRig> SecondHost(Type[]? features = null)
    {
        var other = await StartOn(folder, Connector, features, null, "Production", []);
        other.ownsWorld = false;
        return other;
    }

    /// <summary>Ends the host and leaves its store and its connector; to be disposed all the same.</summary>
    public async Task Dies() => await app.StopAsync(new CancellationToken(canceled: true));

    private static async Task<BotFrameworkRig> StartOn(TempFolder folder, FakeConnector connector, Type[]? features, TurnQueueOptions? options, string environment, (string Name, string Value)[] settings)
    {
        var (log, issuer) = (new TestLog(), await FakeIssuer.Start());
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = "secret",
            ["ToBotFromChannelOpenIdMetadataUrl"] = issuer.Metadata,
            ["ToChannelFromBotLoginUrl"] = issuer.Login,
            ["Participation:PseudonymKey"] = Convert.ToBase64String(new byte[32]),
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value.Replace("{issuer}", issuer.Url, StringComparison.Ordinal)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<ILoggerFactory>(log)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IStore>(_ => SharedSqlite.Open(folder.File("otgbot.db")))
            .AddTurns(builder.Configuration)
            .AddFeatureMap();
        builder.Services.AddFeatures(features ?? [typeof(EchoFeature)]);
        if (options is not null) builder.Services.AddSingleton(options);
        builder.AddBotFramework();
        var app = builder.Build();
        app.Services.MapFeatures();
        app.MapBotFramework();
        await app.StartAsync();
        return new BotFrameworkRig(app, folder, issuer, connector, clock, log);
    }

    /// <summary>A good token of Bot Service, with whatever a test changes.</summary>
    public string Token(Action<TokenDraft>? change = null) => Issuer.Token(AppId, Connector.Url, Clock.GetUtcNow(), change);

    /// <summary>A message to the bot in a Teams channel's thread.</summary>
    public JsonObject Message(string text, string conversation = "19:alerts@thread.tacv2;messageid=1762951100000") => new()
    {
        ["type"] = "message",
        ["id"] = $"in-{Interlocked.Increment(ref lastId)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.Url,
        ["from"] = new JsonObject { ["id"] = "29:1AbC", ["name"] = "Kim Vogel", ["aadObjectId"] = "0c1d" },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "OtgBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = FakeIssuer.Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeIssuer.Tenant } },
        ["text"] = text,
        ["locale"] = "nb-NO",
    };

    /// <summary>A captured activity, pointed at this rig's connector.</summary>
    public JsonObject Captured(string name)
    {
        var activity = JsonNode.Parse(File.ReadAllText(CapturedFile(name)))!["activity"]!.DeepClone().AsObject();
        activity["serviceUrl"] = Connector.Url;
        return activity;
    }

    public static IEnumerable<string> CapturedNames => Directory.EnumerateFiles(Path.GetDirectoryName(CapturedFile("x"))!, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static string CapturedFile(string name) => Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Channels", "BotFramework", "captured", name + ".json");

    /// <summary>Sends an activity with a good token, or with this header (empty: none).</summary>
    public Task<HttpResponseMessage> Send(JsonNode activity, string? authorization = null) =>
        SendRaw(Encoding.UTF8.GetBytes(activity.ToJsonString()), authorization ?? "Bearer " + Token());

    public async Task<HttpResponseMessage> SendRaw(byte[] body, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        await Issuer.DisposeAsync();
        if (!ownsWorld) return;
        await Connector.DisposeAsync();
        folder.Dispose();
    }
}
