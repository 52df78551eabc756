namespace Csms.Protocol.Ocpp201;

/// <summary>Reports how a log upload goes. Station to CSMS. OCPP 2.0.1 N01.</summary>
public sealed record LogStatusNotificationRequest : IRequest<LogStatusNotificationResponse>
{
    public required UploadLogStatus Status { get; init; }

    public int? RequestId { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="LogStatusNotificationRequest"/>.</summary>
public sealed record LogStatusNotificationResponse
{
    public CustomData? CustomData { get; init; }
}

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
    AcceptedCanceled,
}
