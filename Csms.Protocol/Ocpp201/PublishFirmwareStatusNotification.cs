namespace Csms.Protocol.Ocpp201;

/// <summary>Reports how publishing goes. Station to CSMS. OCPP 2.0.1 L03.</summary>
public sealed record PublishFirmwareStatusNotificationRequest : IRequest<PublishFirmwareStatusNotificationResponse>
{
    public required PublishFirmwareStatus Status { get; init; }

    public IReadOnlyList<string>? Location { get; init; }

    public int? RequestId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="PublishFirmwareStatusNotificationRequest"/>.</summary>
public sealed record PublishFirmwareStatusNotificationResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Used by PublishFirmwareStatusNotification.</summary>
public enum PublishFirmwareStatus
{
    Idle,
    DownloadScheduled,
    Downloading,
    Downloaded,
    Published,
    DownloadFailed,
    DownloadPaused,
    InvalidChecksum,
    ChecksumVerified,
    PublishFailed,
}
