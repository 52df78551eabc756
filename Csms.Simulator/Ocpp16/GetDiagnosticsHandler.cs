using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>Brings a log to the place; where that does not speak HTTP, the statuses come as if it were brought.</summary>
internal static class GetDiagnosticsHandler
{
    public static GetDiagnosticsResponse Handle(Ocpp16Dialect dialect, GetDiagnosticsRequest request)
    {
        var station = dialect.Station;
        var name = $"diagnostics-{station.Now:yyyyMMddHHmmss}.log";
        dialect.Upload.Upload(
            request.Location,
            name,
            requestId: null,
            () => DiagnosticsStatusNotificationSender.Send(station, DiagnosticsStatus.UploadFailed),
            () => DiagnosticsStatusNotificationSender.Send(station, DiagnosticsStatus.Uploading),
            () => DiagnosticsStatusNotificationSender.Send(station, DiagnosticsStatus.Uploaded));
        return new GetDiagnosticsResponse { FileName = name };
    }
}
