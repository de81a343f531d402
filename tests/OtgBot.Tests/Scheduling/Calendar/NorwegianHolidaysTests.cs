using OtgBot.Scheduling.Calendar;

namespace OtgBot.Tests.Scheduling.Calendar;

public sealed class NorwegianHolidaysTests
{
    /// <summary>
    /// Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday, as printed in Norwegian calendars.
    /// </summary>
    [Theory]
    [InlineData(2024, "28.3 29.3 31.3 1.4 9.5 19.5 20.5")]
    [InlineData(2025, "17.4 18.4 20.4 21.4 29.5 8.6 9.6")]
    [InlineData(2026, "2.4 3.4 5.4 6.4 14.5 24.5 25.5")]
    [InlineData(2027, "25.3 26.3 28.3 29.3 6.5 16.5 17.5")]
    [InlineData(2028, "13.4 14.4 16.4 17.4 25.5 4.6 5.6")]
    [InlineData(2029, "29.3 30.3 1.4 2.4 10.5 20.5 21.5")]
    [InlineData(2030, "18.4 19.4 21.4 22.4 30.5 9.6 10.6")]
    [InlineData(2031, "10.4 11.4 13.4 14.4 22.5 1.6 2.6")]
    [InlineData(2032, "25.3 26.3 28.3 29.3 6.5 16.5 17.5")]
    [InlineData(2033, "14.4 15.4 17.4 18.4 26.5 5.6 6.6")]
    [InlineData(2034, "6.4 7.4 9.4 10.4 18.5 28.5 29.5")]
    [InlineData(2035, "22.3 23.3 25.3 26.3 3.5 13.5 14.5")]
    public void The_holidays_of_a_year_are_those_of_the_calendar(int year, string movable)
    {
        var expected = movable.Split(' ').Concat(["1.1", "1.5", "17.5", "25.12", "26.12"]).Distinct()
            .Select(text => text.Split('.')).Select(parts => new DateOnly(year, int.Parse(parts[1], null), int.Parse(parts[0], null))).Order();

        var computed = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(day => new DateOnly(year, 1, 1).AddDays(day))
            .Where(date => NorwegianHolidays.On(date) is not null);

        Assert.Equal(expected, computed);
    }

    [Fact]
    public void Weekends_and_holidays_are_no_working_days()
    {
        Assert.True(NorwegianHolidays.IsWorkingDay(new DateOnly(2027, 5, 18)));
        Assert.False(NorwegianHolidays.IsWorkingDay(new DateOnly(2027, 5, 17)));
        Assert.False(NorwegianHolidays.IsWorkingDay(new DateOnly(2027, 5, 15)));
        Assert.False(NorwegianHolidays.IsWorkingDay(new DateOnly(2027, 5, 16)));
    }
}
