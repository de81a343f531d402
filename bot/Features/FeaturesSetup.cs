using OtgBot.Dialogs;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>Registers features, and puts them all on the map before the first event arrives.</summary>
internal static class FeaturesSetup
{
    /// <summary>
    /// Adds a feature, or a part of one, with all that it registers. Their order is the order of help and of a person's own page.
    /// </summary>
    public static IServiceCollection AddFeature<TFeature>(this IServiceCollection services)
        where TFeature : class, IFeature
    {
        services.AddSingleton<TFeature>().AddSingleton<IFeature>(provider => provider.GetRequiredService<TFeature>());
        TFeature.Register(services);
        return services;
    }

    public static IServiceCollection AddFeatureMap(this IServiceCollection services) => services
        .AddScheduling()
        .AddSingleton<DialogRunner>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<FeatureMap>();

    /// <summary>Throws if two features want the same word, verb or name: the host does not start with a clash.</summary>
    public static void MapFeatures(this IServiceProvider services)
    {
        var map = services.GetRequiredService<FeatureMap>();
        foreach (var feature in services.GetServices<IFeature>()) map.Add(feature);
        map.Finish();
        var move = services.GetRequiredService<CommunityMove>();
        move.Readdress = services.GetRequiredService<Alarms>().Readdress;
        move.Elsewhere = async (community, cancel) =>
            [.. (await Task.WhenAll(map.CommunityData.Select(data => data.Elsewhere(community, cancel)))).SelectMany(all => all)
                .Distinct()];
        services.GetRequiredService<TurnEvents>().Moved = turn =>
            turn.Incoming.NewConversation is { } conversation
                ? move.Run(turn.Incoming.Address, conversation, turn.Cancel)
                : Task.CompletedTask;
    }
}
