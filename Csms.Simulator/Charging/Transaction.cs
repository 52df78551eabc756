using Csms.Simulator.Physics;
using Csms.Simulator.Tokens;

namespace Csms.Simulator.Charging;

/// <summary>A charging transaction while it runs, and after it until its last message is sent.</summary>
internal sealed class Transaction
{
    public required DateTimeOffset StartedAt { get; init; }
    public required decimal StartRegisterWh { get; init; }

    /// <summary>Whether it began without a connection to the CSMS.</summary>
    public required bool StartedOffline { get; init; }

    public int? RemoteStartId { get; init; }
    public int? ReservationId { get; init; }

    /// <summary>The id on the wire: the station's own in 2.0.1; in 1.6 the CSMS's, once it has answered.</summary>
    public string? Id { get; set; }

    /// <summary>OCPP 2.0.1: the number of the next event.</summary>
    public int NextSeqNo { get; set; }

    /// <summary>The token that may stop it; null while nobody is authorized.</summary>
    public Token? Token { get; set; }

    /// <summary>OCPP 2.0.1: whether the CSMS was told the token.</summary>
    public bool TokenReported { get; set; }

    /// <summary>OCPP 2.0.1: the start was told to be the remote one.</summary>
    public bool RemoteStartReported { get; set; }

    public ChargingPhase Phase { get; set; }

    public TimeSpan ChargedFor { get; set; }

    public Appointment? NextSample { get; set; }

    /// <summary>What the end of the transaction carries, when the configuration asks for it.</summary>
    public List<(DateTimeOffset At, SampleContext Context, IReadOnlyList<Reading> Readings)>? Collected { get; set; }
}
