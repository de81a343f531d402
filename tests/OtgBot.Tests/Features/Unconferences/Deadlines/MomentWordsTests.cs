using System.Globalization;
using OtgBot.Features.Unconferences.Deadlines;

namespace OtgBot.Tests.Features.Unconferences.Deadlines;

public sealed class MomentWordsTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Wednesday 18 November 2026, ten o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1. des kl. 12", "2026-12-01 12:00")]
    [InlineData("1. desember kl 12.30", "2026-12-01 12:30")]
    [InlineData("tysdag 1. desember klokka 9", "2026-12-01 09:00")]
    [InlineData("1 Dec at 12:00", "2026-12-01 12:00")]
    [InlineData("Dec 1, 16:15", "2026-12-01 16:15")]
    [InlineData("1.12 12.30", "2026-12-01 12:30")]
    [InlineData("1.12.2026 kl. 08:00", "2026-12-01 08:00")]
    [InlineData("2026-12-01 08:00", "2026-12-01 08:00")]
    [InlineData("2026-12-01T08:00", "2026-12-01 08:00")]
    [InlineData("1.12", "2026-12-01 16:00")]
    [InlineData("fredag 20. nov", "2026-11-20 16:00")]
    [InlineData("i morgen kl. 12", "2026-11-19 12:00")]
    [InlineData("i morgon 12:00", "2026-11-19 12:00")]
    [InlineData("today at 15", "2026-11-18 15:00")]
    [InlineData("fredag kl. 12", "2026-11-20 12:00")]
    [InlineData("fredag 20. november 2026 kl. 12.00", "2026-11-20 12:00")]
    [InlineData("Friday, 20 November 2026 at 12:00", "2026-11-20 12:00")]
    [InlineData("2. jan kl. 9", "2027-01-02 09:00")]
    public void A_time_is_read_as_people_write_it_in_three_languages(string given, string local) =>
        Assert.Equal(
            DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            TimeZoneInfo.ConvertTime(MomentWords.Read(given, Now, Oslo)!.Value, Oslo).DateTime);

    [Theory]
    [InlineData("31. feb kl. 12")]
    [InlineData("1. des kl. 25")]
    [InlineData("1. des 12:75")]
    [InlineData("snart")]
    [InlineData("kl. 12")]
    [InlineData("12")]
    public void What_is_no_time_is_none(string given) => Assert.Null(MomentWords.Read(given, Now, Oslo));

    [Fact]
    public void A_time_means_the_clock_of_the_unconference() =>
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero), MomentWords.Read("1. des kl. 12", Now, Oslo)!.Value.ToUniversalTime());

    [Theory]
    [InlineData("2026-11-20 10:00", "2026-11-27 10:00", "2026-11-26 10:00", "a day before")]
    [InlineData("2026-11-20 08:00", "2026-11-20 16:00", "2026-11-20 14:00", "when three quarters of a short vote have passed")]
    [InlineData("2026-11-20 10:00", "2026-11-27 23:59", "2026-11-27 07:00", "not at night, where the morning is early enough")]
    [InlineData("2026-11-20 16:00", "2026-11-21 08:00", "2026-11-20 18:00", "in the evening before, where the morning is too late")]
    public void A_reminder_comes_once_at_a_decent_hour(string opened, string closes, string at, string why) =>
        Assert.True(Local(at) == Reminder.At(Local(opened), Local(closes), Oslo), why);

    private static DateTimeOffset Local(string given)
    {
        var local = DateTime.ParseExact(given, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, Oslo.GetUtcOffset(local));
    }
}
