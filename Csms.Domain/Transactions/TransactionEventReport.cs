using Csms.Domain.Readings;
using Csms.Domain.Stations;
using Csms.Domain.Tokens;

namespace Csms.Domain.Transactions;

/// <summary>2.0.1: a transaction has begun, changed or ended, and the station gave it its id.</summary>
public sealed record TransactionEventReport
{
    public required StationKey Station { get; init; }

    public required TransactionPhase Phase { get; init; }

    /// <summary>Unique per station, by the station.</summary>
    public required string OcppTransactionId { get; init; }

    public required int SeqNo { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why this event was sent, in the station's word.</summary>
    public required string Trigger { get; init; }

    /// <summary>The event happened while the station had no connection.</summary>
    public bool Offline { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public PresentedToken? Token { get; init; }

    public int? RemoteStartId { get; init; }

    public int? ReservationId { get; init; }

    public string? ChargingState { get; init; }

    /// <summary>As the station counts.</summary>
    public int? TimeSpentChargingSeconds { get; init; }

    /// <summary>The station's word; null on an end means <c>Local</c>.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<MeterValue> Values { get; init; } = [];

    /// <summary>What somebody outside has decided about the token; null when the tokens decide.</summary>
    public Authorization? Verdict { get; init; }

    /// <summary>A part of the message was not valid and was left out; the transaction is flagged.</summary>
    public bool Salvaged { get; init; }
}

public enum TransactionPhase
{
    Started,
    Updated,
    Ended,
}

/// <summary>How an event is answered.</summary>
/// <param name="TransactionId">The row's id.</param>
/// <param name="Authorization">Null when the event came without a token.</param>
/// <param name="Repeated">The event had been stored before.</param>
public sealed record EventOutcome(int TransactionId, Authorization? Authorization, bool Repeated);
