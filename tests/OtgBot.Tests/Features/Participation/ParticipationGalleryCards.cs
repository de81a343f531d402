using OtgBot.Cards;
using OtgBot.Features.Participation;
using OtgBot.Features.Participation.Domain;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

/// <summary>The view with nothing, with a few, and with a lively community.</summary>
internal static class ParticipationGalleryCards
{
    private static readonly DateOnly Last = new(2026, 11, 16);

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        yield return ("participation-empty", View(12, 0));
        yield return ("participation-small", View(4, 7));
        yield return ("participation-12-weeks", View(12, 31));
        yield return ("participation-52-weeks", View(52, 180));

        Card View(int weeks, int people) => ParticipationCards.View(Overview.Of(weeks, Last, Folded(people)), Languages.All.Single(one => one.Tag() == language));
    }

    /// <summary>A year in which the community grows, rests in July, and each does something else each week; the same every time.</summary>
    private static List<FoldedWeek> Folded(int people)
    {
        var folded = new List<FoldedWeek>();
        for (var week = 55; week >= 0; week--)
        {
            var monday = Last.AddDays(-7 * week);
            if (monday.Month == 7 || (people < 10 && week > 3)) continue;
            var members = new Dictionary<string, Figures>();
            for (var one = 0; one < people * (70 - week) / 70; one++)
            {
                var chance = (one * 37 + week * 11) % 100;
                if (chance > 62) continue;
                var principle = 1 + (55 - week) % 7;
                members[$"person{one}"] = Figures.TookPart | Figures.Answered
                    | (chance > 12 ? FiguresByPrinciple.Taken(principle) : Figures.None)
                    | (chance > 32 ? FiguresByPrinciple.Done(principle) : Figures.None)
                    | (week == 5 && chance > 40 ? Figures.Proposed : Figures.None)
                    | (week == 3 ? Figures.Voted : Figures.None);
            }

            folded.Add(FoldedWeek.Fold(folded.LastOrDefault(), monday, members, week == 5 ? 11 : 0));
        }

        return folded;
    }
}
