using Csms.Domain.Stations;
using Csms.Domain.Tokens;

namespace Csms.Domain.Transactions;

/// <summary>1.6: a transaction has begun, and the CSMS gives it its id.</summary>
public sealed record StartReport
{
    public required StationKey Station { get; init; }

    public required int Evse { get; init; }

    public required int Connector { get; init; }

    public required PresentedToken Token { get; init; }

    public required long MeterStartWh { get; init; }

    public required DateTimeOffset At { get; init; }

    public int? ReservationId { get; init; }

    /// <summary>What somebody outside has decided about the token; null when the tokens decide.</summary>
    public Authorization? Verdict { get; init; }

    /// <summary>A part of the message was not valid and was left out; the transaction is flagged.</summary>
    public bool Salvaged { get; init; }
}

/// <summary>How a start is answered.</summary>
/// <param name="TransactionId">Real and unique, also when the token is not accepted; fits 32 bits.</param>
/// <param name="Repeated">The same start had been stored before.</param>
public sealed record StartOutcome(int TransactionId, Authorization Authorization, bool Repeated);
