using System.Globalization;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>How far the buttons of the page move the bot's clock.</summary>
internal static class PlaygroundClock
{
    public static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>From now to where this button leads, or to an instant that is named (<c>2026-11-23T08:00Z</c>); null where there is no such button, or the instant is over.</summary>
    public static TimeSpan? Span(string? button, DateTimeOffset now) => button switch
    {
        "hour" => TimeSpan.FromHours(1),
        "day" => TimeSpan.FromDays(1),
        "monday" => NextMonday(now) - now,
        _ => DateTimeOffset.TryParse(button, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now ? at - now : null,
    };

    public static string Show(DateTimeOffset now, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(now, Oslo);
        var pattern = language.Say("dddd d. MMMM yyyy 'kl.\u00A0'HH':'mm", "dddd d. MMMM yyyy 'kl.\u00A0'HH':'mm", "dddd d MMMM yyyy 'at\u00A0'HH':'mm");
        var text = local.ToString(pattern, language.Culture());
        return char.ToUpper(text[0], language.Culture()) + text[1..];
    }

    /// <summary>Five past nine in Oslo, shortly after the weekly prompt is due: the first one that is still to come.</summary>
    private static DateTimeOffset NextMonday(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Oslo).DateTime;
        var monday = local.Date.AddDays((DayOfWeek.Monday - local.DayOfWeek + 7) % 7) + new TimeSpan(9, 5, 0);
        if (monday <= local) monday = monday.AddDays(7);
        return new DateTimeOffset(monday, Oslo.GetUtcOffset(monday));
    }
}
