namespace Csms.Protocol.Ocpp201;

/// <summary>Reports that a reservation expired or was removed. Station to CSMS. OCPP 2.0.1 H04.</summary>
public sealed record ReservationStatusUpdateRequest : IRequest<ReservationStatusUpdateResponse>
{
    public required int ReservationId { get; init; }

    public required ReservationUpdateStatus ReservationUpdateStatus { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ReservationStatusUpdateRequest"/>.</summary>
public sealed record ReservationStatusUpdateResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ReservationStatusUpdate.</summary>
public enum ReservationUpdateStatus
{
    Expired,
    Removed,
}
