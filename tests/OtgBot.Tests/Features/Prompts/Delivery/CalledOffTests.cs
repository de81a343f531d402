using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Delivery;

/// <summary>What happens between the claim and the send, how much a posted prompt costs the store, and what is told of it.</summary>
public sealed class CalledOffTests : IAsyncDisposable
{
    private const string Job = AlarmClock.Job;

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly WatchedTown watched = new(typeof(PromptsFeature));
    private readonly WatchedStore store;
    private readonly Town town;

    public CalledOffTests() => (store, town) = (watched.Store, watched.Town);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_later_time_set_between_claim_and_send_is_gone_by()
    {
        var place = await town.Install(town.Person("Kari"));
        AfterTheClaim(async () => await town.Get<Schedules>().Save(await Community(place), new Schedule { Time = new TimeOnly(15, 0) }, Cancel));

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        Assert.Empty(town.Channel.Messages);
        Assert.Null(await Ledger(place));

        town.Clock.SetUtcNow(Monday.AddHours(6));
        await town.Run(Job);
        Assert.Single(town.Channel.Messages);
        Assert.Equal(PostingState.Sent, (await Ledger(place))?.State);
    }

    [Fact]
    public async Task A_store_that_is_away_at_the_last_look_costs_no_prompt()
    {
        var place = await town.Install(town.Person("Kari"));
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await town.Run(Job);
        var looks = 0;
        store.Before = (method, key) => method == "Get" && key.Row == "community" && Interlocked.Increment(ref looks) == 1 ? throw new StoreException("503 ServerBusy") : Task.CompletedTask;

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        Assert.True(looks > 0);
        Assert.NotEqual(PostingState.InDoubt, (await Ledger(place))?.State);

        for (var minute = 0; minute < 5; minute++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await town.Run(Job);
        }

        Assert.Single(town.Channel.Messages);
        Assert.Equal(PostingState.Sent, (await Ledger(place))?.State);
    }

    [Fact]
    public async Task The_next_prompt_goes_by_a_schedule_that_was_changed_while_this_one_was_on_its_way()
    {
        var place = await town.Install(town.Person("Kari"));
        var once = 0;
        town.Channel.After = async () =>
        {
            if (Interlocked.Increment(ref once) == 1) await town.Get<Schedules>().Save(await Community(place), new Schedule { Weekday = DayOfWeek.Thursday, Time = new TimeOnly(13, 0) }, Cancel);
        };

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        Assert.Equal(PostingState.Sent, (await Ledger(place))?.State);
        Assert.Equal(1, await town.Get<Alarms>().Due(Monday.AddYears(1), Cancel).CountAsync(Cancel));

        // The week had its prompt; the next is on Thursday of the week after, at one o'clock.
        town.Clock.SetUtcNow(Monday.AddDays(10).AddHours(4).AddMinutes(-1));
        await town.Run(Job);
        Assert.Single(town.Channel.Messages);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.Run(Job);
        Assert.Equal(2, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_place_that_refuses_again_and_again_keeps_the_one_entry_it_has()
    {
        var place = await town.Install(town.Person("Kari"));
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "503");
        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            town.Clock.SetUtcNow(Monday.AddMinutes(minutes));
            await town.Run(Job);
        }

        var alarm = await town.Get<Alarms>().Due(Monday.AddYears(1), Cancel).SingleAsync(Cancel);
        Assert.Equal(Monday, alarm.At);
        Assert.Equal(PostingState.Failed, (await Ledger(place))?.State);
    }

    [Fact]
    public async Task A_removal_between_claim_and_send_is_honoured()
    {
        var place = await town.Install(town.Person("Kari"));
        AfterTheClaim(async () => await town.Get<Communities>().Change(place.Partition, old => old with { RemovedAt = Monday }, Cancel));

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Empty(town.Channel.Messages);
        Assert.Equal(PostingState.Skipped, (await Ledger(place))?.State);
    }

