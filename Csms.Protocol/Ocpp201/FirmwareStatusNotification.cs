namespace Csms.Protocol.Ocpp201;

/// <summary>Reports how a firmware update goes. Station to CSMS. OCPP 2.0.1 L01.</summary>
public sealed record FirmwareStatusNotificationRequest : IRequest<FirmwareStatusNotificationResponse>
{
    public required FirmwareStatus Status { get; init; }

    public int? RequestId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="FirmwareStatusNotificationRequest"/>.</summary>
public sealed record FirmwareStatusNotificationResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Used by FirmwareStatusNotification.</summary>
public enum FirmwareStatus
{
    Downloaded,
    DownloadFailed,
    Downloading,
    DownloadScheduled,
    DownloadPaused,
    Idle,
    InstallationFailed,
    Installing,
    Installed,
    InstallRebooting,
    InstallScheduled,
    InstallVerificationFailed,
    InvalidSignature,
    SignatureVerified,
}
