using System.Collections.Concurrent;

namespace Csms.Server.Connections;

/// <summary>
/// What is remembered of something for as long as its station keeps its socket; over the next socket it is as if nothing had been. A station that was asked in
/// vain is asked again when it is back, and not before.
/// </summary>
internal sealed class SocketMemory<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (StationConnection Socket, TValue Value)> _kept = new();

    /// <summary>What was kept over this socket; the type's default when nothing was.</summary>
    public TValue? Find(TKey key, StationConnection socket) => _kept.TryGetValue(key, out var kept) && kept.Socket == socket ? kept.Value : default;

    public void Keep(TKey key, StationConnection socket, TValue value) => _kept[key] = (socket, value);

    /// <summary>Forgets what was kept over sockets that have ended, and what is settled.</summary>
    public void Tidy(Func<TKey, bool> isOpen)
    {
        foreach (var (key, kept) in _kept)
        {
            if (kept.Socket.Session.Connection != kept.Socket || !isOpen(key))
                _kept.TryRemove(key, out _);
        }
    }
}
