using Microsoft.Extensions.Logging;
using OtgBot.Cards;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Delivery;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Delivery;

/// <summary>Prompts are put together and claimed in the minutes before; what happens until then still counts.</summary>
public sealed class ReadyPromptsTests : IAsyncDisposable
{
    private const string Job = "prompts.post", Recover = "prompts.recover";

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly WatchedTown watched = new(typeof(PromptsFeature), typeof(SettingsFeature));
    private readonly WatchedStore store;
    private readonly Town town;

    public ReadyPromptsTests() => (store, town) = (watched.Store, watched.Town);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Prompts => town.Channel.Messages.Where(message => message.Content.To.Kind == ConversationKind.Channel && message.Content.Key is not null).Select(message => message.Text);

    /// <summary>The budget of the minute itself: what is written for many at once is shared by them, so each prompt costs its two reads.</summary>
    [Fact]
    public async Task At_its_minute_a_prompt_costs_two_reads_and_a_share_of_a_few_writes()
    {
        const int communities = 40;
        for (var n = 0; n < communities; n++) await town.Install(town.Person("Kari"), $"team{n}");
        await TwoMinutesBefore();
        town.Clock.SetUtcNow(Monday);
        store.Reset();
        var (reads, writes, others) = (0, 0, 0);
        store.Before = (method, _) =>
        {
            if (Prompts.Count() == communities) return Task.CompletedTask;
            if (method == "Get") Interlocked.Increment(ref reads);
            else if (method is "Write" or "Insert") Interlocked.Increment(ref writes);
            else Interlocked.Increment(ref others);
            return Task.CompletedTask;
        };

        await town.Run(Job);

        Assert.Equal(communities, Prompts.Count());
        Assert.InRange(reads, 1, 2 * communities);
        Assert.InRange(writes, 1, communities);
        Assert.Equal(0, others);
    }

    [Theory]
    [InlineData("pause", false)]
    [InlineData("hopp over", false)]
    [InlineData("språk nynorsk", true)]
    public async Task What_a_lead_changes_at_the_last_minute_counts(string said, bool isPosted)
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        await kari.Says(said);
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Equal(isPosted ? 1 : 0, Prompts.Count());
        Assert.All(Prompts, text => Assert.Contains("Prinsippet denne veka", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_swap_at_the_last_minute_counts()
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        var swapped = Lines(await kari.Says("bytt"));
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Equal(3, swapped.Length);
        Assert.Equal(swapped, Lines(Assert.Single(Prompts)));
    }

    [Fact]
    public async Task A_lead_who_does_not_wait_for_its_minute_gets_what_is_ready_and_it_comes_once()
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        await kari.Says("post nå");
        Assert.Single(Prompts);
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Single(Prompts);
        Assert.Equal(Monday.AddMinutes(-2), (await town.Get<Ledger>().Posting(kari.Address.Partition, "2026-11-23", Cancel))?.At);
    }

    [Fact]
    public async Task What_a_lead_looks_through_may_grow_meanwhile()
    {
        var kari = await Lead();
        var community = (await town.Get<Communities>().Read(kari.Address.Partition, Cancel))!;
        var waiting = new ReadyPrompts();
        Add(1);
        Add(2);

        var seen = 0;
        foreach (var _ in waiting.Due(Monday))
        {
            seen++;
            Add(2 + seen);
        }

        Assert.Equal(2, seen);
        Assert.Equal(4, waiting.Due(Monday).Count());

        void Add(int n) => waiting.Add(
            new DueEntry { Community = kari.Address.Partition, Occurrence = "2026-11-23", Row = $"{Monday.UtcDateTime:O}|{n}" },
            new ReadyPrompt(community, "2026-11-23", new Prompt { Posting = Posting.Claimed("host", Monday) }, new Card { Summary = "s", Language = "nb", Body = [] })
            {
                Place = OutboxPlace.Of(kari.Address.Partition, "2026-11-23"),
                Deadline = Monday.AddHours(6),
            });
    }

    [Fact]
    public async Task A_host_that_dies_before_the_minute_leaves_no_doubt_and_another_posts()
    {
        var kari = await Lead();
        await using var other = town.SecondHost();
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await other.Run(Job);

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);
        Assert.Empty(Prompts);

        for (var minutes = 0; minutes < 4; minutes++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await town.Run(Recover);
            await town.Run(Job);
        }

        Assert.Single(Prompts);
        Assert.Equal(PostingState.Sent, (await town.Get<Ledger>().Posting(kari.Address.Partition, "2026-11-23", Cancel))?.State);
        Assert.DoesNotContain(town.Log.Lines.Concat(other.Log.Lines), line => line.Level >= LogLevel.Warning);

        // The other was not dead after all, but its claim was good until a minute past.
        await other.Run(Job);
        Assert.Single(Prompts);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_claimed()
    {
        await Lead();
        var other = town.SecondHost();
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await other.Run(Job);
        await other.DisposeAsync();

        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Single(Prompts);
    }

    [Fact]
    public async Task Two_hosts_that_look_ahead_post_once_to_each_and_leave_nothing_in_the_outbox()
    {
        for (var n = 0; n < 60; n++) await town.Install(town.Person("Kari"), $"team{n}");
        await using var other = town.SecondHost();
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await Task.WhenAll(town.Run(Job), other.Run(Job));
        town.Clock.SetUtcNow(Monday);
        await Task.WhenAll(town.Run(Job), other.Run(Job));

        Assert.Equal(60, Prompts.Count());
        Assert.Equal(60, town.Channel.Messages.Where(message => message.Content.Key is not null).DistinctBy(message => message.Content.To.Conversation).Count());
        var outbox = new Outbox(store);
        Assert.Empty(await outbox.Claims(_ => false, Cancel));
        Assert.Empty(await outbox.Said(Cancel));
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();

    private async Task<TestPerson> Lead()
    {
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }

    private async Task TwoMinutesBefore()
    {
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await town.Run(Job);
        Assert.Empty(Prompts);
    }

    /// <summary>The microactions on a card, without their numbers.</summary>
    private static string[] Lines(string card) =>
        [.. card.Split('\n').Where(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..3] == ". ").Select(line => line[3..])];
}
