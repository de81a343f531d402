using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace OtgBot.Benchmarks.Peers;

/// <summary>
/// The echo bot of the Bot Framework SDK, wired as its template has it: the cloud adapter, clients from the factory, no state.
/// Tokens are checked against the rig's issuer. The one for its replies is there already, so that it never waits for a login.
/// </summary>
internal static class SdkEcho
{
    public static async Task Run(string address, string rig)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = Rig.AppId,
            ["ToBotFromChannelTokenIssuer"] = Rig.Issuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = rig + Rig.MetadataPath,

            // Whoever sets one of these has to set them all.
            ["ToChannelFromBotLoginUrl"] = rig + "/login",
            ["ToChannelFromBotOAuthScope"] = "https://api.botframework.com",
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = rig + Rig.MetadataPath,
            ["OAuthUrl"] = rig,
        });
        builder.Services
            .AddHttpClient()
            .AddSingleton<ServiceClientCredentialsFactory, Credentials>()
            .AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>()
            .AddSingleton<IBotFrameworkHttpAdapter>(provider => new CloudAdapter(
                provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()))
            .AddTransient<IBot, Echo>();
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/api/messages", (HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot) =>
            adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
        app.Urls.Add(address);
        await app.RunAsync();
    }

    private sealed class Echo : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            await turnContext.SendActivityAsync(MessageFactory.Text("You said: " + turnContext.Activity.Text), cancellationToken);
    }

    private sealed class Credentials : ServiceClientCredentialsFactory
    {
        public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == Rig.AppId);

        public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
            Task.FromResult<ServiceClientCredentials>(new TokenCredentials("rig"));
    }
}
