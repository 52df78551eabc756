namespace Csms.Protocol.Ocpp16;

/// <summary>Reports how a signed firmware update goes. Station to CSMS. OCPP 1.6 security extension, L01.</summary>
public sealed record SignedFirmwareStatusNotificationRequest : IRequest<SignedFirmwareStatusNotificationResponse>
{
    public required SignedFirmwareStatus Status { get; init; }

    public int? RequestId { get; init; }
}

/// <summary>Answers <see cref="SignedFirmwareStatusNotificationRequest"/>.</summary>
public sealed record SignedFirmwareStatusNotificationResponse;

/// <summary>Used by SignedFirmwareStatusNotification.</summary>
public enum SignedFirmwareStatus
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
