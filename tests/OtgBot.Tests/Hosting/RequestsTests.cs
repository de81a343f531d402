using Microsoft.AspNetCore.Builder;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

/// <summary>What stands in the headers of every answer, whatever it says.</summary>
public sealed class RequestsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/", "Production")]
    [InlineData("/health/live", "Production")]
    [InlineData("/slack/oauth/callback", "Production")]
    [InlineData("/", "Development")]
    public async Task No_answer_says_which_server_it_is_from(string path, string environment)
    {
        await using var app = await Start(environment);
        using var answer = await Get(app, path);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("Production", "https", "max-age=31536000")]
    [InlineData("Production", "http", null)]
    [InlineData("Production", null, null)]
    [InlineData("Development", "https", null)]
    public async Task Who_came_by_https_through_a_proxy_is_told_to_come_by_https_for_a_year(string environment, string? scheme, string? expected)
    {
        await using var app = await Start(environment);
        using var answer = await Get(app, "/health/live", ("Host", "bot.example.no"), ("X-Forwarded-Proto", scheme));
        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    [Theory]
    [InlineData("/slack/oauth/callback", "Production", "default-src 'none'", "no-referrer")]
    [InlineData("/agenda/nothing/here", "Production", "default-src 'none'", "no-referrer")]
    [InlineData("/agenda/nothing/here/agenda.ics", "Production", "default-src 'none'", "no-referrer")]
    [InlineData("/", "Development", "default-src 'self'", "same-origin")]
    [InlineData("/playground.js", "Development", "default-src 'self'", "same-origin")]
    public async Task A_page_loads_nothing_from_elsewhere_is_what_it_says_it_is_and_keeps_its_address_to_itself(string path, string environment, string policy, string referrer)
    {
        await using var app = await Start(environment);
        using var answer = await Get(app, path);
        Assert.Contains(policy, answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(referrer, answer.Headers.GetValues("Referrer-Policy").Single());
    }

    private async Task<WebApplication> Start(string environment)
    {
        var app = Program.Build([
            $"--environment={environment}", "--urls=http://127.0.0.1:0", $"--Storage:SqlitePath={folder.File("otgbot.db")}", $"--Participation:PseudonymKeyFile={folder.File("key")}",
            "--Slack:SigningSecret=s", "--Slack:ClientId=1.2", "--Slack:ClientSecret=c", "--Slack:RedirectUrl=https://bot.example.no/slack/oauth/callback", $"--Slack:KeyDirectory={folder.File("keys")}",
            "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<HttpResponseMessage> Get(WebApplication app, string path, params (string Name, string? Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, LoopbackServer.AddressOf(app).TrimEnd('/') + path);
        foreach (var (name, value) in headers.Where(header => header.Value is not null)) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
