namespace Csms.Protocol.Ocpp201;

/// <summary>Withdraws a reservation. CSMS to station. OCPP 2.0.1 H02.</summary>
public sealed record CancelReservationRequest : IRequest<CancelReservationResponse>
{
    public required int ReservationId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="CancelReservationRequest"/>.</summary>
public sealed record CancelReservationResponse
{
    public required CancelReservationStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by CancelReservation.</summary>
public enum CancelReservationStatus
{
    Accepted,
    Rejected,
}
