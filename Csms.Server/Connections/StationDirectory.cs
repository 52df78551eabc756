using System.Collections.Concurrent;
using System.Net.WebSockets;
using Csms.Domain.Stations;

namespace Csms.Server.Connections;

/// <summary>
/// Who holds the socket of a station: the one place to ask. The newest socket of a station wins; with several nodes this type asks the others too.
/// </summary>
internal sealed class StationDirectory
{
    private readonly ConcurrentDictionary<string, StationSession> _sessions = new(StringComparer.Ordinal);
    private int _connected;

    /// <summary>Stations that are connected now.</summary>
    public int ConnectedCount => Volatile.Read(ref _connected);

    public IEnumerable<StationConnection> Connections =>
        Sessions.Select(session => session.Connection).OfType<StationConnection>();

    public IEnumerable<StationSession> Sessions => _sessions.Values;

    /// <summary>The station's session; made when the station is seen for the first time.</summary>
    public StationSession SessionOf(Station station) =>
        _sessions.GetOrAdd(station.Id, static (_, station) => new StationSession(station), station);

    public StationSession? FindSession(string stationId) => _sessions.GetValueOrDefault(stationId);

    public StationConnection? Find(string stationId) => FindSession(stationId)?.Connection;

    /// <summary>Makes a new socket the station's and closes the one it had. Returns the replaced one.</summary>
    public StationConnection? Attach(StationConnection connection)
    {
        var replaced = connection.Session.TakeOver(connection);
        if (replaced is null)
            Interlocked.Increment(ref _connected);
        else
            _ = replaced.CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.Replaced);
        return replaced;
    }

    /// <summary>Forgets an ended socket. False when a newer one had replaced it.</summary>
    public bool Detach(StationConnection connection)
    {
        if (!connection.Session.Release(connection))
            return false;
        Interlocked.Decrement(ref _connected);
        return true;
    }

    /// <summary>Forgets a removed station and closes its socket.</summary>
    public async Task RemoveAsync(string stationId)
    {
        if (_sessions.TryRemove(stationId, out var session) && session.Connection is { } connection)
            await connection.CloseAsync(WebSocketCloseStatus.PolicyViolation, ConnectionEnding.Removed);
    }
}
