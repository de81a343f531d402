using OtgBot.Cards;
using OtgBot.Features.Settings;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>What a lead sees after choosing a schedule.</summary>
public static class ScheduleGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var spoken = Languages.All.Single(one => one.Tag() == language);
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        yield return ("schedule-saved", ScheduleDialog.Confirmation(Recurrence.After(Schedule.Default, oslo, new DateTimeOffset(2027, 5, 11, 9, 0, 0, TimeSpan.Zero)), oslo, spoken));
        yield return ("schedule-summer", ScheduleDialog.Confirmation(Recurrence.After(Schedule.Default, oslo, new DateTimeOffset(2027, 6, 22, 9, 0, 0, TimeSpan.Zero)), oslo, spoken));
    }
}
