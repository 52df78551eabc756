namespace Csms.Protocol.Ocpp16;

/// <summary>Reports how a firmware update goes. Station to CSMS. OCPP 1.6 §4.5, Firmware Management profile.</summary>
public sealed record FirmwareStatusNotificationRequest : IRequest<FirmwareStatusNotificationResponse>
{
    public required FirmwareStatus Status { get; init; }
}

/// <summary>Answers <see cref="FirmwareStatusNotificationRequest"/>.</summary>
public sealed record FirmwareStatusNotificationResponse;

/// <summary>Used by FirmwareStatusNotification.</summary>
public enum FirmwareStatus
{
    Downloaded,
    DownloadFailed,
    Downloading,
    Idle,
    InstallationFailed,
    Installing,
    Installed,
}
