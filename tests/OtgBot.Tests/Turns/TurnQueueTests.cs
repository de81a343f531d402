using System.Collections.Concurrent;
using OtgBot.Features;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns;

public sealed class TurnQueueTests
{
    [Fact]
    public async Task Order_is_kept_within_a_conversation()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var kari = town.Person("Kari");
        var queue = town.Get<TurnQueue>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => queue.Enqueue(kari.Event(IncomingKind.Text) with { Text = $"note {n}" }, town.Channel)!));

        Assert.Equal(Enumerable.Range(0, 50).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), SlowFeature.Of(town).Notes);
    }

    [Fact]
    public async Task Conversations_run_in_parallel()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var queue = town.Get<TurnQueue>();

        // Each waits for the other: one after the other would never end.
        var first = queue.Enqueue(town.Person("Kari", channel: "one").Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;
        var second = queue.Enqueue(town.Person("Kari", channel: "two").Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;

        await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_full_queue_refuses_instead_of_growing()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var queue = new TurnQueue(town.Get<TurnPipeline>(), new TurnQueueOptions { MostWaiting = 3, MostWaitingInOneConversation = 2 }, town.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>(), town.Get<Microsoft.Extensions.Logging.ILogger<TurnQueue>>());
        var (one, two) = (town.Person("Kari", channel: "one"), town.Person("Kari", channel: "two"));

        var first = queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;
        var behind = queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "note 1" }, town.Channel)!;
        Assert.Null(queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "note 2" }, town.Channel));
        var other = queue.Enqueue(two.Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;
        await Task.WhenAll(first, behind, other);

        // Room again.
        await queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "note 3" }, town.Channel)!;
        Assert.Equal(["1", "3"], SlowFeature.Of(town).Notes);
    }

    [Fact]
    public async Task One_workspace_that_floods_leaves_room_for_the_others()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var queue = town.Get<TurnQueue>();
        var waiting = new List<Task<Turn>>();
        while (waiting.Count < 20_000 && queue.Enqueue(Meets(town, "loud", waiting.Count), town.Channel) is { } taken) waiting.Add(taken);

        var other = queue.Enqueue(Meets(town, "quiet", 0), town.Channel);

        Assert.NotNull(other);
        Assert.InRange(waiting.Count, 1_000, 5_000);
        SlowFeature.Of(town).LetGo();
        await Task.WhenAll(waiting.Append(other));

        // Room again, for the loud one too.
        await queue.Enqueue(Meets(town, "loud", 0), town.Channel)!;
    }

    private static Incoming Meets(Town town, string workspace, int number) => town.Person("Kari").Event(IncomingKind.Home) with
    {
        Address = new Address("test", workspace, $"chat-{number / 500}", ConversationKind.Personal),
    };

    [Fact]
    public async Task A_host_that_stops_waits_for_all_that_it_took()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var queue = town.Get<TurnQueue>();
        var (one, two) = (town.Person("Kari", channel: "one"), town.Person("Kari", channel: "two"));
        _ = queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;
        _ = queue.Enqueue(one.Event(IncomingKind.Text) with { Text = "note 1" }, town.Channel)!;

        var stopping = queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);

        _ = queue.Enqueue(two.Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;
        await stopping;
        Assert.Equal(["1"], SlowFeature.Of(town).Notes);
    }

    [Fact]
    public async Task A_host_that_may_wait_no_longer_stops_all_the_same()
    {
        await using var town = new Town([typeof(SlowFeature)]);
        var queue = town.Get<TurnQueue>();
        var first = queue.Enqueue(town.Person("Kari", channel: "one").Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!;

        await queue.StopAsync(new CancellationToken(canceled: true));
        Assert.False(first.IsCompleted);

        await Task.WhenAll(first, queue.Enqueue(town.Person("Kari", channel: "two").Event(IncomingKind.Text) with { Text = "meet" }, town.Channel)!);
    }

    private sealed class SlowFeature : IFeature
    {
        private readonly TaskCompletionSource bothThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int there;

        public ConcurrentQueue<string> Notes { get; } = new();

        public static SlowFeature Of(Town town) => (SlowFeature)town.Get<IFeature>();

        /// <summary>Lets those pass who look at their page and wait.</summary>
        public void LetGo() => bothThere.TrySetResult();

        public void Map(FeatureMap map)
        {
            map.Home(async _ =>
            {
                await bothThere.Task;
                return null;
            });
            map.Command(new Command("slow.note", new Text("noter", "noter", "note"), new Text("x", "x", "x"), async (turn, arguments) =>
            {
                // The earlier the number, the more often it lets others go first.
                for (var i = 0; i < 50 - (arguments.Number(0) ?? 0); i++) await Task.Yield();
                Notes.Enqueue(arguments.All);
                await turn.Reply("noted");
            }));
            map.Command(new Command("slow.meet", new Text("møt", "møt", "meet"), new Text("x", "x", "x"), async (turn, _) =>
            {
                if (Interlocked.Increment(ref there) == 2) bothThere.SetResult();
                await bothThere.Task;
                await turn.Reply("met");
            }));
        }
    }
}
