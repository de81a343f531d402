using System.Buffers;
using System.IO.Pipelines;

namespace OtgBot.Channels;

/// <summary>A body that has come. Its bytes are somebody else's as soon as it is disposed of.</summary>
/// <param name="bytes">All of it.</param>
/// <param name="reader">Set while they lie in the server's own buffer.</param>
/// <param name="free">Gives them back if they do not.</param>
internal readonly struct RequestBody(ReadOnlySequence<byte> bytes, PipeReader? reader, Action? free = null) : IDisposable
{
    public ReadOnlySequence<byte> Bytes => bytes;

    public void Dispose()
    {
        reader?.AdvanceTo(bytes.End);
        free?.Invoke();
    }
}

/// <summary>A piece of a body on its way. All are of one size, so that whichever is free serves whoever comes.</summary>
internal sealed class BodyBlock : ReadOnlySequenceSegment<byte>
{
    public const int Size = 8 * 1024;

    private readonly byte[] bytes = new byte[Size];

    /// <returns>How much of it there was room for.</returns>
    public int Append(ReadOnlySpan<byte> more)
    {
        var (start, length) = (Memory.Length, Math.Min(more.Length, Size - Memory.Length));
        more[..length].CopyTo(bytes.AsSpan(start));
        Memory = bytes.AsMemory(0, start + length);
        return length;
    }

    public BodyBlock After(BodyBlock last)
    {
        RunningIndex = last.RunningIndex + last.Memory.Length;
        last.Next = this;
        return this;
    }

    public BodyBlock Empty()
    {
        (Memory, Next, RunningIndex) = (default, null, 0);
        return this;
    }
}
