using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework;

/// <summary>What <see cref="Address.Route"/> holds on this channel: the connector that serves the conversation, and who the bot is there.</summary>
internal readonly record struct Route(string ServiceUrl, string BotId, string BotName)
{
    private const char Between = '\n';

    public static string Of(Activity activity) => string.Concat(
        $"{Line(activity.ServiceUrl)}\n{Line(activity.Recipient?.Id)}\n",
        Line(activity.Recipient?.Name));

    public static Route Read(string route)
    {
        var first = route.IndexOf(Between, StringComparison.Ordinal);
        var second = first < 0 ? -1 : route.IndexOf(Between, first + 1);
        return second < 0 ? new Route(route, "", "") : new Route(route[..first], route[(first + 1)..second], route[(second + 1)..]);
    }

    private static string Line(string? value)
    {
        if (value is null) return "";
        if (value.Length > 1_000) value = value[..1_000];
        return value.Contains(Between, StringComparison.Ordinal) ? value.Replace(Between, ' ') : value;
    }
}
