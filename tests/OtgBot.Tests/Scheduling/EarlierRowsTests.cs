using System.Text;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scheduling;

/// <summary>What a host of before left in its indexes and its outbox comes to its time all the same.</summary>
public sealed class EarlierRowsTests
{
    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prompt_that_waited_in_the_former_index_is_posted_once_at_its_time()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        var alarm = Assert.Single(await town.Get<Alarms>().Due(Monday, Cancel).ToListAsync(Cancel));
        await town.Get<Alarms>().Remove(alarm);
        await Put(town, "due|3", alarm.Row, $$"""{"community":"{{place.Partition}}","occurrence":"2026-11-23","row":"{{alarm.Row}}","v":1}""");

        await Task.WhenAll(town.Run(AlarmClock.EarlierJob), town.Run(AlarmClock.EarlierJob));
        await town.Run(AlarmClock.EarlierJob);
        await RunAt(town, Monday.AddSeconds(-1));
        Assert.Empty(town.Channel.Messages);
        await RunAt(town, Monday);
        await RunAt(town, Monday.AddMinutes(1));

        Assert.Single(town.Channel.Messages);
        Assert.DoesNotContain("due|", await town.Everything(), StringComparison.Ordinal);
    }

    /// <summary>What the outbox said last counts: nothing of a claim made ahead, that it went, or that it stands there.</summary>
    [Theory]
    [InlineData(""","until":"2026-11-23T08:01:00+00:00" """, null, "Sent", 1)]
    [InlineData("", null, "InDoubt", 0)]
    [InlineData(""","until":"2026-11-23T08:01:00+00:00" """, """{"all":[],"host":"dead","at":"2026-11-23T08:00:01+00:00","goes":["2026-11-23|hash"],"sent":[],"v":2}""", "InDoubt", 0)]
    [InlineData("", """{"all":[],"host":"dead","at":"2026-11-23T08:00:01+00:00","goes":[],"sent":[{"claim":"2026-11-23|hash","messageId":"m77"}],"v":2}""", "Sent", 0)]
    [InlineData("", """{"all":[{"claim":"2026-11-23|hash","posting":{"state":"Sent","at":"2026-11-23T08:00:01+00:00","host":"dead","messageId":"m77"}}],"v":1}""", "Sent", 0)]
    public async Task A_prompt_that_was_on_its_way_is_settled_and_never_sent_twice(string until, string? words, string state, int messages)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        const string posting = """{"state":"Claimed","at":"2026-11-23T08:00:00+00:00","host":"dead"}""";
        var prompt = $$"""{"posting":{{posting}},"principle":1,"microactions":["p1-01","p1-02","p1-03"],"more":[],"own":[]}""";
        await Put(town, "outbox|3", "2026-11-23|hash", $$"""{"community":"{{place.Partition}}","occurrence":"2026-11-23","prompt":{{prompt}}{{until}},"v":1}""");
        if (words is not null) await Put(town, "outbox", "2026-11-23|hash|0", words);
        town.Clock.SetUtcNow(Monday.AddMinutes(1));

        await town.Run(AlarmClock.EarlierJob);
        for (var minutes = 1; minutes < 10; minutes += 4) await RunAt(town, Monday.AddMinutes(minutes));

        var store = new PromptsStore(town.Store);
        Assert.Equal(state, (await store.Prompt(place.Partition, "2026-11-23", Cancel))?.Value.Posting.State.ToString());
        Assert.Equal(messages, town.Channel.Messages.Count);
        Assert.Equal(("2026-11-23", 1), ((await store.State(place.Partition, Cancel)).Latest, (await store.State(place.Partition, Cancel)).Principle));
        Assert.DoesNotContain("outbox", await town.Everything(), StringComparison.Ordinal);
        await RunAt(town, Monday.AddDays(7));
        Assert.Equal(messages + 1, town.Channel.Messages.Count);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(""","followUp":{"state":"Sent","at":"2026-11-25T08:00:00+00:00","host":"h","messageId":"m9"}""", 0)]
    [InlineData(""","followUp":{"state":"InDoubt","at":"2026-11-25T08:00:00+00:00","host":"h","reason":"502"}""", 0)]
    public async Task A_follow_up_that_waited_comes_and_one_that_was_sent_does_not_come_again(string known, int expected)
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var place = await town.Install(town.Person("Kari"));
        await RunAt(town, Monday);
        var store = new PromptsStore(town.Store);
        await store.ChangeState(place.Partition, state => state with { FollowsUp = true }, Cancel);
        var row = (await town.Store.Get(Ledger.KeyOf(place.Partition, "2026-11-23"), Cancel))!;
        await town.Store.Put(row.Key, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Json.Span).Replace(""","v":1}""", known + ""","v":1}""", StringComparison.Ordinal)), row.ETag, Cancel);
        const string entry = "2026-11-25T08:00:00Z|tag|id";
        await Put(town, "followup|0", entry, $$"""{"community":"{{place.Partition}}","occurrence":"2026-11-23","row":"{{entry}}","v":1}""");

        await town.Run(AlarmClock.EarlierJob);
        await RunAt(town, Monday.AddDays(2));

        Assert.Equal(expected, town.Channel.Messages.Count(message => message.Text.Contains("Hvordan går det med ukas prinsipp?", StringComparison.Ordinal)));
        Assert.DoesNotContain("followup|", await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_to_leads_that_waited_is_told()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        await kari.Privately.Says("forhåndsvis");
        await new PromptsStore(town.Store).Record(place.Partition, "2026-11-16", null, new Prompt { Posting = Posting.Missed(Posting.NoHost, town.Clock.GetUtcNow()) }, Cancel);
        const string row = "2026-11-19T06:00:00Z|tag|Missed|2026-11-16";
        await Put(town, "tell", row, $$"""{"community":"{{place.Partition}}","kind":"Missed","occurrence":"2026-11-16","row":"{{row}}","v":1}""");

        await town.Run(AlarmClock.EarlierJob);
        await RunAt(town, new DateTimeOffset(2026, 11, 19, 6, 0, 0, TimeSpan.Zero));

        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("16. november", StringComparison.Ordinal));
        Assert.DoesNotContain("tell ", await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_that_was_removed_before_goes_after_its_thirty_days()
    {
        await using var town = new Town([typeof(PrivacyFeature)]);
        var place = await town.Install(town.Person("Kari"));
        var removed = town.Clock.GetUtcNow();
        await town.Get<Communities>().Change(place.Partition, old => old with { RemovedAt = removed }, Cancel);
        await Put(town, "removed", Key.Of("2026-11-18", place.Partition), $$"""{"partition":"{{place.Partition}}","v":1}""");

        await town.Run(AlarmClock.EarlierJob);
        await RunAt(town, removed.AddDays(29.9));
        Assert.NotNull(await town.Get<Communities>().Get(place.Partition, Cancel));
        await RunAt(town, removed.AddDays(30.1));

        Assert.Null(await town.Get<Communities>().Get(place.Partition, Cancel));
        Assert.DoesNotContain(place.Partition, await town.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_that_waited_acts_and_news_that_was_told_before_is_not_told_again()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await foreach (var alarm in town.Get<Alarms>().Due(Monday, Cancel)) await town.Get<Alarms>().Remove(alarm);
        var id = await town.UnconferenceId(lead);
        const string row = "2026-11-20T11:00:00Z|tag|id";
        await Put(town, "unconference-due|5", row, $$"""{"community":"{{lead.Address.Partition}}","occurrence":"{{id}}","row":"{{row}}","v":1}""");
        var opens = new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
        town.Clock.SetUtcNow(opens);

        await town.Run(AlarmClock.EarlierJob);
        await town.Run(AlarmClock.Job);
        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Avstemningen er åpen", StringComparison.Ordinal));

        // The row as it was written before: the posting alone.
        var tag = Community.TagOf(lead.Address.Partition);
        var told = (await town.Store.Get(new Key(UnconferencesStore.PartitionOf(id), Key.Of("post", "opened", tag)), Cancel))!;
        await town.Store.Put(told.Key, """{"state":"Sent","at":"2026-11-20T11:00:00+00:00","host":"h","messageId":"m1","v":1}"""u8.ToArray(), told.ETag, Cancel);
        await town.Get<Alarms>().SetOnce("unconference", lead.Address.Partition, id, opens.AddMinutes(5));
        await RunAt(town, opens.AddMinutes(5));

        Assert.Single(town.Channel.Messages, message => message.Text.Contains("Avstemningen er åpen", StringComparison.Ordinal));
    }

    private static async Task RunAt(Town town, DateTimeOffset at)
    {
        town.Clock.SetUtcNow(at);
        await town.Run(AlarmClock.Job);
    }

    private static async Task Put(Town town, string partition, string row, string json) => Assert.NotNull(await town.Store.Insert(new Key(partition, row), Encoding.UTF8.GetBytes(json), Cancel));
}
