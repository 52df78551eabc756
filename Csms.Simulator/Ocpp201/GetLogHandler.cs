using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Nothing is uploaded; the statuses come as if it were.</summary>
internal static class GetLogHandler
{
    public static GetLogResponse Handle(Ocpp201Dialect dialect, GetLogRequest request)
    {
        var station = dialect.Station;
        var before = dialect.Upload.RequestId;
        var cancelled = dialect.Upload.Begin(request.RequestId, Report(UploadLogStatus.Uploading), Report(UploadLogStatus.Uploaded));
        if (cancelled)
            LogStatusNotificationSender.Send(station, UploadLogStatus.AcceptedCanceled, before);
        return new GetLogResponse
        {
            Status = cancelled ? LogStatus.AcceptedCanceled : LogStatus.Accepted,
            Filename = $"{request.LogType}-{station.Now:yyyyMMddHHmmss}.log",
        };

        Action Report(UploadLogStatus status) => () => LogStatusNotificationSender.Send(station, status, request.RequestId);
    }
}
