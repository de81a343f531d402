using OtgBot.Cards;
using OtgBot.Features.Participation;
using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

/// <summary>The numbers of a lively community of forty, a team of eight, a team of six, and one where the bot is new.</summary>
internal static class ParticipationGalleryCards
{
    private static readonly FourWeeks Running = FourWeeks.Of(new DateOnly(2026, 11, 30));

    private static readonly HashSet<int> Posted = [1, 2, 3, 4, 5];

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var spoken = Languages.All.Single(one => one.Tag() == language);
        yield return ("participation-forty-4", View(4, 40));
        yield return ("participation-forty-12", View(12, 40));
        yield return ("participation-forty-52", View(52, 40));
        yield return ("participation-forty-more", ParticipationCards.More(Look(12, 40), Posted, 5, spoken));
        yield return ("participation-eight-12", View(12, 8));
        yield return ("participation-eight-more", ParticipationCards.More(Look(12, 8), Posted, 5, spoken));
        yield return ("participation-six-12", View(12, 6));
        yield return ("participation-six-more", ParticipationCards.More(Look(12, 6), Posted, 5, spoken));
        yield return ("participation-young-12", View(12, 40, came: new DateOnly(2026, 10, 1)));
        yield return ("participation-new-more", ParticipationCards.More(Look(12, 0, new DateOnly(2026, 11, 30)), null, 5, spoken));
        yield return ("participation-new", View(12, 0, came: new DateOnly(2026, 11, 30)));
        yield return ("participation-voters", ParticipationCards.View(Look(4, 0) with { Voted = 65, Topics = 20 }, spoken));

        Card View(int weeks, int people, DateOnly? came = null) => ParticipationCards.View(Look(weeks, people, came), spoken);
    }

    private static Overview Look(int weeks, int people, DateOnly? came = null)
    {
        var guard = new Guard(5, _ => 0);
        return Overview.Of(weeks, Running, came ?? new DateOnly(2025, 9, 1), [.. Numbers(people, came ?? default)], guard);
    }

    /// <summary>A year in which the community grows, rests in July, and each does something else each week; the same every time.</summary>
    private static IEnumerable<Published> Numbers(int people, DateOnly came)
    {
        for (var back = 13; back > 0; back--)
        {
            var four = Running.Plus(-back);
            var guard = new Guard(5, figure => (figure.Length * 7 + back * 5) % 20);
            var weeks = new List<PersonsWeek>();
            for (var week = 0; week < FourWeeks.Weeks; week++)
            {
                var monday = four.Monday.AddDays(7 * week);
                if (monday.Month == 7 || monday < came) continue;
                for (var one = 0; one < people * (18 - back) / 17; one++)
                {
                    var chance = (one * 37 + week * 11 + back * 29) % 100;
                    if (chance > 74) continue;
                    var principle = 1 + (back * 4 + week) % 7;
                    weeks.Add(new PersonsWeek($"person{one}", Figures.Taken | FiguresByPrinciple.Taken(principle)
                        | (chance > 25 ? Figures.Done | FiguresByPrinciple.Done(principle) : Figures.None)
                        | (back == 2 && chance > 40 ? Figures.Proposed : Figures.None)
                        | (back == 1 && people > 10 ? Figures.Voted : Figures.None)));
                }
            }

            if (weeks.Count > 0) yield return Published.Of(four.Monday, weeks, back == 2 ? 11 : 0, guard);
        }
    }
}
