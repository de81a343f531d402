using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OtgBot.Features;

namespace OtgBot.Tests.Kit;

/// <summary>Registers features as Program.cs does, by their types.</summary>
internal static class FeatureTypes
{
    private static readonly MethodInfo Add = typeof(FeaturesSetup).GetMethod(nameof(FeaturesSetup.AddFeature))!;

    public static IServiceCollection AddFeatures(this IServiceCollection services, IEnumerable<Type> features)
    {
        foreach (var feature in features) Add.MakeGenericMethod(feature).Invoke(null, [services]);
        return services;
    }
}
