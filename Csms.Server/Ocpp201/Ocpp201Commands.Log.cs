using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<LogAnswer> RequestLogAsync(StationConnection station, int requestId, LogCommand command, string url, CancellationToken cancellationToken)
    {
        var request = new GetLogRequest
        {
            RequestId = requestId,
            LogType = command.Type == LogKind.Security ? Log.SecurityLog : Log.DiagnosticsLog,
            Log = new LogParameters { RemoteLocation = url, OldestTimestamp = command.From, LatestTimestamp = command.To },
            Retries = command.Retries,
            RetryInterval = command.RetryIntervalSeconds,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new LogAnswer
        {
            Status = answer.Status.ToString(), ReasonCode = answer.StatusInfo?.ReasonCode, ReasonText = answer.StatusInfo?.AdditionalInfo, FileName = answer.Filename,
        };
    }
}
