using CsCheck;
using OtgBot.Features.Participation.Domain;

namespace OtgBot.Tests.Features.Participation.Domain;

public sealed class OverviewTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(14, 10)]
    [InlineData(15, 15)]
    public void Persons_are_shown_in_fives_and_below_five_not_at_all(int persons, int atLeast) =>
        Assert.Equal(atLeast, GuardedCount.Of(persons).AtLeast);

    [Fact]
    public void A_week_of_four_waits_and_counts_once_a_fifth_comes()
    {
        var folded = FoldAll([Week("a b c d"), Week(""), Week("e")]);

        Assert.Empty(folded[0].Counted);
        Assert.Equal(0, Overview.Of(4, First.AddDays(7), folded).TookPart.AtLeast);
        Assert.Equal(5, folded[2].Counted.Count);
        Assert.Equal([0, 0, 0, 5], Overview.Of(4, First.AddDays(14), folded).Trend.Select(period => period.TookPart.AtLeast));
    }

    [Fact]
    public void Who_waited_for_more_than_thirteen_months_is_forgotten()
    {
        var lonely = FoldedWeek.Fold(null, First, People("a b c d", Figures.TookPart), 0);

        Assert.Equal(5, FoldedWeek.Fold(lonely, First.AddDays(7 * 56), People("e", Figures.TookPart), 0).Counted.Count);
        Assert.Empty(FoldedWeek.Fold(lonely, First.AddDays(7 * 57), People("e", Figures.TookPart), 0).Counted);
    }

    [Fact]
    public void The_newcomers_and_the_ones_gone_quiet_are_told_from_rounded_numbers()
    {
        var old = string.Join(' ', Enumerable.Range(0, 20).Select(number => $"old{number}"));
        var fresh = string.Join(' ', Enumerable.Range(0, 20).Select(number => $"new{number}"));
        var folded = FoldAll([.. Enumerable.Repeat(Week(old), 4), .. Enumerable.Repeat(Week(fresh), 4)]);

        var overview = Overview.Of(4, First.AddDays(7 * 7), folded);

        Assert.Equal(20, overview.TookPart.AtLeast);
        Assert.Equal(15, overview.Movement!.New.AtLeast);
        Assert.Equal(0, overview.Movement.Returning.AtLeast);
        Assert.Equal(15, overview.Movement.GoneQuiet.AtLeast);
    }

    [Fact]
    public void A_year_says_nothing_of_newcomers_since_what_came_before_is_forgotten() =>
        Assert.Null(Overview.Of(52, First, FoldAll([Week("a b c d e")])).Movement);

    [Fact]
    public void To_be_forgotten_moves_no_number()
    {
        var folded = FoldAll([Week("a b c d e"), Week("a b c d e f")]);

        var forgotten = folded.ConvertAll(week => week.WithInPlaceOf("a", "nobody"));

        Assert.DoesNotContain(forgotten, week => week.Counted.ContainsKey("a") || week.Waiting.ContainsKey("a"));
        AssertSame(Overview.Of(4, First.AddDays(7), folded), Overview.Of(4, First.AddDays(7), forgotten));
    }

    [Fact]
    public void Old_weeks_keep_their_numbers_without_persons()
    {
        var week = FoldAll([Week("a b c d e f g")])[0].WithoutPersons();

        Assert.Empty(week.Counted);
        Assert.Equal(5, week.Numbers[nameof(Figures.TookPart)]);
    }

    [Fact]
    public void Whatever_is_counted_is_counted_in_groups_of_five_or_more() => Histories.Sample(history =>
    {
        foreach (var week in FoldAll(history))
        {
            foreach (var figure in FiguresByPrinciple.All)
            {
                var persons = week.Counted.Values.Count(figures => figures.HasFlag(figure));
                Assert.True(persons is 0 or >= GuardedCount.Smallest, $"{figure} counts {persons} in the week of {week.Monday}");
            }
        }
    });

    [Fact]
    public void Nobody_is_lost_and_nobody_counts_twice() => Histories.Sample(history =>
    {
        var folded = FoldAll(history);
        var seen = folded.SelectMany(week => week.Counted.Keys).Concat(folded[^1].Waiting.Keys).ToHashSet();
        Assert.Equal(history.SelectMany(week => week.Keys).Order().Distinct(), seen.Order());
    });

    /// <summary>
    /// The law of this feature: take any two numbers of any two views of one figure – other windows, other weeks, bars of the trend, a row and the
    /// same row a week later. From what is shown, the persons by which they differ are never known to be one, two, three or four.
    /// </summary>
    [Fact]
    public void No_difference_of_two_views_stands_for_fewer_than_five_persons() => Histories.Sample(history =>
    {
        var folded = FoldAll(history);
        foreach (var numbers in Rows(folded))
        {
            foreach (var one in numbers)
            {
                foreach (var other in numbers)
                {
                    var (least, most) = Possible(one.Shown, other.Shown);
                    var difference = other.True - one.True;
                    Assert.InRange(difference, least, most);
                    if (least > 0) Assert.True(most >= GuardedCount.Smallest, $"{one} and {other} differ by {least} to {most}");
                    var apart = Math.Abs(one.Shown.AtLeast - other.Shown.AtLeast);
                    Assert.True(apart is 0 or >= GuardedCount.Smallest);
                }
            }
        }
    }, iter: 200);

    /// <summary>Newcomers, returners and the quiet are parts of others: shown by their own counts they would give single persons away.</summary>
    [Fact]
    public void A_number_that_is_a_difference_is_worked_out_from_shown_numbers_and_never_too_high() => Histories.Sample(history =>
    {
        var folded = FoldAll(history);
        foreach (var (weeks, last) in from weeks in Overview.Windows.Take(2) from week in Enumerable.Range(0, history.Count) select (weeks, First.AddDays(7 * week)))
        {
            var overview = Overview.Of(weeks, last, folded);
            var now = Members(folded, overview.From, last);
            var before = Members(folded, last.AddDays(-7 * 56), overview.From.AddDays(-7));
            var justBefore = Members(folded, overview.From.AddDays(-7 * weeks), overview.From.AddDays(-7));
            Assert.True(overview.Movement!.New.AtLeast <= now.Except(before).Count());
            Assert.True(overview.Movement.Returning.AtLeast <= now.Intersect(before).Count());
            Assert.True(overview.Movement.GoneQuiet.AtLeast <= justBefore.Except(now).Count());
        }
    });

    [Fact]
    public void While_fewer_than_five_wait_no_view_tells_that_anybody_came() => Gen.Select(Histories, Gen.Int[1, 4]).Sample((history, few) =>
    {
        var folded = FoldAll(history);
        var waiting = folded[^1].Waiting.Values.Count(one => one.In.HasFlag(Figures.TookPart));
        if (waiting + few >= GuardedCount.Smallest) return;
        var monday = First.AddDays(7 * history.Count);
        var strangers = Enumerable.Range(0, few).ToDictionary(number => $"stranger{number}", _ => Figures.TookPart | Figures.Voted);
        var quiet = FoldedWeek.Fold(folded[^1], monday, new Dictionary<string, Figures>(), 0);
        var busy = FoldedWeek.Fold(folded[^1], monday, strangers, 0);
        if (busy.Counted.Count > 0) return;
        foreach (var weeks in Overview.Windows) AssertSame(Overview.Of(weeks, monday, [.. folded, quiet]), Overview.Of(weeks, monday, [.. folded, busy]));
    });

    /// <summary>What a reader can work out of two shown numbers: the least and the most by which the second may be larger.</summary>
    private static (int Least, int Most) Possible(GuardedCount one, GuardedCount other) =>
        (other.AtLeast - one.AtMost, other.AtMost - one.AtLeast);

    /// <summary>Every number that any view of any week shows, figure by figure, with the true one.</summary>
    private static IEnumerable<List<(GuardedCount Shown, int True)>> Rows(List<FoldedWeek> folded)
    {
        var views = (from weeks in Overview.Windows from week in folded select Overview.Of(weeks, week.Monday, folded)).ToList();
        yield return [.. views.Select(view => (view.TookPart, True(view.From, view.To, Figures.TookPart))),
            .. views.SelectMany(view => view.Trend).Select(period => (period.TookPart, True(period.From, period.To, Figures.TookPart)))];
        yield return [.. views.Select(view => (view.Voted, True(view.From, view.To, Figures.Voted)))];
        yield return [.. views.Select(view => (view.Principles[0].Taken, True(view.From, view.To, FiguresByPrinciple.Taken(1))))];

        int True(DateOnly from, DateOnly to, Figures figure) =>
            folded.Where(week => week.Monday >= from && week.Monday <= to).SelectMany(week => week.Counted.Where(one => one.Value.HasFlag(figure)).Select(one => one.Key)).Distinct().Count();
    }

    private static HashSet<string> Members(List<FoldedWeek> folded, DateOnly from, DateOnly to) =>
        [.. folded.Where(week => week.Monday >= from && week.Monday <= to).SelectMany(week => week.Counted.Where(one => one.Value.HasFlag(Figures.TookPart)).Select(one => one.Key))];

    private static void AssertSame(Overview one, Overview other)
    {
        Assert.Equal((one.TookPart, one.Answered, one.Movement, one.Proposed, one.Topics, one.Voted), (other.TookPart, other.Answered, other.Movement, other.Proposed, other.Topics, other.Voted));
        Assert.Equal(one.Principles, other.Principles);
        Assert.Equal(one.Trend, other.Trend);
    }

    private static readonly Figures[] Kinds = [Figures.None, Figures.Voted, FiguresByPrinciple.Taken(1), FiguresByPrinciple.Taken(1) | FiguresByPrinciple.Done(1)];

    /// <summary>Up to 30 people over up to 20 weeks; few in most weeks, so that small groups are the rule.</summary>
    private static readonly Gen<List<Dictionary<string, Figures>>> Histories =
        Gen.Select(Gen.Int[0, 29], Gen.Int[0, 3].Select(kind => Kinds[kind]))
            .Array[0, 12]
            .Select(week => week.DistinctBy(one => one.Item1).ToDictionary(one => $"person{one.Item1}", one => one.Item2 | Figures.TookPart))
            .List[1, 20];

    private static List<FoldedWeek> FoldAll(List<Dictionary<string, Figures>> history)
    {
        var folded = new List<FoldedWeek>();
        for (var week = 0; week < history.Count; week++) folded.Add(FoldedWeek.Fold(folded.LastOrDefault(), First.AddDays(7 * week), history[week], 0));
        return folded;
    }

    private static Dictionary<string, Figures> Week(string people) => People(people, Figures.TookPart);

    private static Dictionary<string, Figures> People(string people, Figures figures) =>
        people.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(person => person, _ => figures);
}
