namespace Csms.Server.Files;

/// <summary>Bounds how many files are brought at the same time.</summary>
internal sealed class FileLimiter(StoredFileOptions options)
{
    private int _open;

    /// <summary>Takes a place until it is disposed.</summary>
    /// <exception cref="FileRefusedException">All are taken.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _open) <= options.MaxUploads)
            return new Place(this);
        Interlocked.Decrement(ref _open);
        throw FileRefusedException.Busy();
    }

    private sealed class Place(FileLimiter limiter) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limiter._open);
    }
}
