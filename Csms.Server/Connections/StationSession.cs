using System.Collections.Concurrent;
using Csms.Domain.Rules;
using Csms.Domain.Stations;
using Csms.Protocol.Leniency;
using Standing = Csms.Domain.Stations.Registration;

namespace Csms.Server.Connections;

/// <summary>
/// What the server keeps in memory of a station, whether it is connected or not. Stations reconnect without a BootNotification, so nothing here
/// belongs to one socket.
/// </summary>
internal sealed class StationSession(Station station)
{
    private StationConnection? _connection;
    private Registration? _answered = station.AnsweredRegistration;

    // Few stations are ever asked before they are accepted: nothing is held for the others.
    private ConcurrentDictionary<string, DateTimeOffset>? _askedFor;

    public string StationId => Station.Id;

    /// <summary>The station as last stored.</summary>
    public Station Station { get; set; } = station;

    /// <summary>
    /// What its last BootNotification was answered; null as long as it has never booted. Over a socket that it may only renew its certificate on, an accepted
    /// station is Pending, also when it does not boot anew. OCPP 2.0.1 A00.FR.429.
    /// </summary>
    public Registration? Registration
    {
        get => _answered == Standing.Accepted && Connection is { MayOnlyRenew: true } ? Standing.Pending : _answered;
        set => _answered = value;
    }

    /// <summary>The socket that counts; null while the station is offline.</summary>
    public StationConnection? Connection => Volatile.Read(ref _connection);

    /// <summary>The answers given last, for messages that the station repeats.</summary>
    public RecentAnswers RecentAnswers { get; } = new();

    /// <summary>The leniency rules that are on for this station; null until they are asked for, and again after a change of rules or firmware.</summary>
    public IReadOnlyList<LeniencyRule>? LeniencyRules { get; set; }

    /// <summary>Where the station's messages are counted; null until there is one, and again after a boot, which may change the model.</summary>
    public ModelCount? Count { get; set; }

    /// <summary>Lets CALLs of a station through that is not accepted yet, because it was asked to send them. OCPP 2.0.1 B02.FR.09.</summary>
    public void AskFor(string action, DateTimeOffset until) => LazyInitializer.EnsureInitialized(ref _askedFor)[action] = until;

    /// <summary>Whether the station was asked to send this.</summary>
    public bool IsAskedFor(string action, DateTimeOffset now) => _askedFor is { } askedFor && askedFor.TryGetValue(action, out var until) && now < until;

    /// <summary>Makes <paramref name="connection"/> the one that counts and returns the one that counted before.</summary>
    public StationConnection? TakeOver(StationConnection connection) => Interlocked.Exchange(ref _connection, connection);

    /// <summary>Forgets <paramref name="connection"/> if it still counts. The late end of a replaced socket changes nothing.</summary>
    public bool Release(StationConnection connection) => Interlocked.CompareExchange(ref _connection, null, connection) == connection;
}
