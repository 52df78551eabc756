namespace Csms.Protocol.Ocpp201;

/// <summary>Announces a station after power-up or reboot. Station to CSMS. OCPP 2.0.1 B01.</summary>
public sealed record BootNotificationRequest : IRequest<BootNotificationResponse>
{
    public required ChargingStation ChargingStation { get; init; }

    public required BootReason Reason { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="BootNotificationRequest"/>.</summary>
public sealed record BootNotificationResponse
{
    public required DateTimeOffset CurrentTime { get; init; }

    public required int Interval { get; init; }

    public required RegistrationStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by BootNotification.</summary>
public enum BootReason
{
    ApplicationReset,
    FirmwareUpdate,
    LocalReset,
    PowerUp,
    RemoteReset,
    ScheduledReset,
    Triggered,
    Unknown,
    Watchdog,
}

/// <summary>Part of BootNotification.</summary>
public sealed record ChargingStation
{
    public required string Model { get; init; }

    public required string VendorName { get; init; }

    public string? SerialNumber { get; init; }

    public Modem? Modem { get; init; }

    public string? FirmwareVersion { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of BootNotification.</summary>
public sealed record Modem
{
    public string? Iccid { get; init; }

    public string? Imsi { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by BootNotification.</summary>
public enum RegistrationStatus
{
    Accepted,
    Pending,
    Rejected,
}
