namespace Csms.Protocol.Ocpp201;

/// <summary>Reports a security event. Station to CSMS. OCPP 2.0.1 A04.</summary>
public sealed record SecurityEventNotificationRequest : IRequest<SecurityEventNotificationResponse>
{
    public required string Type { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? TechInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SecurityEventNotificationRequest"/>.</summary>
public sealed record SecurityEventNotificationResponse
{
    public CustomData? CustomData { get; init; }
}
