namespace Csms.Protocol.Ocpp16;

/// <summary>Reports how a diagnostics upload goes. Station to CSMS. OCPP 1.6 §4.4, Firmware Management profile.</summary>
public sealed record DiagnosticsStatusNotificationRequest : IRequest<DiagnosticsStatusNotificationResponse>
{
    public required DiagnosticsStatus Status { get; init; }
}

/// <summary>Answers <see cref="DiagnosticsStatusNotificationRequest"/>.</summary>
public sealed record DiagnosticsStatusNotificationResponse;

/// <summary>Used by DiagnosticsStatusNotification.</summary>
public enum DiagnosticsStatus
{
    Idle,
    Uploaded,
    UploadFailed,
    Uploading,
}
