namespace Csms.Protocol.Ocpp16;

/// <summary>Reports a security event. Station to CSMS. OCPP 1.6 security extension, A04.</summary>
public sealed record SecurityEventNotificationRequest : IRequest<SecurityEventNotificationResponse>
{
    public required string Type { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? TechInfo { get; init; }
}

/// <summary>Answers <see cref="SecurityEventNotificationRequest"/>.</summary>
public sealed record SecurityEventNotificationResponse;
