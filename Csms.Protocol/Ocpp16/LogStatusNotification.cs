namespace Csms.Protocol.Ocpp16;

/// <summary>Reports how a log upload goes. Station to CSMS. OCPP 1.6 security extension, N01.</summary>
public sealed record LogStatusNotificationRequest : IRequest<LogStatusNotificationResponse>
{
    public required UploadLogStatus Status { get; init; }

    public int? RequestId { get; init; }
}

/// <summary>Answers <see cref="LogStatusNotificationRequest"/>.</summary>
public sealed record LogStatusNotificationResponse;

/// <summary>Used by LogStatusNotification.</summary>
public enum UploadLogStatus
{
    BadMessage,
    Idle,
    NotSupportedOperation,
    PermissionDenied,
    Uploaded,
    UploadFailure,
    Uploading,
}