    [Fact]
    public async Task A_host_that_stops_between_claim_and_send_sends_nothing_and_leaves_no_doubt()
    {
        var place = await town.Install(town.Person("Kari"));
        using var stop = new CancellationTokenSource();
        AfterTheClaim(stop.CancelAsync);

        town.Clock.SetUtcNow(Monday);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => town.Get<Jobs>().All.Single(job => job.Name == Job).Run(stop.Token));
        Assert.Empty(town.Channel.Messages);
        Assert.Null(await Ledger(place));

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.Run(Job);
        Assert.Single(town.Channel.Messages);
    }

    [Fact]
    public async Task A_send_under_way_when_the_host_stops_is_waited_for()
    {
        var place = await town.Install(town.Person("Kari"));
        using var stop = new CancellationTokenSource();
        var goes = new TaskCompletionSource();
        var sending = new TaskCompletionSource();
        town.Channel.Answer = _ => null;
        town.Channel.After = async () =>
        {
            sending.SetResult();
            await goes.Task;
        };

        town.Clock.SetUtcNow(Monday);
        var run = town.Get<Jobs>().All.Single(job => job.Name == Job).Run(stop.Token);
        await sending.Task;
        await stop.CancelAsync();
        goes.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal(PostingState.Sent, (await Ledger(place))?.State);
    }

    /// <summary>The budget: whoever makes this grow makes ten thousand prompts at nine o'clock slower.</summary>
    [Fact]
    public async Task A_posted_prompt_costs_at_most_14_round_trips_and_the_first_look_8()
    {
        const int communities = 40;
        for (var n = 0; n < communities; n++) await town.Install(town.Person("Kari"), $"team{n}");
        town.Clock.SetUtcNow(Monday);
        store.Reset();

        await town.Run(Job);

        Assert.Equal(communities, town.Channel.Messages.Count);
        var perPrompt = (store.Calls - 8) / (double)communities;
        Assert.True(perPrompt <= 14, $"{perPrompt} round trips a prompt");

        store.Reset();
        await town.Run(Job);
        Assert.Equal(8, store.Calls);
    }

    [Fact]
    public async Task A_run_tells_how_far_it_is_in_the_log_and_to_the_meter()
    {
        // Communities are handled side by side, so instruments are called side by side too.
        var told = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == town.Get<PostingFigures>().Meter) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told[instrument.Name] = value);
        listener.Start();
        foreach (var name in new[] { "well", "refuses", "doubtful" }) await town.Install(town.Person("Kari"), name);
        town.Channel.Answer = message => message.To.Conversation switch
        {
            "refuses" => new SendResult(SendOutcome.Refused, Reason: "503"),
            "doubtful" => new SendResult(SendOutcome.InDoubt, Reason: "connection reset"),
            _ => null,
        };

        town.Clock.SetUtcNow(Monday.AddSeconds(20));
        await town.Run(Job);
        Assert.Contains(town.Log.Lines, line => line.Text == "Prompts: 1 posted, 1 failed, 0 missed, 1 in doubt, 0 waiting");

        town.Clock.SetUtcNow(Monday.AddHours(7));
        await town.Run(Job);
        Assert.Equal((1, 1, 1, 1, 20), (told["otgbot.prompts.posted"], told["otgbot.prompts.failed"], told["otgbot.prompts.missed"], told["otgbot.prompts.in_doubt"], told["otgbot.prompts.due_lag"]));
    }

    [Fact]
    public async Task A_lead_who_can_be_reached_is_told_once_of_a_place_that_is_gone()
    {
        var gone = await town.Install(town.Person("Kari"), "gone");
        await town.Get<Communities>().Change(gone.Partition, old => old with { Leads = [new Lead("user-away", "Away"), new Lead("user-kari", "Kari")] }, Cancel);
        town.Channel.Answer = message => message.To.Conversation == "gone" || message.To.Conversation.Contains("away", StringComparison.Ordinal)
            ? new SendResult(SendOutcome.Gone, Reason: "403 BotNotInConversationRoster") : null;

        for (var weeks = 0; weeks < 3; weeks++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * weeks));
            await town.Run(Job);
        }

        var told = Assert.Single(town.Channel.Messages);
        Assert.Equal("chat-user-kari", told.Content.To.Conversation);
        Assert.Contains("Jeg får ikke lenger skrive i «gone»", told.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();

    /// <summary>The channel is handed the message once the claim stands: what this does then, another host or a lead did.</summary>
    private void AfterTheClaim(Func<Task> happens)
    {
        var once = 0;
        town.Channel.Holds = (_, _) => Interlocked.Increment(ref once) == 1 ? happens() : Task.CompletedTask;
    }

    private async Task<Community> Community(Address place) => (await town.Get<Communities>().Get(place.Partition, Cancel))!;

    private async Task<Posting?> Ledger(Address place) =>
        (await new PromptsStore(town.Store).Prompt(place.Partition, "2026-11-23", Cancel))?.Value.Posting;
}
