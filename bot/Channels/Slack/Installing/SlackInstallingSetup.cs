using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>Wires where the app is installed, and how it comes to be.</summary>
internal static class SlackInstallingSetup
{
    public static IServiceCollection AddSlackInstalling(this IServiceCollection services, SlackOptions options)
    {
        services
            .AddSingleton(provider =>
                new Lazy<SlackKeys>(() =>
                    new SlackKeys(options.KeyDirectory, provider.GetRequiredService<Pseudonyms>().SecretFor("slack keys"),
                        provider.GetRequiredService<ILogger<SlackKeys>>())))
            .AddSingleton<SlackInstallations>()
            .AddSingleton<SlackPlaces>()
            .AddSingleton<SlackLeaving>()
            .AddSingleton<TokenDoubts>()
            .AddSingleton<Outages>()
            .AddHostedService<TokenCheck>()
            .AddHostedService<LeavingLoop>();
        if (!options.CanInstall) return services;
        return services
            .AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<SlackGrant>(provider, provider.GetRequiredKeyedService<HttpClient>(SlackSetup.Name)))
            .AddSingleton<SlackStates>()
            .AddSingleton<FirstSteps>()
            .AddSingleton<InstallEndpoints>();
    }

    public static void MapSlackInstalling(this WebApplication app, SlackOptions options)
    {
        app.Services.GetRequiredService<SlackClient>().Refused = app.Services.GetRequiredService<TokenDoubts>().Raise;
        if (!options.CanInstall) return;

        // A folder that can't be used stops the start with its message, instead of the first installation.
        _ = app.Services.GetRequiredService<Lazy<SlackKeys>>().Value;
        var endpoints = app.Services.GetRequiredService<InstallEndpoints>();
        app.MapGet(InstallEndpoints.Start, endpoints.Install);
        app.MapGet(InstallEndpoints.Callback, endpoints.Return);
    }
}
