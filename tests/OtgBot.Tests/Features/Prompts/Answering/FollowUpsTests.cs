using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Answering;

/// <summary>The word in the thread two working days later: only if it was switched on, once, and never at a bad time.</summary>
public sealed class FollowUpsTests
{
    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "oppfølging på", "Oppfølging er på", "Hvordan går det med ukas prinsipp?", "Til nå har minst 5 av dere tatt en mikrohandling")]
    [InlineData("nn-NO", "oppfølging på", "Oppfølging er på", "Korleis går det med vekeprinsippet?", "Til no har minst 5 av dykk teke på seg ei mikrohandling")]
    [InlineData("en-GB", "follow-up on", "Follow-up is on", "How is this week’s principle going?", "So far at least 5 of you took on a microaction")]
    public async Task Two_working_days_later_it_comes_once_in_the_prompts_thread_with_counts_and_no_names(string locale, string on, string isOn, string title, string counts)
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town, locale);
        Assert.Contains(isOn, await kari.Says(on));
        await Post(town);
        for (var n = 0; n < 34; n++) await town.Person($"Person{n}", locale).Says("take 1");

        await RunAt(town, Wednesday.AddSeconds(-1));
        Assert.Empty(FollowUps(town, title));
        await RunAt(town, Wednesday);
        await RunAt(town, Wednesday.AddMinutes(1));

        var message = Assert.Single(FollowUps(town, title));
        Assert.Contains(counts, message.Text);
        Assert.DoesNotContain("Person", message.Text, StringComparison.Ordinal);
        Assert.Equal(town.Channel.Messages.First(standing => standing.Card is { Actions.Count: > 0 }).Id, message.Content.ReplyTo);
        Assert.DoesNotContain("\"kind\":\"follow-up\"", await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_answers_are_not_told()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        await kari.Says("oppfølging på");
        await Post(town);
        for (var n = 0; n < 4; n++) await town.Person($"Person{n}").Says("gjort 1");
        await RunAt(town, Wednesday);

        Assert.Contains("Det er fortsatt god tid.", Assert.Single(FollowUps(town)).Text);
    }

    [Fact]
    public async Task Two_hosts_that_come_at_the_same_moment_send_one()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        await using var other = town.SecondHost();
        var kari = await Lead(town);
        await kari.Says("oppfølging på");
        await Post(town);
        town.Clock.SetUtcNow(Wednesday);

        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job), town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));
        town.Clock.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));

        Assert.Single(FollowUps(town));
    }

    [Theory]
    [InlineData("never on")]
    [InlineData("switched off")]
    [InlineData("removed")]
    [InlineData("inactive")]
    [InlineData("too late in the day")]
    [InlineData("the day after")]
    [InlineData("another prompt since")]
    [InlineData("paused")]
    public async Task It_does_not_come_where_nobody_wants_it_any_more(string why)
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        if (why != "never on") await kari.Says("oppfølging på");
        await Post(town);
        var at = Wednesday;
        if (why == "switched off") await kari.Says("oppfølging av");
        if (why == "removed") await Change(town, kari, old => old with { RemovedAt = Monday });
        if (why == "paused") await kari.Says("pause");
        if (why == "inactive") await Change(town, kari, old => old with { Inactive = "403" });
        if (why == "too late in the day") at = Wednesday.AddHours(9.1);
        if (why == "the day after") at = Wednesday.AddDays(1);
        if (why == "another prompt since")
            await new PromptsStore(town.Store).ChangeState(kari.Address.Partition, state => state with { Latest = "2026-11-24" }, Cancel);

        await RunAt(town, at);
        await RunAt(town, at.AddMinutes(1));

        Assert.Empty(FollowUps(town));
        Assert.DoesNotContain("followup|", await town.Everything(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Christmas_Eve_is_left_alone_where_quiet_periods_are_on(bool quiet, int expected)
    {
        var tuesday = new DateTimeOffset(2026, 12, 22, 8, 0, 0, TimeSpan.Zero);
        await using var town = new Town([typeof(PromptsFeature)], now: tuesday);
        var kari = await Lead(town);
        var community = await town.Get<Communities>().Get(kari.Address.Partition, Cancel);
        await town.Get<Schedules>().Save(community!, Schedule.Default with { QuietPeriods = quiet }, Cancel);
        await kari.Says("oppfølging på");
        await kari.Says("post nå");

        await RunAt(town, tuesday.AddDays(2));

        Assert.Equal(expected, FollowUps(town).Count);
    }

    [Fact]
    public async Task Switched_on_after_the_prompt_it_counts_for_that_one_too()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        await Post(town);
        await kari.Says("oppfølging på");
        await kari.Says("oppfølging av");
        await kari.Says("oppfølging på");
        await RunAt(town, Wednesday);
        await RunAt(town, Wednesday.AddMinutes(1));

        Assert.Single(FollowUps(town));
    }

    [Fact]
    public async Task A_place_that_refuses_is_tried_again_and_an_ambiguous_answer_never()
    {
        foreach (var (outcome, expected) in ((SendOutcome, int)[])[(SendOutcome.Refused, 1), (SendOutcome.InDoubt, 0)])
        {
            await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
            var kari = await Lead(town);
            await kari.Says("oppfølging på");
            await Post(town);
            town.Channel.Answer = _ => new SendResult(outcome, Reason: "503");
            await RunAt(town, Wednesday);
            town.Channel.Answer = _ => null;
            await RunAt(town, Wednesday.AddMinutes(10));
            await RunAt(town, Wednesday.AddMinutes(20));

            Assert.Equal(expected, FollowUps(town).Count);
        }
    }

    [Fact]
    public async Task A_host_that_died_while_sending_leaves_it_in_doubt_and_nobody_sends_again()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var kari = await Lead(town);
        await kari.Says("oppfølging på");
        await Post(town);
        var key = Ledger.KeyOf(kari.Address.Partition, "2026-11-23", "follow-up");
        await town.Store.Insert(key, new LedgerRow { Posting = Posting.Claimed("dead", Wednesday) }, Ledger.Type, Cancel);

        await RunAt(town, Wednesday.AddMinutes(1));
        Assert.Equal(PostingState.Claimed, (await town.Store.Get(key, Ledger.Type, Cancel))!.Value.Posting.State);
        await RunAt(town, Wednesday.AddMinutes(4));

        Assert.Equal(PostingState.InDoubt, (await town.Store.Get(key, Ledger.Type, Cancel))!.Value.Posting.State);
        Assert.Empty(FollowUps(town));
    }

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-25 09:00")]
    [InlineData("2026-11-26 09:00", "2026-11-30 09:00")]
    [InlineData("2026-11-27 23:30", "2026-12-01 16:00")]
    [InlineData("2026-11-28 03:00", "2026-12-01 07:00")]
    [InlineData("2027-03-24 09:00", "2027-03-31 09:00")]
    [InlineData("2027-05-14 09:00", "2027-05-19 09:00")]
    [InlineData("2026-10-23 09:00", "2026-10-27 09:00")]
    public void It_counts_norwegian_working_days_on_the_local_clock(string posted, string due)
    {
        var oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        DateTimeOffset Local(string text)
        {
            var time = DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            return Recurrence.ToInstant(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), oslo);
        }

        Assert.Equal(Local(due), OtgBot.Features.Prompts.Answering.FollowUpPlan.DueAt(Local(posted), oslo));
    }

    [Theory]
    [InlineData("oppfølging", "Oppfølging er av.")]
    [InlineData("oppfølging kanskje", "Skal oppfølgingen være på eller av? Skriv for eksempel «oppfølging på».")]
    public async Task The_word_alone_tells_and_a_wrong_word_asks(string said, string sentence)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Lead(town);

        Assert.Contains(sentence, await kari.Says(said));
        Assert.Contains("Bare ledere", await town.Person("Ola").Says("oppfølging på"));
    }

    private static async Task Post(Town town)
    {
        town.Clock.SetUtcNow(Monday);
        await town.Run(AlarmClock.Job);
        Assert.NotEmpty(town.Channel.Messages);
    }

    private static async Task RunAt(Town town, DateTimeOffset at)
    {
        town.Clock.SetUtcNow(at);
        await town.Run(AlarmClock.Job);
    }

    private static List<TestMessage> FollowUps(Town town, string title = "Hvordan går det med ukas prinsipp?") =>
        [.. town.Channel.Messages.Where(message => message.Text.Contains(title, StringComparison.Ordinal))];

    private static async Task Change(Town town, TestPerson kari, Func<Community, Community> change) =>
        await town.Get<Communities>().Change(kari.Address.Partition, change, Cancel);

    private static async Task<TestPerson> Lead(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }
}
