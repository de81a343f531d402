namespace OtgBot.Features;

/// <summary>Something the bot does, in a folder of its own that can be deleted: it puts its commands, buttons, dialogs, jobs and personal data on the map.</summary>
internal interface IFeature
{
    void Map(FeatureMap map);
}
