using Microsoft.Extensions.Logging;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scheduling;

/// <summary>One row for each post: who inserts it sends, and it says what became of it.</summary>
public sealed class PostOnceTests : IAsyncDisposable
{
    private readonly Town town = new([typeof(PromptsFeature)]);
    private int sends;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    [Fact]
    public async Task Of_many_that_come_at_once_one_sends()
    {
        var community = await Community();
        await using var other = town.SecondHost();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? town : other).Get<PostOnce>().Post(Once(community), Cancel)));

        Assert.Single(town.Channel.Messages);
        Assert.Equal((PostingState.Sent, "m1"), Said(await Row(community)));
    }

    [Theory]
    [InlineData(nameof(SendOutcome.Sent), "Sent", false)]
    [InlineData(nameof(SendOutcome.Refused), "Failed", true)]
    [InlineData(nameof(SendOutcome.InDoubt), "InDoubt", false)]
    [InlineData(nameof(SendOutcome.Gone), "Skipped", false)]
    public async Task What_became_of_it_decides_whether_it_is_tried_again(string outcome, string state, bool again)
    {
        var community = await Community();
        town.Channel.Answer = _ => new SendResult(Enum.Parse<SendOutcome>(outcome), Reason: "the reason");
        var posting = await town.Get<PostOnce>().Post(Once(community), Cancel);
        Assert.Equal((state, again), (posting?.State.ToString(), PostOnce.Again(posting) is not null));

        await town.Get<PostOnce>().Post(Once(community), Cancel);
        Assert.Equal(1, sends);
        town.Clock.Advance(PostOnce.UntilNextTry);
        await town.Get<PostOnce>().Post(Once(community), Cancel);
        Assert.Equal(again ? 2 : 1, sends);
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_not_sent_and_leaves_nothing()
    {
        var community = await Community();

        Assert.Null(await town.Get<PostOnce>().Post(Once(community) with { IsWanted = () => ValueTask.FromResult(false) }, Cancel));

        Assert.Null(await Row(community));
        Assert.Empty(town.Channel.Messages);
        Assert.Equal(PostingState.Sent, (await town.Get<PostOnce>().Post(Once(community), Cancel))?.State);
    }

    [Theory]
    [InlineData(true, true, "Sent", 1)]
    [InlineData(true, false, "Sent", 1)]
    [InlineData(false, true, "InDoubt", 1)]
    [InlineData(false, false, "InDoubt", 0)]
    public async Task A_claim_that_lost_its_host_is_settled_by_what_stands_where_the_platform_can_be_asked_and_else_left_in_doubt(bool canBeAsked, bool stands, string state, int messages)
    {
        var community = await Community();
        town.Channel.KnowsKeys = canBeAsked;
        await town.Store.Insert(KeyOf(community), new LedgerRow { Posting = Posting.Claimed("dead", Now) }, Ledger.Type, Cancel);
        if (stands) await town.Channel.Send(new Outgoing(community.Address, Language.Nb) { Text = "hei", Key = "the post" }, Cancel);

        town.Clock.Advance(Posting.Lease);
        Assert.Equal(PostingState.Claimed, (await town.Get<PostOnce>().Post(Once(community), Cancel))?.State);
        for (var tries = 0; tries < 3; tries++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(6));
            await town.Get<PostOnce>().Post(Once(community), Cancel);
        }

        Assert.Equal(state, (await Row(community))?.State.ToString());
        Assert.Equal(messages, town.Channel.Messages.Count);
        Assert.Equal(state == "InDoubt", town.Log.Lines.Any(line => line.Level == LogLevel.Warning && line.Text.Contains("is in doubt: claimed by dead", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_hosts_that_take_over_at_once_one_settles_it()
    {
        var community = await Community();
        await using var other = town.SecondHost();
        await town.Store.Insert(KeyOf(community), new LedgerRow { Posting = Posting.Claimed("dead", Now) }, Ledger.Type, Cancel);
        town.Clock.Advance(TimeSpan.FromMinutes(4));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? town : other).Get<PostOnce>().Post(Once(community), Cancel)));

        Assert.Single(town.Log.Lines.Concat(other.Log.Lines), line => line.Text.Contains("in doubt", StringComparison.Ordinal));
        Assert.Empty(town.Channel.Messages);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    private static Key KeyOf(Community community) => Ledger.KeyOf(community.Address.Partition, "2026-11-23", "test");

    private static (PostingState?, string?) Said(Posting? posting) => (posting?.State, posting?.MessageId);

    private async Task<Community> Community()
    {
        var place = await town.Install(town.Person("Kari"));
        return (await town.Get<Communities>().Get(place.Partition, Cancel))!;
    }

    private async Task<Posting?> Row(Community community) => (await town.Store.Get(KeyOf(community), Ledger.Type, Cancel))?.Value.Posting;

    private Once<LedgerRow> Once(Community community) => new(KeyOf(community), Ledger.Type, community, "The test")
    {
        Row = () => ValueTask.FromResult(Ledger.Empty),
        Send = (_, isWanted, cancel) =>
        {
            Interlocked.Increment(ref sends);
            return town.Get<Communities>().Post(community, new Outgoing(community.Address, Language.Nb) { Text = "hei", Key = "the post", IsWanted = isWanted }, cancel);
        },
        Name = "the post",
    };
}
