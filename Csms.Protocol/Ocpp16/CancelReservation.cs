namespace Csms.Protocol.Ocpp16;

/// <summary>Withdraws a reservation. CSMS to station. OCPP 1.6 §5.1, Reservation profile.</summary>
public sealed record CancelReservationRequest : IRequest<CancelReservationResponse>
{
    public required int ReservationId { get; init; }
}

/// <summary>Answers <see cref="CancelReservationRequest"/>.</summary>
public sealed record CancelReservationResponse
{
    public required CancelReservationStatus Status { get; init; }
}

/// <summary>Used by CancelReservation.</summary>
public enum CancelReservationStatus
{
    Accepted,
    Rejected,
}
