using System.Buffers;

namespace Csms.Server.Connections;

/// <summary>Bytes in an array of a pool; grows as it is written, gives the array back when disposed.</summary>
internal sealed class PooledBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    // The shared pool keeps few arrays of a size; here every station has one, and a commit sets hundreds free at once.
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(maxArrayLength: 64 * 1024, maxArraysPerBucket: 4 * 1024);

    private byte[] _array = Pool.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, Length);

    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _array.AsSpan(Length);
    }

    public void Dispose()
    {
        var array = _array;
        _array = [];
        Length = 0;
        if (array.Length > 0)
            Pool.Return(array);
    }

    private void MakeRoom(int sizeHint)
    {
        var wanted = Length + Math.Max(sizeHint, 1);
        if (wanted <= _array.Length)
            return;
        var larger = Pool.Rent(Math.Max(wanted, _array.Length * 2));
        WrittenSpan.CopyTo(larger);
        Pool.Return(_array);
        _array = larger;
    }
}
