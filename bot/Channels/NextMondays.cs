namespace OtgBot.Channels;

/// <summary>Where those who try the bot out go first: to the next Monday, when the weekly prompt is due.</summary>
internal static class NextMondays
{
    public static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Five past nine in Oslo, shortly after the weekly prompt is due: the first one that is still to come.</summary>
    public static DateTimeOffset After(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Oslo).DateTime;
        var monday = local.Date.AddDays((DayOfWeek.Monday - local.DayOfWeek + 7) % 7) + new TimeSpan(9, 5, 0);
        if (monday <= local) monday = monday.AddDays(7);
        return new DateTimeOffset(monday, Oslo.GetUtcOffset(monday));
    }
}
