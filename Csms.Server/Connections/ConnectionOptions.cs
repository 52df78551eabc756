using System.ComponentModel.DataAnnotations;

namespace Csms.Server.Connections;

/// <summary>Limits and liveness of station connections; section <c>Csms:Connections</c>.</summary>
public sealed class ConnectionOptions
{
    public const string Section = "Csms:Connections";

    /// <summary>The longest message accepted, in bytes; a longer one closes the socket with 1009. Default 1 MiB: the longest certificate chain or report fits tenfold.</summary>
    [Range(4096, 64 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>CALLs of one station that may wait for their answer. A station may send one at a time; more than this closes the socket. Default 64.</summary>
    [Range(1, 10_000)]
    public int MaxIncomingCalls { get; set; } = 64;

    /// <summary>CALLs to one station that may wait for their turn; a further one is refused. Default 50.</summary>
    [Range(1, 10_000)]
    public int MaxOutgoingCalls { get; set; } = 50;

    /// <summary>How long a CALL to a station waits for its answer, and at most as long before that for its turn. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>CALLs in a row that a connected station may leave unanswered before its socket is closed. Default 3.</summary>
    [Range(1, 100)]
    public int MaxUnansweredCalls { get; set; } = 3;

    /// <summary>Silence after which a station is sent a WebSocket ping. Default 25 s: with the timeout, a dead socket is noticed within a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a pong may take before the socket is given up. Default 25 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a peer may take to answer a close before the socket is cut. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Open station sockets in all. Default 20,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>Open station sockets from one address. Default 20,000: stations behind one mobile gateway share an address.</summary>
    [Range(1, 10_000_000)]
    public int MaxConnectionsPerAddress { get; set; } = 20_000;

    /// <summary>Handshakes one station id may make within ten seconds. Default 10: a station that flaps faster is told to wait.</summary>
    [Range(1, 10_000)]
    public int MaxHandshakesPerStation { get; set; } = 10;

    /// <summary>Refused credentials of one address within a minute after which it has to wait. Default 60.</summary>
    [Range(1, 100_000)]
    public int MaxFailedLoginsPerAddress { get; set; } = 60;

    /// <summary>How long the server waits, once it is told to stop, for answers in flight and closing sockets. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);
}
