namespace Csms.Domain.Transactions;

/// <summary>A charging transaction as stored. Energy in Wh.</summary>
public sealed record Transaction
{
    /// <summary>The row's id; in 1.6 also the id on the wire.</summary>
    public required int Id { get; init; }

    public required string StationId { get; init; }

    /// <summary>Null as long as the station has not said where (2.0.1 may say it late).</summary>
    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    /// <summary>2.0.1: the station's id; 1.6: the row's id as text.</summary>
    public required string OcppTransactionId { get; init; }

    public string? IdToken { get; init; }

    public string? IdTokenType { get; init; }

    public required TransactionState State { get; init; }

    /// <summary>By the station's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset StartReceivedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? EndReceivedAt { get; init; }

    public decimal? MeterStartWh { get; init; }

    public decimal? MeterStopWh { get; init; }

    /// <summary>The newest register of the meter, stop included.</summary>
    public decimal? MeterLastWh { get; init; }

    /// <summary>Never negative; null when there is nothing to compute it from. Of a running transaction: so far.</summary>
    public decimal? EnergyWh { get; init; }

    /// <summary>Of a running transaction: what it draws, as its meter told last; null when that is not known, and in events.</summary>
    public decimal? PowerW { get; init; }

    /// <summary>Of a running transaction: the vehicle's battery in percent, as told last; null when it is not told, and in events.</summary>
    public decimal? StateOfCharge { get; init; }

    public string? StopReason { get; init; }

    /// <summary>2.0.1: the station's word; 1.6: told by its connector, in the same words.</summary>
    public string? ChargingState { get; init; }

    public DateTimeOffset? ChargingStateSince { get; init; }

    /// <summary>As the station counts; only 2.0.1 stations do.</summary>
    public int? TimeSpentChargingSeconds { get; init; }

    /// <summary>What an operator must look at before billing; see <see cref="TransactionFlag"/>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>It has a flag that nobody has looked at.</summary>
    public required bool NeedsReview { get; init; }

    /// <summary>Who looked at its flags last; null when nobody has.</summary>
    public TransactionReview? Review { get; init; }

    public int? RemoteStartId { get; init; }

    public int? ReservationId { get; init; }

    /// <summary>2.0.1: the sequence numbers that have not come yet, such as <c>3-5,9</c>; null when none is missing.</summary>
    public string? MissingSeqNos { get; init; }

    /// <summary>2.0.1: from the first to the last event none is missing and the end has come. 1.6: it has ended.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Which samples the energy was computed from, in words.</summary>
    public string? EnergySource { get; init; }

    /// <summary>2.0.1: what the station said when it was asked about this transaction; null when it never was.</summary>
    public ToldStatus? Told { get; init; }
}

public enum TransactionState
{
    Active,
    Ended,
}
