using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtgBot.Features;
using OtgBot.Hosting;

namespace OtgBot.Tests.Kit;

/// <summary>The pages of a town's features, served as the program serves them, on a free port of this machine.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageSite(WebApplication app)
    {
        this.app = app;
        Url = LoopbackServer.AddressOf(app);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public string Url { get; }

    public HttpClient Http { get; }

    /// <param name="log">Hears what an operator's log would, by the settings the bot has.</param>
    /// <param name="environment">Development, if links lead to this machine, unless the test is about another.</param>
    public static async Task<PageSite> Start(Town town, string environment = "Development", ILoggerProvider? log = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0" });
        builder.WithoutRequestLog();
        builder.Logging.ClearProviders().AddConfiguration(builder.Configuration.GetSection("Logging"));
        if (log is not null) builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(town.Get<FeatureMap>()).AddSingleton(town.Get<PublicAddress>());
        var app = builder.Build();
        app.MapPages();
        await app.StartAsync();
        return new PageSite(app);
    }

    /// <summary>Reads a page.</summary>
    public async Task<HttpResponseMessage> Get(string url, string? language = null, HttpMethod? method = null, string? etag = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, url);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> Read(string url, string? language = null)
    {
        using var answer = await Get(url, language);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
