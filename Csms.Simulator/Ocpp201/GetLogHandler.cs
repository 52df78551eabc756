using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>Brings a log to the place; where that does not speak HTTP, the statuses come as if it were brought.</summary>
internal static class GetLogHandler
{
    public static GetLogResponse Handle(Ocpp201Dialect dialect, GetLogRequest request)
    {
        var station = dialect.Station;
        var before = dialect.Upload.RequestId;
        var name = $"{request.LogType}-{station.Now:yyyyMMddHHmmss}.log";
        var cancelled = dialect.Upload.Upload(
            request.Log.RemoteLocation, name, request.RequestId, Report(UploadLogStatus.UploadFailure), Report(UploadLogStatus.Uploading), Report(UploadLogStatus.Uploaded));
        if (cancelled)
            LogStatusNotificationSender.Send(station, UploadLogStatus.AcceptedCanceled, before);
        return new GetLogResponse
        {
            Status = cancelled ? LogStatus.AcceptedCanceled : LogStatus.Accepted,
            Filename = name,
        };

        Action Report(UploadLogStatus status) => () => LogStatusNotificationSender.Send(station, status, request.RequestId);
    }
}
