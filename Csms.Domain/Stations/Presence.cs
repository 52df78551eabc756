using System.Collections.Concurrent;
using Csms.Storage;
using Csms.Storage.Stations;

namespace Csms.Domain.Stations;

/// <summary>When each station was last heard of: in memory, and in the database every five minutes.</summary>
internal sealed class Presence : IAsyncDisposable
{
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromMinutes(5);

    /// <summary>Rows updated in one unit, so that nobody waits long behind a flush of thousands.</summary>
    private const int Chunk = 500;

    private const long Resolution = 1_000;

    private readonly ConcurrentDictionary<long, long> _seen = [];
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly PeriodicFlush _flush;
    private long _flushedAt;

    public Presence(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        _flush = new PeriodicFlush(FlushPeriod, clock, FlushAsync);
    }

    public void Seen(long station)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!_seen.TryGetValue(station, out var before) || now - before >= Resolution)
            _seen[station] = now;
    }

    public long? LastSeen(long station) => _seen.TryGetValue(station, out var at) ? at : null;

    public ValueTask DisposeAsync() => _flush.DisposeAsync();

    private async ValueTask FlushAsync()
    {
        var since = _flushedAt;
        _flushedAt = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var chunk in _seen.Where(seen => seen.Value >= since).Chunk(Chunk))
        {
            await _database.WriteAsync(
                session =>
                {
                    foreach (var (station, at) in chunk)
                        StationRows.Seen(session, station, at);
                },
                CancellationToken.None);
        }
    }
}
