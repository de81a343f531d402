using CsCheck;
using OtgBot.Features.Participation.Domain;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Participation.Domain;

public sealed class OverviewTests
{
    private const int Spread = 20;

    /// <summary>A Monday on which four weeks begin.</summary>
    private static readonly DateOnly First = new(2026, 8, 31);

    private static readonly FourWeeks Running = FourWeeks.Of(new DateOnly(2026, 11, 30));

    private static readonly Guard Plain = new(5, _ => 0);

    [Theory]
    [InlineData("2026-08-31", "2026-08-31", "2026-09-27")]
    [InlineData("2026-09-27", "2026-08-31", "2026-09-27")]
    [InlineData("2026-09-28", "2026-09-28", "2026-10-25")]
    [InlineData("2027-01-01", "2026-12-21", "2027-01-17")]
    public void Four_weeks_begin_at_the_same_Mondays_everywhere(string day, string monday, string sunday)
    {
        var four = FourWeeks.Of(DateOnly.Parse(day, null));
        Assert.Equal((DateOnly.Parse(monday, null), DateOnly.Parse(sunday, null)), (four.Monday, four.Sunday));
        Assert.Equal(DayOfWeek.Monday, four.Monday.DayOfWeek);
    }

    [Theory]
    [InlineData(5, 19, 0)]
    [InlineData(5, 20, 20)]
    [InlineData(5, 24, 20)]
    [InlineData(5, 33, 30)]
    [InlineData(3, 12, 12)]
    [InlineData(10, 39, 0)]
    [InlineData(10, 41, 40)]
    public void Deeds_are_told_from_four_k_on_in_steps_of_k(int k, int deeds, int told) =>
        Assert.Equal(told, new Guard(k, _ => 0).Deeds("taken", deeds));

    /// <summary>
    /// The dominance rule: whatever the people did, so many stand behind a number of deeds, and the largest has so small a share.
    /// </summary>
    [Fact]
    public void Behind_each_number_of_deeds_stand_k_persons_of_whom_none_dominates() => Gen.Select(Histories, Gen.Int[3, 10], Gen.Int[0, Spread - 1]).Always((history, k, noise) =>
    {
        var taken = Published.Of(First, history, 0, new Guard(k, _ => noise)).Taken;
        if (taken == 0) return;
        var byPerson = history.Where(week => week.In.HasFlag(Figures.Taken)).CountBy(week => week.Person).ToList();
        Assert.True(taken <= byPerson.Sum(person => person.Value));
        Assert.InRange(byPerson.Count, k, int.MaxValue);
        Assert.True(byPerson.Max(person => person.Value) * k <= byPerson.Sum(person => person.Value));
        Assert.InRange(new Guard(k, _ => noise).PersonsBehind(taken), k, byPerson.Count);
    });

    /// <summary>
    /// Over all noise there is, one person's week changes what is shown in at most one case in twenty for each number it goes into.
    /// </summary>
    [Fact]
    public void One_persons_week_is_seen_in_at_most_one_of_twenty_noises() => Histories.Always(history =>
    {
        var more = history.Append(new PersonsWeek("victim", Figures.Taken)).ToList();
        Assert.InRange(Told(history, Spread).Zip(Told(more, Spread)).Sum(one => Math.Abs(one.First - one.Second)) / 2.0, 0, 1);
    });

    [Fact]
    public void Windows_are_sums_of_numbers_that_were_made_and_tell_nothing_more()
    {
        Published[] numbers = [Made(0, 30, 20), Made(1, 40, 0), Made(2, 50, 25)];

        var (four, twelve, year) = (Look(4, numbers), Look(12, numbers), Look(52, numbers));

        Assert.Equal((50, 120, 120), (four.Taken, twelve.Taken, year.Taken));
        Assert.Equal((25, 45), (four.Done, twelve.Done));
        Assert.Equal((10, 10), (four.Persons, twelve.Persons));
        Assert.Equal([30, 40, 50], twelve.Parts.Select(part => part.Taken));
        Assert.Equal(13, year.Parts.Count);
    }

    [Fact]
    public void Weeks_before_the_bot_came_are_told_from_weeks_with_too_few()
    {
        var overview = Look(12, [Made(2, 50, 25)], came: new DateOnly(2026, 10, 5));

        Assert.Equal([false, true, true], overview.Parts.Select(part => part.IsHere));
        Assert.Equal([0, 0, 50], overview.Parts.Select(part => part.Taken));
        Assert.Null(overview.FirstNumbers);
    }

    [Fact]
    public void A_new_community_is_told_when_its_first_numbers_come()
    {
        var overview = Look(12, [], came: new DateOnly(2026, 11, 30));

        Assert.Equal(new DateOnly(2026, 12, 21), overview.FirstNumbers);
        Assert.Equal(new DateOnly(2026, 11, 22), overview.To);
    }

    [Fact]
    public void Where_an_operator_asks_for_larger_groups_later_old_numbers_hold_to_that_too()
    {
        Published[] numbers = [Made(2, 36, 20) with { Voted = 6, TakenBy = [12, 0, 0, 0, 0, 0, 0] }];

        var overview = Overview.Of(4, Running, First, numbers, new Guard(10, _ => 0));

        Assert.Equal((0, 0, 0), (overview.Taken, overview.Voted, overview.Principles[0].Taken));
    }

    private static Overview Look(int weeks, Published[] numbers, DateOnly? came = null) => Overview.Of(weeks, Running, came ?? new DateOnly(2025, 1, 1), numbers, Plain);

    private static Published Made(int at, int taken, int done) => new() { Monday = First.AddDays(28 * at), Taken = taken, Done = done };

    /// <summary>How many noises lead to each number.</summary>
    private static int[] Told(IReadOnlyCollection<PersonsWeek> history, int spread)
    {
        var told = new int[40];
        for (var noise = 0; noise < spread; noise++) told[Published.Of(First, history, 0, new Guard(5, _ => noise)).Taken / 5]++;
        return told;
    }

    /// <summary>Up to 16 people over four weeks.</summary>
    private static readonly Gen<List<PersonsWeek>> Histories = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 3]).Array[0, 60].Select(weeks =>
        weeks.Distinct().Select(one => new PersonsWeek($"person{one.Item1}", Figures.Taken)).ToList());
}
