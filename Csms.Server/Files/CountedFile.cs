namespace Csms.Server.Files;

/// <summary>A file that is read by somebody whose progress is wanted.</summary>
internal sealed class CountedFile(FileStream file, Action<long> served) : Stream
{
    // How often progress is told.
    private const long Step = 4L * 1024 * 1024;

    private long _untold;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await file.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(file.Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Tell();
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _untold += read;
        // The last read tells at once: whoever was served everything is shown so, even before the connection is closed.
        if (_untold >= Step || file.Position == file.Length)
            Tell();
        return read;
    }

    private void Tell()
    {
        if (_untold > 0)
            served(_untold);
        _untold = 0;
    }
}
