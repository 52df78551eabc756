using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>Nothing is uploaded; the statuses come as if it were.</summary>
internal static class GetDiagnosticsHandler
{
    public static GetDiagnosticsResponse Handle(Ocpp16Dialect dialect, GetDiagnosticsRequest request)
    {
        var station = dialect.Station;
        dialect.Upload.Begin(
            requestId: null,
            () => DiagnosticsStatusNotificationSender.Send(station, DiagnosticsStatus.Uploading),
            () => DiagnosticsStatusNotificationSender.Send(station, DiagnosticsStatus.Uploaded));
        return new GetDiagnosticsResponse { FileName = $"diagnostics-{station.Now:yyyyMMddHHmmss}.log" };
    }
}
