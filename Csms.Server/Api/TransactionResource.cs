using System.Text.Json.Serialization;
using Csms.Domain.Prices;
using Csms.Domain.Tokens;
using Csms.Domain.Transactions;

namespace Csms.Server.Api;

/// <summary>
/// A charging transaction; energy in Wh. Not the domain's record: the state is spelt as the filter of the list spells it, and a key code is not shown.
/// </summary>
internal sealed record TransactionResource
{
    public const string Active = "active";
    public const string Ended = "ended";

    /// <summary>The row's id.</summary>
    public required int Id { get; init; }

    public required string StationId { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    /// <summary>2.0.1: the station's id; 1.6: the row's id as text.</summary>
    public required string OcppTransactionId { get; init; }

    /// <summary><c>***</c> for a key code.</summary>
    public string? IdToken { get; init; }

    public string? IdTokenType { get; init; }

    /// <summary><c>active</c> or <c>ended</c>.</summary>
    public required string State { get; init; }

    /// <summary>By the station's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public decimal? MeterStartWh { get; init; }

    public decimal? MeterStopWh { get; init; }

    /// <summary>Of a running transaction: so far. Null when there is nothing to compute it from.</summary>
    public decimal? EnergyWh { get; init; }

    /// <summary>Which samples the energy was computed from, in words.</summary>
    public string? EnergySource { get; init; }

    /// <summary>Of a running transaction: what it draws in W, as its meter told last; null when that is not known.</summary>
    public decimal? PowerW { get; init; }

    /// <summary>Of a running transaction: the vehicle's battery in percent, as told last; null when it is not told.</summary>
    public decimal? StateOfCharge { get; init; }

    public string? StopReason { get; init; }

    /// <summary>2.0.1's words, in 1.6 too: <c>Charging</c>, <c>EVConnected</c>, <c>SuspendedEV</c>, <c>SuspendedEVSE</c>, <c>Idle</c>.</summary>
    public string? ChargingState { get; init; }

    public DateTimeOffset? ChargingStateSince { get; init; }

    /// <summary>As the station counts; only 2.0.1 stations do.</summary>
    public int? TimeSpentChargingSeconds { get; init; }

    /// <summary>What to look at before billing, such as <c>registerWentBackwards</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>It has a flag that nobody has looked at.</summary>
    public required bool NeedsReview { get; init; }

    /// <summary>Who looked at its flags last; null when nobody has.</summary>
    public TransactionReview? Review { get; init; }

    public int? RemoteStartId { get; init; }

    public int? ReservationId { get; init; }

    /// <summary>2.0.1: the sequence numbers that have not come yet, such as <c>3-5,9</c>.</summary>
    public string? MissingSeqNos { get; init; }

    /// <summary>Nothing of it is missing.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>2.0.1: what the station said when it was asked about this transaction last.</summary>
    public ToldStatus? Told { get; init; }

    /// <summary>Charging states and tokens; not in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransactionCourseResource? Course { get; init; }

    /// <summary>What the driver was told of the price; not in lists, and only where anything was told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ToldPrice? Price { get; init; }

    public static TransactionResource Of(Transaction transaction) => new()
    {
        Id = transaction.Id,
        StationId = transaction.StationId,
        EvseId = transaction.EvseId,
        ConnectorId = transaction.ConnectorId,
        OcppTransactionId = transaction.OcppTransactionId,
        IdToken = transaction.IdToken is not null && KeyCode.IsMeant(transaction.IdTokenType) ? KeyCode.Hidden : transaction.IdToken,
        IdTokenType = transaction.IdTokenType,
        State = transaction.State == TransactionState.Active ? Active : Ended,
        StartedAt = transaction.StartedAt,
        EndedAt = transaction.EndedAt,
        MeterStartWh = transaction.MeterStartWh,
        MeterStopWh = transaction.MeterStopWh,
        EnergyWh = transaction.EnergyWh,
        EnergySource = transaction.EnergySource,
        PowerW = transaction.PowerW,
        StateOfCharge = transaction.StateOfCharge,
        StopReason = transaction.StopReason,
        ChargingState = transaction.ChargingState,
        ChargingStateSince = transaction.ChargingStateSince,
        TimeSpentChargingSeconds = transaction.TimeSpentChargingSeconds,
        Flags = transaction.Flags,
        NeedsReview = transaction.NeedsReview,
        Review = transaction.Review,
        RemoteStartId = transaction.RemoteStartId,
        ReservationId = transaction.ReservationId,
        MissingSeqNos = transaction.MissingSeqNos,
        IsComplete = transaction.IsComplete,
        Told = transaction.Told,
    };
}
