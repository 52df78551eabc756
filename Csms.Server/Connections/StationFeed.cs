using Csms.Storage.Messages;

namespace Csms.Server.Connections;

/// <summary>What happens between single stations and us, as it happens, for whoever follows one of them. Costs nothing while nobody does.</summary>
internal sealed class StationFeed
{
    private readonly Lock _gate = new();
    private volatile Follower[] _followers = [];

    /// <summary>Hears everything of one station until it is disposed of. Called by whoever it happens to, who waits for it: it must be quick.</summary>
    public IDisposable Follow(string stationId, Action<Heard> hear)
    {
        var follower = new Follower(this, stationId, hear);
        lock (_gate)
            _followers = [.. _followers, follower];
        return follower;
    }

    /// <summary>Whether anybody follows the station; lets a caller skip making what would be told.</summary>
    public bool IsFollowed(string stationId)
    {
        foreach (var follower in _followers)
        {
            if (follower.StationId == stationId)
                return true;
        }
        return false;
    }

    /// <param name="message">As the message log keeps it, without secrets.</param>
    public void Exchanged(string stationId, LoggedMessage message) => Tell(stationId, new Heard(message, null, null));

    public void Connected(string stationId, bool isConnected, string words) => Tell(stationId, new Heard(null, isConnected, words));

    private void Tell(string stationId, Heard heard)
    {
        foreach (var follower in _followers)
        {
            if (follower.StationId == stationId)
                follower.Hear(heard);
        }
    }

    private void Leave(Follower follower)
    {
        lock (_gate)
            _followers = [.. _followers.Where(other => other != follower)];
    }

    private sealed class Follower(StationFeed feed, string stationId, Action<Heard> hear) : IDisposable
    {
        public string StationId => stationId;

        public void Hear(Heard heard) => hear(heard);

        public void Dispose() => feed.Leave(this);
    }
}

/// <summary>An exchange with a station, or a socket of it that came or went.</summary>
/// <param name="Message">The exchange; null for a socket.</param>
/// <param name="Connected">Whether the socket came or went; null for an exchange.</param>
/// <param name="Words">Why, for a socket.</param>
internal sealed record Heard(LoggedMessage? Message, bool? Connected, string? Words);
