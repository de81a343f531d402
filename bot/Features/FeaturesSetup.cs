using OtgBot.Dialogs;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>Registers features, and puts them all on the map before the first event arrives.</summary>
internal static class FeaturesSetup
{
    public static IServiceCollection AddFeature<TFeature>(this IServiceCollection services)
        where TFeature : class, IFeature =>
        services.AddSingleton<IFeature, TFeature>();

    public static IServiceCollection AddFeatureMap(this IServiceCollection services) => services
        .AddScheduling()
        .AddSingleton<DialogRunner>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<FeatureMap>();

    /// <summary>Throws where two features want the same word, verb or name: the host does not start with a clash.</summary>
    public static void MapFeatures(this IServiceProvider services)
    {
        var map = services.GetRequiredService<FeatureMap>();
        foreach (var feature in services.GetServices<IFeature>()) feature.Map(map);
        var move = services.GetRequiredService<CommunityMove>();
        move.Readdress = services.GetRequiredService<Alarms>().Readdress;
        move.Elsewhere = async (community, cancel) => [.. (await Task.WhenAll(map.CommunityData.Select(data => data.Elsewhere(community, cancel)))).SelectMany(all => all).Distinct()];
        services.GetRequiredService<TurnEvents>().Moved = turn => turn.Incoming.NewConversation is { } conversation ? move.Run(turn.Incoming.Address, conversation, turn.Cancel) : Task.CompletedTask;
    }
}
