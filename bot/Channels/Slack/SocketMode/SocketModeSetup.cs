using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Channels.Slack.Sending;

namespace OtgBot.Channels.Slack.SocketMode;

/// <summary>Wires Socket Mode if there is a token for it.</summary>
internal static class SocketModeSetup
{
    public static IServiceCollection AddSocketMode(this IServiceCollection services, SlackOptions options)
    {
        if (!options.UsesSocket) return services;
        return services.AddHostedService(provider => new SocketModeLoop(
            options, provider.GetRequiredService<SlackApi>(), provider.GetRequiredService<SlackReceiver>().Take, new SocketModeOptions(),
            provider.GetRequiredService<SlackClock>(), provider.GetRequiredService<ILogger<SocketModeLoop>>())
        {
            Outages = provider.GetRequiredService<Outages>(),
            Before = async cancel => await provider.GetRequiredService<SlackInstallations>().Own(cancel),
        });
    }
}
