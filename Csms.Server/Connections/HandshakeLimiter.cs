using System.Collections.Concurrent;

namespace Csms.Server.Connections;

/// <summary>Counts handshakes and open sockets, and says who has to wait. Counts are kept for a window and then forgotten.</summary>
internal sealed class HandshakeLimiter(ConnectionOptions options, TimeProvider time)
{
    private static readonly TimeSpan StationWindow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(1);

    private readonly WindowedCounter _handshakes = new(StationWindow, time);
    private readonly WindowedCounter _failures = new(AddressWindow, time);
    private readonly ConcurrentDictionary<string, int> _openByAddress = new(StringComparer.Ordinal);
    private int _open;

    /// <summary>How long the station has to wait and why; null when it may come in.</summary>
    public (TimeSpan RetryAfter, string Reason)? Check(string stationId, string address)
    {
        if (_failures.Count(address) >= options.MaxFailedLoginsPerAddress)
            return (AddressWindow, $"More than {options.MaxFailedLoginsPerAddress} refused credentials from this address within a minute.");
        if (_handshakes.Add(stationId) > options.MaxHandshakesPerStation)
            return (StationWindow, $"More than {options.MaxHandshakesPerStation} handshakes of this station within ten seconds.");
        if (Volatile.Read(ref _open) >= options.MaxConnections)
            return (StationWindow, $"{options.MaxConnections} stations are connected; this server takes no more.");
        if (_openByAddress.GetValueOrDefault(address) >= options.MaxConnectionsPerAddress)
            return (StationWindow, $"{options.MaxConnectionsPerAddress} stations are connected from this address; the server takes no more.");
        return null;
    }

    public void LoginFailed(string address) => _failures.Add(address);

    public void Opened(string address)
    {
        Interlocked.Increment(ref _open);
        _openByAddress.AddOrUpdate(address, 1, static (_, count) => count + 1);
    }

    public void Closed(string address)
    {
        Interlocked.Decrement(ref _open);
        _openByAddress.AddOrUpdate(address, 0, static (_, count) => count - 1);
        _openByAddress.TryRemove(KeyValuePair.Create(address, 0));
    }
}
