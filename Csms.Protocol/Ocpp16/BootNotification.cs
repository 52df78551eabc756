namespace Csms.Protocol.Ocpp16;

/// <summary>Announces a station after power-up or reboot. Station to CSMS. OCPP 1.6 §4.2, Core profile.</summary>
public sealed record BootNotificationRequest : IRequest<BootNotificationResponse>
{
    public required string ChargePointVendor { get; init; }

    public required string ChargePointModel { get; init; }

    public string? ChargePointSerialNumber { get; init; }

    public string? ChargeBoxSerialNumber { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? Iccid { get; init; }

    public string? Imsi { get; init; }

    public string? MeterType { get; init; }

    public string? MeterSerialNumber { get; init; }
}

/// <summary>Answers <see cref="BootNotificationRequest"/>.</summary>
public sealed record BootNotificationResponse
{
    public required RegistrationStatus Status { get; init; }

    public required DateTimeOffset CurrentTime { get; init; }

    public required int Interval { get; init; }
}

/// <summary>Used by BootNotification.</summary>
public enum RegistrationStatus
{
    Accepted,
    Pending,
    Rejected,
}
