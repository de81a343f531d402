using System.Buffers;

namespace OtgBot.Storage;

/// <summary>A borrowed array that grows while JSON is written into it, and is given back when the store has taken the bytes.</summary>
/// <param name="room">About as much as will be written.</param>
internal sealed class PooledBuffer(int room = 1024) : IBufferWriter<byte>, IDisposable
{
    /// <summary>
    /// For what is held while somebody else is waited for, of which there may be many hundreds at once: the shared pool keeps fewer than a
    /// hundred of a size and drops the rest.
    /// </summary>
    public static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(maxArrayLength: 1 << 20, maxArraysPerBucket: 1_024);

    private byte[] array = Pool.Rent(room);
    private int length;

    public ReadOnlyMemory<byte> Written => array.AsMemory(0, length);

    public void Advance(int count) => length += count;

    /// <summary>Takes back the last bytes.</summary>
    public void Shorten(int count) => length -= count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        length += bytes.Length;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return array.AsSpan(length);
    }

    public void Dispose()
    {
        var borrowed = array;
        array = [];
        length = 0;
        if (borrowed.Length > 0) Pool.Return(borrowed);
    }

    private void Grow(int sizeHint)
    {
        var needed = length + Math.Max(sizeHint, 1);
        if (needed <= array.Length) return;

        var bigger = Pool.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, length).CopyTo(bigger);
        Pool.Return(array);
        array = bigger;
    }
}
