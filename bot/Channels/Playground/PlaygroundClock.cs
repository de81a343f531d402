using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>How far the buttons of the page move the bot's clock.</summary>
internal static class PlaygroundClock
{
    public static TimeZoneInfo Oslo => NextMondays.Oslo;

    /// <summary>
    /// From now to where this button leads, or to an instant that is named (<c>2026-11-23T08:00Z</c>); null if there is no such button, or
    /// the instant is over.
    /// </summary>
    public static TimeSpan? Span(string? button, DateTimeOffset now) => button switch
    {
        "hour" => TimeSpan.FromHours(1),
        "day" => TimeSpan.FromDays(1),
        "monday" => NextMondays.After(now) - now,
        _ => DateTimeOffset.TryParse(button, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now
            ? at - now
            : null,
    };

    public static string Show(DateTimeOffset now, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(now, Oslo);
        var pattern = language.Say("dddd d. MMMM yyyy 'kl.\u00A0'HH'.'mm", "dddd d. MMMM yyyy 'kl.\u00A0'HH'.'mm",
            "dddd d MMMM yyyy 'at\u00A0'HH':'mm");
        var text = local.ToString(pattern, language.Culture());
        return char.ToUpper(text[0], language.Culture()) + text[1..];
    }
}
