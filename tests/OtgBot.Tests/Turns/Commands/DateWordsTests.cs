using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Commands;

public sealed class DateWordsTests
{
    [Theory]
    [InlineData("15 aug", "2027-08-15")]
    [InlineData("15. aug", "2027-08-15")]
    [InlineData("15. aug.", "2027-08-15")]
    [InlineData("15. august", "2027-08-15")]
    [InlineData("Aug 15", "2027-08-15")]
    [InlineData("August 15, 2027", "2027-08-15")]
    [InlineData("15.8", "2027-08-15")]
    [InlineData("15.8.", "2027-08-15")]
    [InlineData("15/8", "2027-08-15")]
    [InlineData("15.08.2027", "2027-08-15")]
    [InlineData("15.8.27", "2027-08-15")]
    [InlineData("2027-08-15", "2027-08-15")]
    [InlineData("3 okt", "2027-10-03")]
    [InlineData("3 Oct", "2027-10-03")]
    [InlineData("17. mai", "2027-05-17")]
    [InlineData("17 May", "2027-05-17")]
    [InlineData("24. desember 2027", "2027-12-24")]
    [InlineData("5. januar", "2028-01-05")]
    [InlineData("9 mars", "2027-03-09")]
    [InlineData("9. juni", "2027-06-09")]
    [InlineData("28. feb 2028", "2028-02-28")]
    [InlineData("29 feb 2028", "2028-02-29")]
    [InlineData("i dag", "2027-04-12")]
    [InlineData("I morgen", "2027-04-13")]
    [InlineData("i morgon", "2027-04-13")]
    [InlineData("tomorrow", "2027-04-13")]
    [InlineData("fredag", "2027-04-16")]
    [InlineData("på tysdag", "2027-04-13")]
    [InlineData("laurdag", "2027-04-17")]
    [InlineData("sundag", "2027-04-18")]
    [InlineData("on Monday", "2027-04-19")]
    [InlineData("fredag 16. april", "2027-04-16")]
    [InlineData("neste fredag", "2027-04-23")]
    [InlineData("next Friday", "2027-04-23")]
    [InlineData("neste uke", "2027-04-19")]
    [InlineData("uke 33", "2027-08-16")]
    [InlineData("veke 2", "2028-01-10")]
    [InlineData("week 15", "2027-04-12")]
    [InlineData("om to uker", "2027-04-26")]
    [InlineData("om ei veke", "2027-04-19")]
    [InlineData("in 3 days", "2027-04-15")]
    [InlineData("om ein månad", "2027-05-12")]
    [InlineData("15th of August", "2027-08-15")]
    [InlineData("the 2nd of May", "2027-05-02")]
    [InlineData("den 15. august", "2027-08-15")]
    [InlineData("Friday, 16 April 2027", "2027-04-16")]
    public void A_date_is_understood_as_people_write_it(string given, string date)
    {
        Assert.Equal(Date(date), DateWords.Read(given, Date("2027-04-12")));
    }

    [Theory]
    [InlineData("31 feb")]
    [InlineData("29 feb")]
    [InlineData("31.4.2027")]
    [InlineData("0 mai")]
    [InlineData("15.13")]
    [InlineData("32.1")]
    [InlineData("15 smør")]
    [InlineData("ma 5")]
    [InlineData("fredag 31. april")]
    [InlineData("15")]
    [InlineData("99999999999.1")]
    [InlineData("1.1.0000")]
    [InlineData("15 aug 1999")]
    [InlineData("15 aug 9999")]
    [InlineData("...")]
    [InlineData("")]
    public void What_is_no_date_is_none(string given)
    {
        Assert.Null(DateWords.Read(given, Date("2027-04-12")));
    }

    [Theory]
    [InlineData("2027-08-15", "14 aug", "2027-08-14", "yesterday is a slip, not next year")]
    [InlineData("2026-11-25", "15 aug", "2027-08-15", "last summer is over, so next summer is meant")]
    [InlineData("2027-04-20", "20 feb", "2027-02-20", "two months ago is still a slip")]
    [InlineData("2027-04-21", "20 feb", "2028-02-20", "more than two months ago is not")]
    [InlineData("2026-12-20", "10 jan", "2027-01-10", "over New Year")]
    [InlineData("2027-01-10", "20 des", "2027-12-20", "ahead in the year")]
    public void Without_a_year_the_coming_one_is_meant_unless_it_was_a_slip(string today, string given, string date, string why)
    {
        Assert.True(Date(date) == DateWords.Read(given, Date(today)), why);
    }

    [Fact]
    public void Every_date_that_is_shown_is_understood_when_it_is_written_back()
    {
        var today = Date("2027-04-12");
        foreach (var day in Enumerable.Range(0, 300).Select(today.AddDays))
        {
            foreach (var language in Languages.All)
            {
                Assert.Equal(day, DateWords.Read(DateWords.Day(language, day), today));
                Assert.Equal(day, DateWords.Read(DateWords.Full(language, day), today));
                Assert.Equal(day, DateWords.Read(DateWords.Long(language, day), today));
            }
        }
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    [Theory]
    [InlineData("i går", "Den dagen har vært.")]
    [InlineData("yesterday", "Den dagen har vært.")]
    [InlineData("31. februar", "Februar har ikke 31 dager.")]
    [InlineData("31 June", "Juni har ikke 31 dager.")]
    public void What_is_no_date_is_refused_with_the_reason(string given, string reason) =>
        Assert.StartsWith(reason, DateWords.WhyNot(given, Date("2027-04-12"))?.Nb);
}
