using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

/// <summary>Brings a log to the place; where that does not speak HTTP, the statuses come as if it were brought.</summary>
internal static class GetLogHandler
{
    public static GetLogResponse Handle(Ocpp16Dialect dialect, GetLogRequest request)
    {
        var station = dialect.Station;
        var name = $"{request.LogType}-{station.Now:yyyyMMddHHmmss}.log";
        var cancelled = dialect.Upload.Upload(
            request.Log.RemoteLocation,
            name,
            request.RequestId,
            () => LogStatusNotificationSender.Send(station, UploadLogStatus.UploadFailure, request.RequestId),
            () => LogStatusNotificationSender.Send(station, UploadLogStatus.Uploading, request.RequestId),
            () => LogStatusNotificationSender.Send(station, UploadLogStatus.Uploaded, request.RequestId));
        return new GetLogResponse
        {
            Status = cancelled ? LogStatus.AcceptedCanceled : LogStatus.Accepted,
            Filename = name,
        };
    }
}
