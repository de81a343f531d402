using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Channels;

namespace OtgBot.Tests.Channels;

/// <summary>What of bodies on their way is held, and who goes if it is too much.</summary>
public sealed class RequestBodiesTests : IDisposable
{
    private const int Largest = 100_000;

    private readonly FakeTimeProvider clock = new();
    private readonly RequestBodies bodies;

    public RequestBodiesTests() => bodies = new RequestBodies(clock) { Most = 8 * BodyBlock.Size };

    public void Dispose() => bodies.Dispose();

    [Fact]
    public async Task What_has_come_before_it_is_asked_for_counts_as_what_comes_later()
    {
        var sender = new Pipe();
        await Send(sender, 'a', 3 * BodyBlock.Size);
        var reading = Read(sender);
        await Until(() => bodies.Held == 3 * BodyBlock.Size);
        await Send(sender, 'a', 100);
        await Until(() => bodies.Held == 4 * BodyBlock.Size);
        await sender.Writer.CompleteAsync();
        Assert.Equal(new string('a', (3 * BodyBlock.Size) + 100), await reading);
        Assert.Equal(0, bodies.Held);
    }

    [Fact]
    public async Task Who_needs_room_has_the_oldest_given_up_whose_room_is_free_at_once()
    {
        var senders = Enumerable.Range(0, 3).Select(_ => new Pipe()).ToArray();
        var readings = new Task<string>[3];
        for (var n = 0; n < 3; n++)
        {
            readings[n] = Read(senders[n]);
            await Send(senders[n], (char)('a' + n), 3 * BodyBlock.Size);
            if (n < 2) await Until(() => bodies.Held == (n + 1) * 3 * BodyBlock.Size);
        }

        Assert.Equal("408", await readings[0]);
        await Until(() => bodies.Held == 6 * BodyBlock.Size);
        await senders[1].Writer.CompleteAsync();
        await senders[2].Writer.CompleteAsync();
        Assert.Equal((new string('b', 3 * BodyBlock.Size), new string('c', 3 * BodyBlock.Size)), (await readings[1], await readings[2]));
        Assert.Equal(0, bodies.Held);
    }

    [Fact]
    public async Task Who_sends_nothing_holds_a_block_and_goes_when_it_is_needed()
    {
        var readings = Enumerable.Range(0, 9).Select(_ => Read(new Pipe())).ToArray();
        Assert.Equal("408", await readings[0]);
        Assert.Equal(bodies.Most, bodies.Held);
        clock.Advance(RequestBodies.Patience);
        foreach (var reading in readings) Assert.Equal("408", await reading);
        Assert.Equal(0, bodies.Held);
    }

    [Fact]
    public async Task Who_alone_wants_more_than_there_is_goes_too()
    {
        var sender = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await Send(sender, 'a', 9 * BodyBlock.Size);
        Assert.Equal("408", await Read(sender));
        Assert.Equal(0, bodies.Held);
    }

    [Fact]
    public async Task Too_long_is_413_whether_it_says_so_or_only_comes()
    {
        using var roomy = new RequestBodies(clock);
        var sender = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await Send(sender, 'a', Largest);
        var reading = Read(sender, of: roomy);
        await Send(sender, 'a', 1);
        Assert.Equal("413", await reading);
        Assert.Equal("413", await Read(new Pipe(), length: Largest + 1, of: roomy));
        Assert.Equal(0, roomy.Held);
    }

    /// <summary>Blocks go from hand to hand: nobody may ever read a piece of somebody else's.</summary>
    [Fact]
    public async Task However_they_come_together_each_body_is_its_own_and_never_is_more_held()
    {
        var most = 0L;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(async () =>
        {
            var (sender, random, letter) = (new Pipe(), new Random(n), (char)('A' + n));
            var reading = Read(sender);
            var length = 0;
            for (var piece = 0; piece < 20 && !reading.IsCompleted; piece++)
            {
                var more = random.Next(1, 3_000);
                await Send(sender, letter, more);
                length += more;
                InterlockedMax(ref most, bodies.Held);
                await Task.Yield();
            }

            await sender.Writer.CompleteAsync();
            var read = await reading;
            Assert.True(read == "408" || read == new string(letter, length), $"{letter}: {read.Length} of {length}");
            return read == "408";
        })));
        Assert.Contains(false, outcomes);
        Assert.InRange(most, BodyBlock.Size, bodies.Most);
        Assert.Equal(0, bodies.Held);
    }

    /// <returns>The body as text, or the status that was there instead.</returns>
    private async Task<string> Read(Pipe sender, long? length = null, RequestBodies? of = null)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IRequestBodyPipeFeature>(new Sent(sender.Reader));
        context.Request.ContentLength = length;
        var (status, body) = await (of ?? bodies).Read(context.Request, Largest, TestContext.Current.CancellationToken);
        if (status != 200)
        {
            await sender.Reader.CompleteAsync();
            return status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        using (body) return Encoding.ASCII.GetString(body.Bytes);
    }

    private static async Task Send(Pipe sender, char letter, int length) =>
        await sender.Writer.WriteAsync(Enumerable.Repeat((byte)letter, length).ToArray(), TestContext.Current.CancellationToken);

    private Task Until(Func<bool> isSo) => Kit.Slack.SlackTown.Until(isSo, () => $"{bodies.Held} bytes are held.");

    private static void InterlockedMax(ref long most, long now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
        {
            if (Interlocked.CompareExchange(ref most, now, seen) == seen) return;
        }
    }

    private sealed class Sent(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }
}
