namespace Csms.Protocol.Ocpp16;

/// <summary>Reserves a connector for an idTag until a time. CSMS to station. OCPP 1.6 §5.13, Reservation profile.</summary>
public sealed record ReserveNowRequest : IRequest<ReserveNowResponse>
{
    public required int ConnectorId { get; init; }

    public required DateTimeOffset ExpiryDate { get; init; }

    public required string IdTag { get; init; }

    public required int ReservationId { get; init; }

    public string? ParentIdTag { get; init; }
}

/// <summary>Answers <see cref="ReserveNowRequest"/>.</summary>
public sealed record ReserveNowResponse
{
    public required ReservationStatus Status { get; init; }
}

/// <summary>Used by ReserveNow.</summary>
public enum ReservationStatus
{
    Accepted,
    Faulted,
    Occupied,
    Rejected,
    Unavailable,
}
