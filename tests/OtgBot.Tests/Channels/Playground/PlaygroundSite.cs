using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtgBot.Channels.Playground;
using OtgBot.Features;
using OtgBot.Hosting;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Playground;

/// <summary>The try-out page on a port of its own, put together as the program does it, with one small feature.</summary>
internal sealed class PlaygroundSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TempFolder? ownFolder;

    private PlaygroundSite(WebApplication app, TempFolder? ownFolder)
    {
        this.app = app;
        this.ownFolder = ownFolder;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    /// <summary>Follows no redirects, so that tests see them.</summary>
    public HttpClient Http { get; }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="environment">Development, unless the test is about another.</param>
    /// <param name="folder">Where the store is, for a test that starts twice on one.</param>
    public static async Task<PlaygroundSite> Start(string environment = "Development", TempFolder? folder = null)
    {
        var own = folder is null ? new TempFolder() : null;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:SqlitePath"] = (folder ?? own!).File("otgbot.db"),
            ["Participation:PseudonymKey"] = Convert.ToBase64String(new byte[32]),
        });
        builder.Logging.ClearProviders();
        builder.Services
            .AddClock(builder.Environment, builder.Configuration)
            .AddStorage(builder.Configuration)
            .AddTurns(builder.Configuration)
            .AddPlayground(builder.Environment, StorageSetup.SqlitePath(builder.Configuration))
            .AddFeature<FruitFeature>()
            .AddFeatureMap();
        var app = builder.Build();
        app.Services.MapFeatures();
        app.MapPlayground();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PlaygroundSite(app, own);
    }

    public async Task<string> Page(string query = "as=kari&in=team")
    {
        using var answer = await Http.GetAsync("/?" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Posts a form as the page itself would.</summary>
    /// <param name="script">True as the script does it, which gets the word for the person and no page.</param>
    public async Task<HttpResponseMessage> Post(string address, bool script = false, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Origin", Address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Accept", script ? "text/plain" : "text/html");
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task Stop() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        ownFolder?.Dispose();
    }
}
