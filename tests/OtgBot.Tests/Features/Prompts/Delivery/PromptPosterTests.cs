using Microsoft.Extensions.Logging;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Delivery;

public sealed class PromptPosterTests
{
    private const string Job = AlarmClock.Job;

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_gets_its_prompt_on_monday_at_nine_by_itself_and_once()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        await town.Install(town.Person("Kari"));

        town.Clock.SetUtcNow(Monday.AddSeconds(-1));
        await town.Run(Job);
        Assert.Empty(town.Channel.Messages);

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        await town.Run(Job);
        town.Clock.Advance(TimeSpan.FromSeconds(30));
        await town.Run(Job);

        Assert.Contains("Jobb åpent og positivt", Assert.Single(town.Channel.Messages).Text);
        Assert.Equal(PostingState.Sent, (await Ledger(town, place, "2026-11-23"))?.State);
    }

    /// <summary>
    /// A laptop that sleeps, a machine that is moved, somebody who presses «next Monday» twice: the next alarm is due before the schedule
    /// points to it, and is taken for one too many.
    /// </summary>
    [Fact]
    public async Task A_clock_that_jumps_while_the_schedule_is_turned_to_its_next_alarm_silences_nobody()
    {
        using var folder = new TempFolder();
        await using var sqlite = SharedSqlite.Open(folder.File("otgbot.db"));
        var watched = new WatchedStore(sqlite);
        await using var town = new Town([typeof(PromptsFeature)], stored: (watched, () => StoreCopy.OfFile(folder.File("otgbot.db"))));
        var place = await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday);
        await using var other = town.SecondHost();
        var hasJumped = false;
        watched.Before = async (call, key) =>
        {
            if (call != "Put" || key.Row != "schedule" || hasJumped) return;
            hasJumped = true;
            var next = (await Rings(town)).Single(alarm => alarm.At == Monday.AddDays(7));
            town.Clock.Advance(TimeSpan.FromDays(7));
            await other.Get<Schedules>().Discard(next, Cancel);
        };

        await town.Run(Job);
        await town.Run(Job);
        Assert.True(hasJumped);

        Assert.Equal(PostingState.Sent, (await Ledger(town, place, "2026-11-30"))?.State);
    }

    /// <summary>The same, if the removal that was begun before ends only after the schedule was turned.</summary>
    [Fact]
    public async Task An_alarm_that_came_to_count_while_it_was_removed_is_there_again()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        await town.Get<Schedules>().Discard(Assert.Single(await Rings(town)), Cancel);
        town.Clock.SetUtcNow(Monday.AddDays(7));
        await town.Run(Job);

        Assert.Equal(PostingState.Sent, (await Ledger(town, place, "2026-11-30"))?.State);
    }

    private static async Task<IReadOnlyList<Alarm>> Rings(Town town)
    {
        var alarms = new List<Alarm>();
        await foreach (var alarm in town.Get<Alarms>().Due(Monday.AddDays(8), Cancel))
        {
            if (alarm.Kind == Schedules.Due) alarms.Add(alarm);
        }

        return alarms;
    }

    [Fact]
    public async Task The_principles_rotate_and_nothing_comes_back_before_all_was_shown()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: Monday.AddDays(-3));
        var place = await town.Install(town.Person("Kari"));
        var store = new PromptsStore(town.Store);
        var shown = new List<(int Principle, string Id)>();
        for (var weeks = 0; weeks < 40; weeks++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * weeks).AddHours(2));
            await town.Run(Job);
        }

        foreach (var name in await store.Occurrences(place.Partition, Cancel))
        {
            var prompt = (await store.Prompt(place.Partition, name, Cancel))!.Value;
            shown.AddRange(prompt.Microactions.Select(id => (prompt.Principle, id)));
        }

        Assert.Equal(Enumerable.Range(0, shown.Count / 3).Select(n => n % 7 + 1), shown.Chunk(3).Select(three => three[0].Principle));
        foreach (var principle in shown.Take(84).GroupBy(one => one.Principle)) Assert.Equal(12, principle.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_whose_host_died_is_settled_by_what_stands_where_the_platform_can_be_asked(bool stands)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        town.Channel.KnowsKeys = true;
        town.Clock.SetUtcNow(Monday);
        var died = new Prompt { Posting = Posting.Claimed("host-that-died", Monday), Principle = 1, Microactions = ["p1-01", "p1-02", "p1-03"] };
        Assert.NotNull(await new PromptsStore(town.Store).Record(place.Partition, "2026-11-23", null, died, Cancel));
        var community = (await town.Get<Communities>().Get(place.Partition, Cancel))!;
        if (stands) await town.Channel.Send(new Outgoing(place, Language.Nb) { Text = "Ukas prinsipp", Key = community.Tag + "/2026-11-23" }, Cancel);

        await town.Run(Job);
        town.Clock.Advance(TimeSpan.FromMinutes(4));
        await town.Run(Job);
        town.Clock.Advance(TimeSpan.FromMinutes(4));
        await town.Run(Job);
        var posting = await Ledger(town, place, "2026-11-23");
        Assert.Equal(PostingState.Sent, posting?.State);
        Assert.Equal(Assert.Single(town.Channel.Messages).Id, posting?.MessageId);
        Assert.DoesNotContain(town.Log.Lines, line => line.Text.Contains("is in doubt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_hosts_on_one_store_post_once_to_each_of_many_communities()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await using var other = town.SecondHost();
        var places = new List<Address>();
        for (var n = 0; n < 30; n++) places.Add(await town.Install(town.Person("Kari"), $"team{n}"));

        for (var weeks = 0; weeks < 3; weeks++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * weeks));
            await Task.WhenAll(town.Run(Job), other.Run(Job));
            await Task.WhenAll(town.Run(Job), other.Run(Job));
            Assert.Equal((weeks + 1) * places.Count, town.Channel.Messages.Count);
        }

        Assert.All(town.Channel.Messages.CountBy(message => message.Content.To.Conversation), count => Assert.Equal(3, count.Value));
        Assert.DoesNotContain(town.Log.Lines.Concat(other.Log.Lines), line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_claim_whose_host_died_is_taken_over_as_in_doubt_named_in_the_log_and_not_posted_again()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday);
        var died = new Prompt { Posting = Posting.Claimed("host-that-died", Monday), Principle = 1, Microactions = ["p1-01", "p1-02", "p1-03"] };
        Assert.NotNull(await new PromptsStore(town.Store).Record(place.Partition, "2026-11-23", null, died, Cancel));

        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Run(Job);
        Assert.Equal(PostingState.Claimed, (await Ledger(town, place, "2026-11-23"))?.State);

        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Run(Job);
        Assert.Equal(PostingState.InDoubt, (await Ledger(town, place, "2026-11-23"))?.State);
        Assert.Empty(town.Channel.Messages);
        var community = await town.Get<Communities>().Get(place.Partition, Cancel);
        Assert.Contains(town.Log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("in doubt", StringComparison.Ordinal)
            && line.Text.Contains("2026-11-23", StringComparison.Ordinal) && line.Text.Contains(community!.Tag, StringComparison.Ordinal));

        town.Clock.SetUtcNow(Monday.AddDays(7));
        await town.Run(Job);
        Assert.Contains("Gjør ting i praksis", Assert.Single(town.Channel.Messages).Text);
    }

    /// <summary>The schedule has moved on by then, so no prompt is due that would look at it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_lead_had_posted_again_is_on_record_though_the_host_died_before_it_wrote_that_down(bool stands)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await using var other = town.SecondHost();
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        town.Channel.KnowsKeys = true;
        town.Channel.Answer = _ => new SendResult(SendOutcome.InDoubt, Reason: "502");
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        Assert.Equal(PostingState.InDoubt, (await Ledger(town, place, "2026-11-23"))?.State);

        // The host dies in the middle: as far as it is heard of, the send never ends.
        town.Clock.SetUtcNow(Monday.AddHours(1));
        town.Channel.Answer = _ => null;
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        Task Dies()
        {
            asked.TrySetResult();
            return never.Task;
        }

        if (stands) town.Channel.After = Dies;
        else town.Channel.Holds = (_, _) => Dies();
        var said = kari.Says("post nå");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        town.Channel.After = () => Task.CompletedTask;
        town.Channel.Holds = (_, _) => Task.CompletedTask;

        town.Clock.SetUtcNow(Monday.AddHours(1).AddMinutes(4));
        await other.Run(Job);

        var posting = await Ledger(town, place, "2026-11-23");
        Assert.Equal(stands ? PostingState.Sent : PostingState.Failed, posting?.State);
        if (stands) Assert.Equal(Assert.Single(town.Channel.Messages).Id, posting?.MessageId);
        never.SetResult();
        await said;
    }

    [Theory]
    [InlineData(5.9, "Sent")]
    [InlineData(6.1, "Missed")]
    [InlineData(30.0, "Missed")]
    public async Task After_downtime_a_prompt_is_posted_late_within_six_hours_else_missed(double hours, string state)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));

        town.Clock.SetUtcNow(Monday.AddHours(hours));
        await town.Run(Job);

        Assert.Equal(state, (await Ledger(town, place, "2026-11-23"))?.State.ToString());
        Assert.Equal(state == "Sent" ? 1 : 0, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task After_three_weeks_of_downtime_comes_one_prompt_and_no_pile()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));

        town.Clock.SetUtcNow(Monday.AddDays(21).AddMinutes(10));
        await town.Run(Job);

        Assert.Contains("Jobb åpent og positivt", Assert.Single(town.Channel.Messages).Text);
        foreach (var missed in new[] { "2026-11-23", "2026-11-30", "2026-12-07" })
            Assert.Equal(PostingState.Missed, (await Ledger(town, place, missed))?.State);
        Assert.Equal(PostingState.Sent, (await Ledger(town, place, "2026-12-14"))?.State);
    }

    [Fact]
    public async Task A_send_that_nobody_knows_of_is_in_doubt_and_never_repeated()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        var sends = 0;
        town.Channel.Answer = _ =>
        {
            sends++;
            return new SendResult(SendOutcome.InDoubt, Reason: "connection reset");
        };

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        town.Clock.Advance(TimeSpan.FromMinutes(10));
        await town.Run(Job);

        Assert.Equal(1, sends);
        Assert.Equal(PostingState.InDoubt, (await Ledger(town, place, "2026-11-23"))?.State);
    }

    [Fact]
    public async Task A_refused_send_is_tried_again_until_it_stands_with_the_same_card()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday);
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "502");
        await town.Run(Job);
        var failed = (await new PromptsStore(town.Store).Prompt(place.Partition, "2026-11-23", Cancel))!.Value;
        Assert.Equal((PostingState.Failed, "502"), (failed.Posting.State, failed.Posting.Reason));

        town.Channel.Answer = _ => null;
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Run(Job);

        var sent = (await new PromptsStore(town.Store).Prompt(place.Partition, "2026-11-23", Cancel))!.Value;
        Assert.Equal(PostingState.Sent, sent.Posting.State);
        Assert.Equal(failed.Microactions, sent.Microactions);
        Assert.Single(town.Channel.Messages);
    }

    [Fact]
    public async Task A_send_refused_for_six_hours_is_missed_with_the_reason_and_next_week_starts_afresh()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "503");
        for (var hours = 0; hours < 8; hours++)
        {
            town.Clock.SetUtcNow(Monday.AddHours(hours));
            await town.Run(Job);
        }

        var missed = await Ledger(town, place, "2026-11-23");
        Assert.Equal((PostingState.Missed, "503"), (missed?.State, missed?.Reason));

        town.Channel.Answer = _ => null;
        town.Clock.SetUtcNow(Monday.AddDays(7));
        await town.Run(Job);
        Assert.Contains("Jobb åpent og positivt", Assert.Single(town.Channel.Messages).Text);
    }

    [Fact]
    public async Task A_channel_that_never_answers_does_not_hold_the_others_and_is_in_doubt_after_a_minute()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var slow = await town.Install(town.Person("Kari"), "slow");
        for (var n = 0; n < 20; n++) await town.Install(town.Person("Kari"), $"team{n}");
        town.Channel.Holds = (message, cancel) => message.To.Conversation == "slow" ? Task.Delay(Timeout.InfiniteTimeSpan, town.Clock, cancel) : Task.CompletedTask;
        town.Clock.SetUtcNow(Monday);

        var run = town.Run(Job);
        await SlackTown.Until(() => town.Channel.Messages.Count == 20, () => "The others did not get theirs.");
        Assert.False(run.IsCompleted);
        await SlackTown.Until(
            () =>
            {
                town.Clock.Advance(TimeSpan.FromSeconds(1));
                return run.IsCompleted;
            },
            () => "It waits on.");
        await run;
        Assert.Equal(PostingState.InDoubt, (await Ledger(town, slow, "2026-11-23"))?.State);
        Assert.Equal(20, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task Where_a_place_refuses_the_waits_grow()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        await town.Install(town.Person("Kari"));
        var tries = 0;
        town.Channel.Answer = _ =>
        {
            tries++;
            return new SendResult(SendOutcome.Refused, Reason: "503");
        };

        for (var runs = 0; runs < 720; runs++)
        {
            town.Clock.SetUtcNow(Monday.AddSeconds(30 * runs));
            await town.Run(Job);
        }

        Assert.InRange(tries, 20, 35);
    }

    [Fact]
    public async Task A_community_the_bot_was_thrown_out_of_is_knocked_at_once_a_week_and_the_others_get_theirs()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var gone = await town.Install(town.Person("Kari"), "gone");
        await town.Install(town.Person("Kari"), "here");
        var knocks = 0;
        town.Channel.Answer = message =>
        {
            if (message.To.Conversation != "gone") return null;
            knocks++;
            return new SendResult(SendOutcome.Gone, Reason: "403 BotNotInConversationRoster");
        };

        for (var weeks = 0; weeks < 3; weeks++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * weeks));
            await town.Run(Job);
        }

        Assert.Equal(3, knocks);
        Assert.Equal(3, town.Channel.Messages.Count);
        Assert.Equal(PostingState.Skipped, (await Ledger(town, gone, "2026-11-30"))?.State);

        town.Channel.Answer = _ => null;
        town.Clock.SetUtcNow(Monday.AddDays(21));
        await town.Run(Job);
        Assert.Equal(5, town.Channel.Messages.Count);
        Assert.True((await town.Get<Communities>().Get(gone.Partition, Cancel))!.CanPost);
    }

    [Fact]
    public async Task A_new_schedule_counts_at_once_and_the_old_time_posts_nothing()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        var schedules = town.Get<Schedules>();
        var community = (await town.Get<Communities>().Get(place.Partition, Cancel))!;
        await Parallel.ForAsync(0, 20, Cancel, async (n, cancel) =>
            await schedules.Save(community, new Schedule { Weekday = DayOfWeek.Tuesday, Time = new TimeOnly(8 + n % 8, 0) }, cancel));
        await schedules.Save(community, new Schedule { Weekday = DayOfWeek.Tuesday, Time = new(12, 0) }, Cancel);

        town.Clock.SetUtcNow(Monday.AddHours(1));
        await town.Run(Job);
        town.Clock.SetUtcNow(Monday.AddHours(26));
        await town.Run(Job);
        Assert.Empty(town.Channel.Messages);

        town.Clock.SetUtcNow(Monday.AddHours(27));
        await town.Run(Job);
        Assert.Single(town.Channel.Messages);
        Assert.Equal(1, (await town.Everything()).Split('\n').Count(line => line.StartsWith("alarm|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Seventeen_may_moves_and_july_is_quiet()
    {
        await using var town = new Town([typeof(PromptsFeature)], now: new DateTimeOffset(2027, 5, 12, 9, 0, 0, TimeSpan.Zero));
        var place = await town.Install(town.Person("Kari"));
        for (var day = new DateTimeOffset(2027, 5, 17, 7, 0, 0, TimeSpan.Zero); day.Month < 9; day = day.AddDays(1))
        {
            town.Clock.SetUtcNow(day);
            await town.Run(Job);
        }

        var names = await new PromptsStore(town.Store).Occurrences(place.Partition, Cancel);
        Assert.Equal("2027-05-17 2027-05-24 2027-05-31 2027-06-07 2027-06-14 2027-06-21 2027-06-28 2027-08-02 2027-08-09 2027-08-16 2027-08-23 2027-08-30", string.Join(' ', names));
        Assert.Equal(new DateTimeOffset(2027, 5, 18, 7, 0, 0, TimeSpan.Zero), (await Ledger(town, place, "2027-05-17"))?.At);
    }

    [Fact]
    public async Task When_a_community_goes_nothing_of_it_stays_in_the_index()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        var community = (await town.Get<Communities>().Get(place.Partition, Cancel))!;

        await town.Get<Schedules>().Erase(community, Cancel);

        Assert.DoesNotContain("alarm|", await town.Everything(), StringComparison.Ordinal);
    }

    private static async Task<Posting?> Ledger(Town town, Address place, string occurrence) =>
        (await new PromptsStore(town.Store).Prompt(place.Partition, occurrence, Cancel))?.Value.Posting;
}
