using System.Buffers;
using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtgBot.Turns;

namespace OtgBot.Channels;

/// <summary>
/// Reads what is posted to the bot. A body that is there when it is asked for costs nothing. Those still on their way share blocks of
/// <see cref="Most"/> bytes in all. If somebody needs a block and none is free, the body that has taken longest is given up: its blocks
/// are free at once, before its connection has ended. Whoever takes longer than <see cref="Patience"/> is given up too. A stranger who
/// sends slowly, by however many connections, then takes neither the memory nor the place of somebody who sends as servers do.
/// </summary>
internal sealed class RequestBodies : IDisposable
{
    /// <summary>Slack waits three seconds for its answer and Bot Service fifteen, their sending included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private readonly Lock guard = new();
    private readonly LinkedList<Slow> slow = [];
    private readonly Stack<BodyBlock> free = [];
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private int taken;

    public RequestBodies(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => GiveUpOld(), null, Round, Round);
    }

    /// <summary>How many bytes the blocks of bodies on their way take; each has at least one, since it holds a connection too.</summary>
    public long Held
    {
        get
        {
            lock (guard) return (long)taken * BodyBlock.Size;
        }
    }

    /// <summary>The most that may be held. So much is kept when it was needed once.</summary>
    public long Most { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// All of a body, to be disposed of when done with; or the status that says why not, and then the connection is of no more use.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="largest">In bytes.</param>
    /// <param name="cancel">Ends the call.</param>
    public ValueTask<(int Status, RequestBody Body)> Read(HttpRequest request, int largest, CancellationToken cancel)
    {
        if (request.ContentLength > largest) return ValueTask.FromResult(Refused(StatusCodes.Status413PayloadTooLarge));
        var reader = request.BodyReader;
        if (!reader.TryRead(out var read)) return ReadSlowly(reader, largest, cancel);
        if (read.IsCompleted && read.Buffer.Length <= largest)
        {
            return ValueTask.FromResult((StatusCodes.Status200OK, new RequestBody(read.Buffer, reader)));
        }

        // Not looked at yet: what has come comes again, and is counted with the rest.
        reader.AdvanceTo(read.Buffer.Start);
        return ReadSlowly(reader, largest, cancel);
    }

    public void Dispose() => timer.Dispose();

    private async ValueTask<(int Status, RequestBody Body)> ReadSlowly(PipeReader reader, int largest, CancellationToken cancel)
    {
        var one = new Slow(reader, clock.GetTimestamp());
        if (!Enter(one)) return Refused(StatusCodes.Status408RequestTimeout);
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancel);
                var isTooLarge = !read.IsCanceled && one.Length + read.Buffer.Length > largest;
                var isKept = !read.IsCanceled && !isTooLarge && Keep(one, read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                if (isTooLarge) return Refused(StatusCodes.Status413PayloadTooLarge);
                if (!isKept) return Refused(StatusCodes.Status408RequestTimeout);

                // Given up at the very moment it was whole: its blocks are somebody else's.
                if (!read.IsCompleted) continue;
                return Finish(one) is { } body ? (StatusCodes.Status200OK, body) : Refused(StatusCodes.Status408RequestTimeout);
            }
        }
        finally
        {
            Leave(one);
        }
    }

    private bool Enter(Slow one)
    {
        lock (guard)
        {
            if (Take() is not { } block) return false;
            one.Blocks.Add(block);
            slow.AddLast(one.Place);
            return true;
        }
    }

    /// <returns>False if it was given up: before, or to make room for itself.</returns>
    private bool Keep(Slow one, ReadOnlySequence<byte> came)
    {
        lock (guard)
        {
            foreach (var piece in came)
            {
                for (var rest = piece.Span; !rest.IsEmpty;)
                {
                    if (one.Place.List is null) return false;
                    var copied = one.Blocks[^1].Append(rest);
                    one.Length += copied;
                    rest = rest[copied..];
                    if (rest.IsEmpty) break;
                    if (Take() is not { } block) return false;
                    if (one.Place.List is null) Free(block);
                    else one.Blocks.Add(block.After(one.Blocks[^1]));
                }
            }

            return one.Place.List is not null;
        }
    }

    /// <returns>The body, whose blocks are free when it is disposed of; null if it was given up before.</returns>
    private RequestBody? Finish(Slow one)
    {
        lock (guard)
        {
            if (one.Place.List is null) return null;
            slow.Remove(one.Place);
            return new RequestBody(new(one.Blocks[0], 0, one.Blocks[^1], one.Blocks[^1].Memory.Length), reader: null, () => Free(one));
        }
    }

    /// <returns>An empty block; null only if all are held by bodies that are just being looked at.</returns>
    private BodyBlock? Take()
    {
        while ((taken + 1L) * BodyBlock.Size > Most)
        {
            if (slow.First is not { } oldest) return null;
            GiveUp(oldest.Value);
        }

        taken++;
        return free.TryPop(out var block) ? block : new BodyBlock();
    }

    private void GiveUpOld()
    {
        lock (guard)
        {
            while (slow.First is { } oldest && clock.GetElapsedTime(oldest.Value.Since) >= Patience) GiveUp(oldest.Value);
        }
    }

    private void GiveUp(Slow one)
    {
        Leave(one);
        one.Reader.CancelPendingRead();
    }

    private void Leave(Slow one)
    {
        lock (guard)
        {
            if (one.Place.List is null) return;
            slow.Remove(one.Place);
            Free(one);
        }
    }

    private void Free(Slow one)
    {
        lock (guard)
        {
            foreach (var block in one.Blocks) Free(block);
            one.Blocks.Clear();
        }
    }

    private void Free(BodyBlock block)
    {
        taken--;
        free.Push(block.Empty());
    }

    private static (int Status, RequestBody Body) Refused(int status) => (status, default);

    private sealed class Slow
    {
        public Slow(PipeReader reader, long since) => (Reader, Since, Place) = (reader, since, new LinkedListNode<Slow>(this));

        public PipeReader Reader { get; }

        public long Since { get; }

        public LinkedListNode<Slow> Place { get; }

        public List<BodyBlock> Blocks { get; } = [];

        public long Length { get; set; }
    }
}

internal static class RequestBodiesSetup
{
    /// <summary>One for all endpoints of the host. Safe to repeat.</summary>
    public static IServiceCollection AddRequestBodies(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new RequestBodies(MovableClock.Without(provider.GetRequiredService<TimeProvider>())));
        return services;
    }
}
