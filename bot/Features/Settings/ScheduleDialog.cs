using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Dialogs;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>A lead chooses when the weekly prompt comes, and sees the dates that follow from it.</summary>
internal sealed class ScheduleDialog(DialogRunner dialogs, Schedules schedules) : IFeature
{
    private const string Name = "settings.schedule";

    private static readonly DayOfWeek[] Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday,
            DayOfWeek.Sunday];

    private static readonly IReadOnlyList<Question> Questions =
    [
        new ChoiceQuestion("weekday", ScheduleTexts.Weekday, [.. Days.Select(day => new Option(day.ToString(), ScheduleTexts.Day(day)))]),
        new TimeQuestion("time",
            ScheduleTexts.Time) { Hint = ScheduleTexts.TimeHint, Earliest = Schedule.Earliest, Latest = Schedule.Latest },
        new ZoneQuestion("zone", ScheduleTexts.Zone) { Hint = ScheduleTexts.ZoneHint },
        new ChoiceQuestion("every", ScheduleTexts.Every,
        [
            new Option("1", ScheduleTexts.Every1),
            new Option("2", ScheduleTexts.Every2),
            new Option("3", ScheduleTexts.Every3),
            new Option("4", ScheduleTexts.Every4),
        ]),
        new ChoiceQuestion("holidays", ScheduleTexts.Holidays,
        [
            new Option(nameof(HolidayRule.Move), ScheduleTexts.Move),
            new Option(nameof(HolidayRule.Skip), ScheduleTexts.Skip),
        ]),
        new YesNoQuestion("quiet", ScheduleTexts.Quiet),
    ];

    public void Map(FeatureMap map)
    {
        map.Command(new Command("settings.schedule", new Text("tidsplan", "tidsplan", "schedule"), ScheduleTexts.Help, Open)
        {
            Who = Who.Lead,
            OpensForm = true,
        });
        map.Dialog(new Dialog(Name, ScheduleTexts.Title, Questions, Save)
        {
            Introduction = ScheduleTexts.Introduction,
            Submit = ScheduleTexts.Save,
            Who = Who.Lead,
        });
    }

    /// <summary>
    /// The dates that follow from a schedule: until three are posted, those left out among them, each with why it is not where the weekday
    /// puts it.
    /// </summary>
    public static Card Confirmation(IEnumerable<Occurrence> coming, TimeZoneInfo zone, Language language)
    {
        var posted = 0;
        var dates = coming.TakeWhile(occurrence => posted < 3 && (occurrence.At is null || ++posted <= 3));
        return new Card
        {
            Summary = ScheduleTexts.Saved.In(language),
            Language = language.Tag(),
            Body =
            [
                new TextBlock(ScheduleTexts.Saved.In(language)) { Style = TextStyle.Title },
                new TextBlock(ScheduleTexts.Coming.In(language)),
                .. dates.Select(occurrence => new TextBlock(language.Sentence(OccurrenceTexts.Line(language, occurrence, zone)))),
            ],
        };
    }

    /// <summary>The form, filled in with how it is now, and with a day and a time if they were given: «tidsplan mandag 09:00».</summary>
    private async Task Open(Turn turn, Arguments arguments)
    {
        string? weekday = null, time = null;
        foreach (var piece in arguments.Pieces.Where(piece =>
            piece.Trim('.', ',').ToLowerInvariant() is not ("kl" or "at" or "on" or "på" or "and" or "og")))
        {
            if (DateWords.Weekday(piece) is { } day) weekday = day.ToString();
            else if (time is null && char.IsAsciiDigit(piece[0])) time = Questions[1].Read(piece.Trim(','), turn.Today);
            else throw ScheduleTexts.NotUnderstood(piece);
        }

        var now = await schedules.Get(turn.Community.Address.Partition, turn.Cancel) ?? Schedule.Default;
        await dialogs.Start(turn, Name, new Dictionary<string, string>
        {
            ["weekday"] = weekday ?? now.Weekday.ToString(),
            ["time"] = time ?? now.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["zone"] = turn.Community.Zone,
            ["every"] = now.EveryWeeks.ToString(CultureInfo.InvariantCulture),
            ["holidays"] = now.Holidays.ToString(),
            ["quiet"] = now.QuietPeriods ? "true" : "false",
        });
    }

    private async Task Save(Turn turn, Answers answers)
    {
        var before = await schedules.Get(turn.Community.Address.Partition, turn.Cancel) ?? Schedule.Default;
        var schedule = before with
        {
            Weekday = Enum.Parse<DayOfWeek>(answers["weekday"]),
            Time = answers.Time("time"),
            EveryWeeks = answers.Number("every"),
            Holidays = Enum.Parse<HolidayRule>(answers["holidays"]),
            QuietPeriods = answers.IsYes("quiet"),
        };
        var zone = answers["zone"];
        var community = await turn.Communities.Change(turn.Community.Address.Partition,
            old => old.Zone == zone ? old : old with { Zone = zone }, turn.Cancel);
        turn.CommunityOrNull = community;
        if (schedule.EveryWeeks != before.EveryWeeks || schedule.Weekday != before.Weekday)
            schedule = Counting(schedule, community, turn.Clock.GetUtcNow());
        await schedules.Save(community, schedule, turn.Cancel);
        await turn.Reply(Confirmation(await schedules.Coming(community, turn.Cancel), Schedules.Zone(community), turn.Language));
    }

    /// <summary>Every n weeks counts from the first date that is still to come.</summary>
    private static Schedule Counting(Schedule schedule, Community community, DateTimeOffset now)
    {
        var first = Recurrence.After(schedule with { EveryWeeks = 1 }, Schedules.Zone(community), now).First().Scheduled;
        return schedule with { Anchor = IsoWeek.Of(first).Monday };
    }
}
