using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtgBot.Turns;

namespace OtgBot.Channels;

/// <summary>
/// Reads what is posted to the bot. A body that is there when it is asked for costs nothing; of those still on their way no more is held in all
/// than <see cref="Most"/>: what is more makes room by giving up the one that has taken longest, and so does whoever takes longer than <see cref="Patience"/>.
/// A stranger who sends slowly, by however many connections, then takes neither the memory nor the place of somebody who sends as servers do.
/// </summary>
internal sealed class RequestBodies : IDisposable
{
    /// <summary>Slack waits three seconds for its answer and Bot Service fifteen, their sending included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>What a body on its way counts for at least: it holds a connection's buffers too.</summary>
    private const int Least = 8 * 1024;

    private readonly Lock guard = new();
    private readonly LinkedList<Slow> slow = [];
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private long held;

    public RequestBodies(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => GiveUpOld(), null, Round, Round);
    }

    /// <summary>How many bytes of bodies on their way are held, as they are counted.</summary>
    public long Held => Interlocked.Read(ref held);

    /// <summary>The most that may be held.</summary>
    public long Most { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// All of a body, or the status that says why not; after any but 200 the connection is of no more use. Whoever gets a body advances the
    /// reader when done with it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="largest">In bytes.</param>
    /// <param name="cancel">Ends the call.</param>
    public ValueTask<(int Status, ReadResult Body)> Read(HttpRequest request, int largest, CancellationToken cancel)
    {
        if (request.ContentLength > largest) return Refused(StatusCodes.Status413PayloadTooLarge);
        var reader = request.BodyReader;
        if (!reader.TryRead(out var read)) return ReadSlowly(reader, largest, cancel);
        if (read.Buffer.Length > largest) return Refused(StatusCodes.Status413PayloadTooLarge, reader, read);
        if (read.IsCompleted) return ValueTask.FromResult((StatusCodes.Status200OK, read));
        reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return ReadSlowly(reader, largest, cancel);
    }

    public void Dispose() => timer.Dispose();

    private async ValueTask<(int Status, ReadResult Body)> ReadSlowly(PipeReader reader, int largest, CancellationToken cancel)
    {
        var one = new Slow(reader, clock.GetTimestamp());
        lock (guard) slow.AddLast(one.Place);
        try
        {
            while (true)
            {
                // Before each wait: what is held so far counts, and may be too much.
                Count(one);
                var read = await reader.ReadAsync(cancel);
                if (read.IsCanceled) return await Refused(StatusCodes.Status408RequestTimeout, reader, read);
                if (read.Buffer.Length > largest) return await Refused(StatusCodes.Status413PayloadTooLarge, reader, read);

                // Given up at the very moment it was whole: the reader may still be told so, and then nobody else must use it.
                if (read.IsCompleted) return Leave(one) ? (StatusCodes.Status200OK, read) : await Refused(StatusCodes.Status408RequestTimeout, reader, read);
                one.Length = read.Buffer.Length;
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        finally
        {
            Leave(one);
        }
    }

    private void Count(Slow one)
    {
        lock (guard)
        {
            if (one.Place.List is null) return;
            held += Math.Max(Least, one.Length) - one.Counted;
            one.Counted = Math.Max(Least, one.Length);
            while (held > Most && slow.First is { } oldest) GiveUp(oldest.Value);
        }
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

    /// <returns>False if it was given up before.</returns>
    private bool Leave(Slow one)
    {
        lock (guard)
        {
            if (one.Place.List is null) return false;
            slow.Remove(one.Place);
            held -= one.Counted;
            return true;
        }
    }

    private static ValueTask<(int Status, ReadResult Body)> Refused(int status, PipeReader? reader = null, ReadResult read = default)
    {
        reader?.AdvanceTo(read.Buffer.End);
        return ValueTask.FromResult((status, default(ReadResult)));
    }

    private sealed class Slow
    {
        public Slow(PipeReader reader, long since) => (Reader, Since, Place) = (reader, since, new LinkedListNode<Slow>(this));

        public PipeReader Reader { get; }

        public long Since { get; }

        public LinkedListNode<Slow> Place { get; }

        public long Length { get; set; }

        public long Counted { get; set; }
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
