using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels.BotFramework.Connector;

namespace OtgBot.Tests.Channels.BotFramework.Connector;

public sealed class RateLimitsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly RateLimits paces;

    public RateLimitsTests() => paces = new RateLimits(clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Posts_in_a_tenant_never_pass_fifty_in_any_second_and_come_close_to_it()
    {
        var sent = Post(new TenantRateLimit(), Start, 500);

        Assert.InRange(MostIn(sent, TimeSpan.FromSeconds(1)), 45, TeamsLimits.PerTenant);
        Assert.InRange((sent[^1] - sent[0]).TotalSeconds, 10, 11);
    }

    [Fact]
    public void Answers_go_before_the_posts_that_wait_and_both_stay_within_the_limit()
    {
        var tenant = new TenantRateLimit();
        var posts = Post(tenant, Start, 100);
        var answers = Enumerable.Range(0, 20).Select(_ => Take(tenant, posts[^1], isPost: false)).ToList();
        var later = Post(tenant, posts[^1], 100);

        Assert.True(answers[0] - posts[^1] < TimeSpan.FromMilliseconds(1));
        Assert.True(answers[^1] - posts[^1] < TimeSpan.FromSeconds(0.5), $"the last answer waited {answers[^1] - posts[^1]}");
        Assert.True(later[0] > answers[^1]);
        Assert.InRange(MostIn([.. posts.Concat(answers).Concat(later).Order()], TimeSpan.FromSeconds(1)), 45, TeamsLimits.PerTenant);
    }

    [Fact]
    public void A_thread_gets_no_more_than_each_of_its_windows_allows()
    {
        var (thread, now) = (new ThreadRateLimit(), Start);
        var sent = new List<DateTimeOffset>();
        while (sent.Count < 2_000)
        {
            var wait = thread.Peek(now);
            now += wait;
            if (wait > TimeSpan.Zero) continue;
            thread.Take(now);
            sent.Add(now);
        }

        foreach (var window in TeamsLimits.PerThread) Assert.Equal(window.Most, MostIn(sent, window.Length));
        Assert.False(thread.IsIdle(now));
        Assert.True(thread.IsIdle(now.AddHours(1)));
    }

    [Fact]
    public void After_too_many_requests_the_pace_is_halved_and_comes_back()
    {
        var tenant = new TenantRateLimit();
        var before = Post(tenant, Start, 50);
        tenant.SlowDown(before[^1], before[^1].AddSeconds(0.1));

        var sent = Post(tenant, before[^1], 1_500);

        Assert.InRange(sent.Count(at => at - sent[0] < TimeSpan.FromSeconds(1)), 20, 30);
        Assert.InRange(sent.Count(at => sent[^1] - at < TimeSpan.FromSeconds(1)), 45, 50);
    }

    [Fact]
    public async Task A_thread_that_must_wait_holds_nobody_else_in_its_tenant()
    {
        for (var i = 0; i < 7; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(25));
            Assert.True(Take(new Passage("t", "full", IsPost: true)).IsCompletedSuccessfully);
        }

        clock.Advance(TimeSpan.FromMilliseconds(25));
        var waits = Take(new Passage("t", "full", IsPost: true));

        Assert.True(Take(new Passage("t", "free", IsPost: true)).IsCompletedSuccessfully);
        Assert.False(waits.IsCompleted);
        await Finish([waits]);
    }

    [Fact]
    public async Task A_tenant_that_asked_to_wait_delays_no_other_and_its_people_still_get_answers()
    {
        paces.SlowDown(new Passage("slow", "c1", IsPost: true), TimeSpan.FromSeconds(30));
        var before = clock.GetUtcNow();

        var post = Take(new Passage("slow", "c2", IsPost: true));
        var thread = Take(new Passage("slow", "c1"));
        Assert.Equal(before, await Take(new Passage("slow", "c3")));
        Assert.Equal(before, await Take(new Passage("fast", "c1", IsPost: true)));
        Assert.All(await Finish([post, thread]), at => Assert.True(at - before >= TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task What_would_wait_too_long_is_told_so_at_once()
    {
        paces.SlowDown(new Passage("t", "c"), TimeSpan.FromMinutes(5));

        Assert.False(await paces.Wait(new Passage("t", "c"), TimeSpan.FromSeconds(8), Cancel));
        Assert.False(await paces.Wait(new Passage("t", "d", IsPost: true), TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public async Task A_tenant_that_has_long_been_quiet_is_forgotten()
    {
        paces.SlowDown(new Passage("slowed", "c"), TimeSpan.FromSeconds(30));
        await Take(new Passage("posted", "c", IsPost: true));
        Assert.Equal(2, paces.Tenants);

        clock.Advance(TimeSpan.FromHours(1));
        await Take(new Passage("new", "c"));
        Assert.Equal(1, paces.Tenants);

        clock.Advance(TimeSpan.FromMinutes(11));
        await Take(new Passage("new", "c"));
        Assert.Equal(1, paces.Tenants);
    }

    [Fact]
    public async Task A_tenant_that_is_slow_is_not_forgotten()
    {
        paces.SlowDown(new Passage("t", "c"), TimeSpan.FromHours(2));
        clock.Advance(TimeSpan.FromMinutes(61));

        await Take(new Passage("other", "c"));

        Assert.False(await paces.Wait(new Passage("t", "d", IsPost: true), TimeSpan.FromSeconds(20), Cancel));
    }

    /// <summary>Takes so many places one after the other, waiting as long as it is told.</summary>
    private static List<DateTimeOffset> Post(TenantRateLimit tenant, DateTimeOffset from, int count)
    {
        var sent = new List<DateTimeOffset>();
        while (sent.Count < count) sent.Add(Take(tenant, sent.Count == 0 ? from : sent[^1], isPost: true));
        return sent;
    }

    private static DateTimeOffset Take(TenantRateLimit tenant, DateTimeOffset now, bool isPost)
    {
        while (tenant.Take(now, isPost) is var wait && wait > TimeSpan.Zero) now += wait;
        return now;
    }

    private async Task<DateTimeOffset> Take(Passage passage)
    {
        Assert.True(await paces.Wait(passage, Long, Cancel));
        return clock.GetUtcNow();
    }

    private async Task<List<DateTimeOffset>> Finish(List<Task<DateTimeOffset>> waiting)
    {
        while (!waiting.TrueForAll(task => task.IsCompleted))
        {
            clock.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        return [.. (await Task.WhenAll(waiting)).Order()];
    }

    private static int MostIn(List<DateTimeOffset> sent, TimeSpan length)
    {
        var (most, from) = (0, 0);
        for (var to = 0; to < sent.Count; to++)
        {
            while (sent[to] - sent[from] >= length) from++;
            most = Math.Max(most, to - from + 1);
        }

        return most;
    }
}
