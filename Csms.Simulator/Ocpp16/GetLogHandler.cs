using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>Nothing is uploaded; the statuses come as if it were.</summary>
internal static class GetLogHandler
{
    public static GetLogResponse Handle(Ocpp16Dialect dialect, GetLogRequest request)
    {
        var station = dialect.Station;
        var cancelled = dialect.Upload.Begin(
            request.RequestId,
            () => LogStatusNotificationSender.Send(station, UploadLogStatus.Uploading, request.RequestId),
            () => LogStatusNotificationSender.Send(station, UploadLogStatus.Uploaded, request.RequestId));
        return new GetLogResponse
        {
            Status = cancelled ? LogStatus.AcceptedCanceled : LogStatus.Accepted,
            Filename = $"{request.LogType}-{station.Now:yyyyMMddHHmmss}.log",
        };
    }
}
