using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>
/// Something the bot does, in a folder of its own that can be deleted: it puts its commands, buttons, dialogs, jobs and personal data on
/// the map. A large feature has parts, which are features without a heading: <see cref="Register"/> adds them in the order that help shows
/// them in.
/// </summary>
internal interface IFeature
{
    /// <summary>What help calls it; null for a part, which stands under its feature's.</summary>
    Text? Heading => null;

    /// <summary>Adds the classes it is made of to the container, and its parts.</summary>
    static virtual void Register(IServiceCollection services)
    {
    }

    void Map(FeatureMap map);
}
