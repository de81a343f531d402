using System.Buffers;

namespace OtgBot.Storage;

/// <summary>A borrowed array that grows while JSON is written into it, and is given back when the store has taken the bytes.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] array = ArrayPool<byte>.Shared.Rent(1024);
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
        if (borrowed.Length > 0) ArrayPool<byte>.Shared.Return(borrowed);
    }

    private void Grow(int sizeHint)
    {
        var needed = length + Math.Max(sizeHint, 1);
        if (needed <= array.Length) return;

        var bigger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, array.Length * 2));
        array.AsSpan(0, length).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(array);
        array = bigger;
    }
}
