using System.Collections.Concurrent;
using Csms.Storage.Engine;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Csms.Storage;

/// <summary>
/// The database: opened once per process, written by one writer for all (see <c>docs/adr</c>, group commit), read by several connections. The only
/// type that may know one engine from the other.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Reads at the same time; more wait. SQLite reads are processor work, so more would not be faster.</summary>
    private const int MaxReaders = 8;

    /// <summary>Entries that nobody waits for, such as the timeline's; some hundred bytes each.</summary>
    private const int MaxPosted = 100_000;

    private const int PageSize = 8_192;

    private readonly SqliteFile _file;
    private readonly GroupWriter _writer;
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly SemaphoreSlim _readerSlots = new(MaxReaders);

    private Database(SqliteFile file, GroupWriter writer) => (_file, _writer) = (file, writer);

    /// <summary>Raised on the writer's thread after work was undone: whoever remembers what is in the tables must forget it.</summary>
    internal event Action? RolledBack
    {
        add => _writer.RolledBack += value;
        remove => _writer.RolledBack -= value;
    }

    /// <summary>Opens the database, creates it when it is not there, and brings its tables up to date.</summary>
    /// <exception cref="DatabaseUnusableException">It cannot be used; the message says why in one sentence.</exception>
    public static ValueTask<Database> OpenAsync(DatabaseOptions options, TimeProvider clock, ILoggerFactory logs, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (options.Provider != DatabaseProvider.Sqlite)
            throw new DatabaseUnusableException("Csms:Database:Provider PostgreSql is not supported yet; set it to Sqlite.");
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var file = SqliteFile.Claim(options.ConnectionString);
        try
        {
            var session = OpenMigrated(file, "full", PageSize, "", clock);
            return new(new Database(file, new GroupWriter(session, file.Path, logs.CreateLogger<Database>(), MaxPosted, linger: TimeSpan.Zero)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Runs a unit of work with whatever else waits and returns its result after the commit. A unit may run twice.</summary>
    /// <exception cref="DatabaseUnusableException">The database is full, damaged or gone; nothing of the unit was kept.</exception>
    internal ValueTask<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var unit = new Unit<T>(work);
        _writer.Add(unit);
        return unit.Task;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    internal ValueTask WriteAsync(Action<Session> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var unit = new PlainUnit(work);
        _writer.Add(unit);
        return unit.Done;
    }

    /// <summary>Like <see cref="WriteAsync{T}"/> for what nobody waits for; false when it had to be dropped.</summary>
    internal bool Post(Action<Session> work) => _writer.Post(new PostedUnit(work));

    /// <summary>Reads what is committed and, before that, waits until all that was posted so far is: who asks is shown what has happened.</summary>
    internal async ValueTask<T> ReadSettledAsync<T>(Func<Session, T> read, CancellationToken cancellation)
    {
        await WriteAsync(static _ => { }, cancellation);
        return await ReadAsync(read, cancellation);
    }

    /// <summary>Reads what is committed, on the caller's thread.</summary>
    internal async ValueTask<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation)
    {
        await _readerSlots.WaitAsync(cancellation);
        try
        {
            if (!_readers.TryTake(out var session))
                session = _file.OpenReader();
            try
            {
                return read(session);
            }
            catch (SqliteException fault) when (!SqliteFault.IsOurs(fault))
            {
                throw SqliteFault.Unusable(_file.Path, fault);
            }
            finally
            {
                _readers.Add(session);
            }
        }
        finally
        {
            _readerSlots.Release();
        }
    }

    /// <summary>Finishes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var session))
            session.Dispose();
        await _writer.DisposeAsync();
        _readerSlots.Dispose();
        _file.Dispose();
    }

    internal static Session OpenMigrated(SqliteFile file, string synchronous, int pageSize, string scripts, TimeProvider clock)
    {
        var session = file.OpenWriter(synchronous, pageSize);
        try
        {
            Migrations.Apply(session, file.Path, scripts, clock);
            return session;
        }
        catch (SqliteException fault)
        {
            session.Dispose();
            throw SqliteFault.Unusable(file.Path, fault);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
