namespace OtgBot.Channels;

internal static class SettingLists
{
    /// <summary>
    /// A setting that lists, in one text or as a list of JSON's: what is written the other way must not count as nothing.
    /// </summary>
    public static IEnumerable<string> List(this IConfiguration settings, string name) =>
        settings.GetSection(name).GetChildren().Select(item => item.Value)
        .Prepend(settings[name])
        .SelectMany(text => (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries));
}
