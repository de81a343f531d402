using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Answers;

/// <summary>What is tried when a channel does not take an answer: another shape, another place, and then no more.</summary>
public sealed class AnsweringTests : IDisposable
{
    private static readonly Address Thread = new("test", "t", "team", ConversationKind.Channel) { Thread = "1" };
    private static readonly Address Chat = new("test", "t", "chat", ConversationKind.Personal);
    private static readonly Person Kari = new("kari", "Kari");

    private readonly Mock<IChannel> channel = new();
    private readonly WaitingAnswers notes = new(Mock.Of<IStore>(), () => "id", new FakeTimeProvider(), [], NullLogger<WaitingAnswers>.Instance);
    private readonly LateAnswers late;
    private readonly PassingLines passing = new(new FakeTimeProvider(), NullLogger<PassingLines>.Instance);
    private readonly List<Outgoing> sent = [];

    public AnsweringTests() => late = new LateAnswers(new FakeTimeProvider(), notes, NullLogger<LateAnswers>.Instance);

    private static Card Words => new() { Summary = "Hei", Language = "nb", Body = [new TextBlock("Hei")] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_answers_something_that_is_gone_goes_without_it_and_then_without_the_thread()
    {
        Answers(Refused(Remedy.WithoutReference), Refused(Remedy.WithoutReference), SendResult.Sent("m1"));

        Assert.Equal("m1", (await Send()).MessageId);
        Assert.Equal([("m0", "1"), (null, "1"), (null, null)], sent.Select(message => (message.ReplyTo, message.To.Thread)));
    }

    [Fact]
    public async Task A_card_that_is_too_big_goes_as_words()
    {
        Answers(Refused(Remedy.Shorter), SendResult.Sent("m1"));

        Assert.Equal("m1", (await Send()).MessageId);
        Assert.Equal([false, true], sent.Select(message => message.Card is null));
        Assert.Contains("Hei", sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_place_does_not_take_reaches_the_asker_in_their_own_chat_with_a_word_about_why()
    {
        channel.Setup(one => one.OpenChat(Thread, Kari, Cancel)).ReturnsAsync(Chat);
        Answers(Refused(), SendResult.Sent("m1"), SendResult.Sent("m2"));

        var result = await Send();

        Assert.Equal((SendOutcome.InDoubt, "told in their own chat: 403"), (result.Outcome, result.Reason));
        Assert.Equal([("team", false), ("chat", true), ("chat", false)], sent.Select(message => (message.To.Conversation, message.Card is null)));
    }

    [Fact]
    public async Task Where_no_chat_opens_nothing_more_is_tried()
    {
        Answers(Refused());

        Assert.Equal(SendOutcome.Refused, (await Send()).Outcome);
        Assert.Single(sent);
    }

    public void Dispose()
    {
        late.Dispose();
        notes.Dispose();
        passing.Dispose();
    }

    private ValueTask<SendResult> Send() => new Answering(late, passing, NullLogger<Answering>.Instance).Send(channel.Object, Message(), Cancel);

    private static Outgoing Message() => new(Thread, Language.Nb) { Card = Words, ReplyTo = "m0", Asker = Kari };

    private static SendResult Refused(Remedy remedy = Remedy.None) => new(SendOutcome.Refused, Reason: "403") { Remedy = remedy };

    /// <summary>What the platform says, send by send.</summary>
    private void Answers(params SendResult[] results)
    {
        var next = new Queue<SendResult>(results);
        channel.Setup(one => one.Send(Capture.In(sent), Cancel)).ReturnsAsync(() => next.Dequeue());
    }
}
