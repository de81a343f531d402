using System.Text;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Delivery;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Prompts.Delivery;

/// <summary>What is said of prompts on their way is read as it was said, by whichever host looks after it.</summary>
public sealed class OutboxTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly WatchedTown watched = new(typeof(PromptsFeature));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_said_in_the_same_moment_is_read_as_it_was_said()
    {
        var goes = Posting.Claimed("host1", Nine);
        Posting[] said =
        [
            goes,
            goes.Sent("m1", Nine),
            goes.Sent(null, Nine),
            goes.Failed("503", Nine),
            goes.InDoubt("no answer in time", Nine),
            Posting.Claimed("host2", Nine).Sent("m2", Nine),
            Posting.Skipped("the bot was removed", Nine),
        ];
        var outbox = new Outbox(watched.Store);

        await Task.WhenAll(said.Select((posting, n) => outbox.Say(new OutboxPlace("outbox|0", $"claim{n}"), posting)));

        var read = (await outbox.Said(Cancel)).SelectMany(row => row.All).ToDictionary(word => word.Claim, word => word.Posting);
        Assert.Equal(said, Enumerable.Range(0, said.Length).Select(n => read[$"claim{n}"]));
    }

    [Fact]
    public void What_is_said_together_counts_from_the_last_of_it()
    {
        var words = WordsDocument.Of([new Word("claim0", Posting.Claimed("host1", Nine)), new Word("claim1", Posting.Claimed("host1", Nine.AddMilliseconds(3)))]);

        Assert.Equal([Nine.AddMilliseconds(3), Nine.AddMilliseconds(3)], words.Words.Select(word => word.Posting.At));
    }

    [Fact]
    public async Task A_row_of_a_host_from_before_the_update_is_read()
    {
        const string row = """{"all":[{"claim":"claim0","posting":{"state":"Sent","at":"2026-11-23T08:00:00+00:00","host":"host1","messageId":"m1"}}],"v":1}""";
        await watched.Store.Insert(new Key("outbox", "claim0|0"), Encoding.UTF8.GetBytes(row), Cancel);

        var word = Assert.Single(Assert.Single(await new Outbox(watched.Store).Said(Cancel)).All);
        Assert.Equal(new Word("claim0", Posting.Claimed("host1", Nine).Sent("m1", Nine)), word);
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();
}
