using Microsoft.Extensions.Logging;

namespace Csms.Storage;

/// <summary>The database: opened once per process, read and written through sessions.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Opens the database, creates it when it is not there, and brings its tables up to date.</summary>
    /// <exception cref="DatabaseUnusableException">It cannot be used; the message says why in one sentence.</exception>
    public static ValueTask<Database> OpenAsync(DatabaseOptions options, TimeProvider clock, ILoggerFactory logs, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Finishes what waits, then closes.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
