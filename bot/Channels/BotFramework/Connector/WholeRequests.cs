using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using OtgBot.Storage;

namespace OtgBot.Channels.BotFramework.Connector;

/// <summary>
/// Lets a request leave in one piece. <see cref="HttpClient"/> writes its head with as much of the body as fits into 4 KiB, and then the rest; a card is
/// rarely that small, and each write costs the kernel its way, over TLS a record of its own too, and wakes the other end once more for half of a request.
/// </summary>
/// <param name="inner">The connection.</param>
internal sealed class WholeRequests(Stream inner) : Stream
{
    /// <summary>What is longer goes as it comes: the way of the kernel is then the smaller part.</summary>
    private const int Longest = 32 * 1024;

    private PooledBuffer? held;

    /// <summary>How much of the request under way is still to come; 0 between requests.</summary>
    private long missing;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>For <see cref="SocketsHttpHandler.PlaintextStreamFilter"/>.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The handler disposes it with the connection.")]
    public static ValueTask<Stream> Of(SocketsHttpPlaintextStreamFilterContext connection, CancellationToken cancel) =>
        ValueTask.FromResult(connection.NegotiatedHttpVersion.Major == 1 ? new WholeRequests(connection.PlaintextStream) : connection.PlaintextStream);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var isFirst = missing == 0;
        missing = isFirst ? Missing(buffer.Span) : missing - buffer.Length;
        if (isFirst && missing is > 0 and <= Longest) held = new PooledBuffer(buffer.Length + (int)missing);
        if (held is null) return inner.WriteAsync(buffer, cancellationToken);
        held.Append(buffer.Span);
        return missing > 0 ? ValueTask.CompletedTask : WriteHeld(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Requests are sent by SendAsync.");

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The buffer is given back where all of it went, and only there: a connection that is given up may still be writing.</summary>
    private async ValueTask WriteHeld(CancellationToken cancel)
    {
        var whole = held!;
        held = null;
        await inner.WriteAsync(whole.Written, cancel);
        whole.Dispose();
    }

    /// <summary>How much of the body is not among the first that is written of a request, whose head always is; 0 too where its length is not said.</summary>
    private static long Missing(ReadOnlySpan<byte> first)
    {
        var end = first.IndexOf("\r\n\r\n"u8);
        if (end < 0) return 0;
        var name = "\r\nContent-Length: "u8;
        var at = first[..end].IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(first[(at + name.Length)..], out long length, out _) ? Math.Max(0, end + 4 + length - first.Length) : 0;
    }
}
