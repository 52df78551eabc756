namespace Csms.Protocol.Ocpp201;

/// <summary>Reports the state of a connector. Station to CSMS. OCPP 2.0.1 G01.</summary>
public sealed record StatusNotificationRequest : IRequest<StatusNotificationResponse>
{
    public required DateTimeOffset Timestamp { get; init; }

    public required ConnectorStatus ConnectorStatus { get; init; }

    public required int EvseId { get; init; }

    public required int ConnectorId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="StatusNotificationRequest"/>.</summary>
public sealed record StatusNotificationResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Used by StatusNotification.</summary>
public enum ConnectorStatus
{
    Available,
    Occupied,
    Reserved,
    Unavailable,
    Faulted,
}
