using OtgBot.Cards;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Preview;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Preview;

/// <summary>What leads see of what is to come.</summary>
public static class PreviewGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var spoken = Languages.All.Single(one => one.Tag() == language);
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        var library = Library.Default;
        var team = new Community { Address = new Address("test", "tenant", "team", ConversationKind.Channel), Name = "Plattform", Language = spoken };
        var prompt = new Prompt { Posting = Posting.Claimed("", default), Principle = 5, Microactions = ["p5-01", "p5-07", "p5-10"] };
        var may = new DateTimeOffset(2027, 5, 11, 9, 0, 0, TimeSpan.Zero);
        var skipped = Schedule.Default.Skipped(new DateOnly(2027, 5, 31)).Skipped(new DateOnly(2027, 6, 21));
        var paused = Schedule.Default.Paused(new DateOnly(2026, 11, 18), new DateOnly(2027, 1, 15));
        var open = Schedule.Default.Paused(new DateOnly(2026, 11, 18), null);
        var november = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);
        yield return ("planning-plan", PreviewCards.Plan(Dates(skipped, may, 8), null, oslo, true, new DateOnly(2026, 11, 24), spoken));
        yield return ("planning-plan-paused", PreviewCards.Plan(Dates(open, november, 8), null, oslo, true, new DateOnly(2026, 11, 24), spoken));
        yield return ("planning-preview", PreviewCards.Preview(prompt, Recurrence.Next(Schedule.Default, oslo, may), library, team, spoken));
        yield return ("planning-skipped", PreviewCards.Changed(
            PreviewTexts.SkippedTitle(spoken, OccurrenceTexts.When(spoken, new DateTime(2027, 5, 31, 9, 0, 0))), PreviewTexts.UndoSkip, Dates(skipped, may.AddDays(14), 3), null, oslo, spoken));
        yield return ("planning-paused", PreviewCards.Changed(
            PreviewTexts.PausedTitle(spoken, new DateOnly(2027, 1, 15)), PreviewTexts.UndoPause, Dates(paused, november, 3), Recurrence.On(paused, oslo, new DateOnly(2027, 1, 18)), oslo, spoken));
        yield return ("planning-paused-nothing", PreviewCards.Changed(
            PreviewTexts.PausedTitle(spoken, new DateOnly(2026, 11, 19)), PreviewTexts.UndoPause, Dates(Schedule.Default, november, 3), null, oslo, spoken, PreviewTexts.SkipsNothing));
        yield return ("planning-preview-waiting", PreviewCards.Preview(prompt, Recurrence.Next(Schedule.Default, oslo, may), library, team, spoken, waiting: 3));
        yield return ("planning-in-doubt", PreviewCards.InDoubt(new DateOnly(2026, 11, 23), team, new DateOnly(2026, 11, 23), spoken));
        yield return ("planning-missed", PreviewCards.Missed(
            [
                new LedgerEntry(new DateOnly(2026, 11, 23), Posting.Missed(Posting.NoHost, default)),
                new LedgerEntry(new DateOnly(2026, 11, 30), Posting.Missed("503", default)),
            ], team, new DateOnly(2026, 12, 1), spoken));

        IReadOnlyList<PlannedDate> Dates(Schedule schedule, DateTimeOffset after, int count)
        {
            var posted = 0;
            return [.. Recurrence.After(schedule, oslo, after).Take(count).Select(one => new PlannedDate(one, one.At is null ? null : library[posted++ % 7 + 1]))];
        }
    }
}
