using OtgBot.Features.Settings;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

public sealed class ScheduleDialogTests
{
    [Fact]
    public async Task A_lead_chooses_when_and_sees_the_next_dates_with_the_reason_of_each_change()
    {
        await using var town = new Town([typeof(ScheduleDialog)]);
        var kari = await Lead(town);

        Assert.Contains("Tidsplan for ukas prinsipp", await kari.Says("tidsplan"));
        var seen = await kari.Presses("Lagre tidsplanen",
            ("weekday", "Thursday"), ("time", "8.30"), ("zone", "oslo"), ("every", "2"), ("holidays", "Move"), ("quiet", "true"));

        Assert.Contains("Torsdag 19. november kl. 08.30", seen);
        Assert.Contains("Torsdag 3. desember kl. 08.30", seen);
        Assert.Contains("Torsdag 17. desember kl. 08.30", seen);
        Assert.DoesNotContain("31. desember", seen);
        var kept = await town.Get<Schedules>().Get(kari.Address.Partition, TestContext.Current.CancellationToken);
        Assert.Equal(new Schedule { Weekday = DayOfWeek.Thursday, Time = new(8, 30), EveryWeeks = 2, Anchor = new(2026, 11, 16) }, kept);
    }

    [Theory]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Kathmandu", "Asia/Kathmandu")]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    public async Task Any_zone_is_taken_by_its_name_or_its_city(string said, string zone)
    {
        await using var town = new Town([typeof(ScheduleDialog)]);
        var kari = await Lead(town);
        await kari.Says("tidsplan");

        await kari.Presses("Lagre tidsplanen", ("weekday", "Monday"), ("time", "09:00"), ("zone", said), ("every", "1"), ("holidays", "Move"), ("quiet", "true"));

        Assert.Equal(zone, (await town.Get<Communities>().Get(kari.Address.Partition, TestContext.Current.CancellationToken))!.Zone);
    }

    [Fact]
    public async Task What_is_moved_or_left_out_says_why()
    {
        await using var town = new Town([typeof(ScheduleDialog)], now: new DateTimeOffset(2027, 5, 11, 9, 0, 0, TimeSpan.Zero));
        var kari = await Lead(town);
        await kari.Says("schedule");

        var seen = await kari.Presses("Lagre tidsplanen",
            ("weekday", "Monday"), ("time", "09:00"), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "true"));

        Assert.Contains("Tirsdag 18. mai kl. 09.00, flyttet fra 17. mai fordi det er grunnlovsdagen", seen);

        town.Clock.Advance(TimeSpan.FromDays(50));
        await kari.Says("schedule");
        seen = await kari.Presses("Lagre tidsplanen",
            ("weekday", "Monday"), ("time", "09:00"), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "ja"));
        Assert.Contains("Mandag 5. juli: vi hopper over fordi det er juli", seen);
        Assert.Contains("Mandag 16. august kl. 09.00", seen);
    }

    [Theory]
    [InlineData("time", "05:00", "Velg et klokkeslett fra 07.00 til 18.00, for eksempel 09.00.")]
    [InlineData("time", "18:01", "Velg et klokkeslett fra 07.00 til 18.00, for eksempel 09.00.")]
    [InlineData("time", "25:00", "Skriv det slik: 09.00.")]
    [InlineData("zone", "Mars/Olympus", "Skriv den slik: Europe/Oslo.")]
    [InlineData("zone", "Europe/Osloo", "Mener du denne: Europe/Oslo?")]
    [InlineData("zone", "W. Europe Standard Time", "Skriv den slik: Europe/Oslo.")]
    [InlineData("weekday", "smørdag", "Velg en av disse")]
    [InlineData("every", "5", "Velg en av disse")]
    public async Task A_wrong_answer_gets_a_sentence_with_an_example_and_the_rest_is_kept(string field, string value, string sentence)
    {
        await using var town = new Town([typeof(ScheduleDialog)]);
        var kari = await Lead(town);
        await kari.Says("tidsplan");
        var answers = new Dictionary<string, string>
        {
            ["weekday"] = "Friday",
            ["time"] = "10:15",
            ["zone"] = "Europe/Oslo",
            ["every"] = "3",
            ["holidays"] = "Skip",
            ["quiet"] = "false",
        };
        answers[field] = value;

        var seen = await kari.Presses("Lagre tidsplanen", [.. answers.Select(answer => (answer.Key, answer.Value))]);

        Assert.Contains(sentence, seen);
        Assert.Contains(field == "time" ? "Europe/Oslo" : "10.15", seen);
        Assert.Null(await town.Get<Schedules>().Get(kari.Address.Partition, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_form_starts_with_what_counts_now_and_asks_one_by_one_in_chat()
    {
        await using var town = new Town([typeof(ScheduleDialog)], forms: false);
        var kari = await Lead(town);

        Assert.Contains("Nå: Mandag", await kari.Says("tidsplan"));
        Assert.Contains("Nå: 09.00", await kari.Says("tirsdag"));
        Assert.Contains("Velg et klokkeslett fra 07.00 til 18.00", await kari.Says("kl. 22"));
        Assert.Contains("Europe/Oslo", await kari.Says("kl. 10"));
        await kari.Says("=");
        await kari.Says("=");
        await kari.Says("hopp over");
        Assert.Contains("Tirsdag 24. november kl. 10.00", await kari.Says("ja"));
    }

    [Fact]
    public async Task Only_a_lead_may_change_it()
    {
        await using var town = new Town([typeof(ScheduleDialog)]);
        await Lead(town);

        Assert.Contains("Bare ledere kan gjøre det", await town.Person("Ola").Says("tidsplan"));
    }

    private static async Task<TestPerson> Lead(Town town)
    {
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, TestContext.Current.CancellationToken);
        return kari;
    }
}
