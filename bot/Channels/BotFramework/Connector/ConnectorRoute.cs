using OtgBot.Channels.BotFramework.Receiving;
using OtgBot.Turns;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// What <see cref="Address.Route"/> holds on this channel: the connector that serves the conversation, and who the bot is there.
/// </summary>
internal readonly ref struct ConnectorRoute(ReadOnlySpan<char> serviceUrl, ReadOnlySpan<char> botId, ReadOnlySpan<char> botName)
{
    private const char Between = '\n';

    public ReadOnlySpan<char> ServiceUrl { get; } = serviceUrl;

    public ReadOnlySpan<char> BotId { get; } = botId;

    public ReadOnlySpan<char> BotName { get; } = botName;

    public static string Of(Activity activity) => string.Concat(
        $"{Line(activity.ServiceUrl)}\n{Line(activity.Recipient?.Id)}\n",
        Line(activity.Recipient?.Name));

    public static ConnectorRoute Read(ReadOnlySpan<char> route)
    {
        var first = route.IndexOf(Between);
        var bot = first < 0 ? [] : route[(first + 1)..];
        var second = bot.IndexOf(Between);
        return second < 0 ? new ConnectorRoute(route, "", "") : new ConnectorRoute(route[..first], bot[..second], bot[(second + 1)..]);
    }

    private static string Line(string? value)
    {
        if (value is null) return "";
        if (value.Length > 1_000) value = value[..1_000];
        return value.Contains(Between, StringComparison.Ordinal) ? value.Replace(Between, ' ') : value;
    }
}
