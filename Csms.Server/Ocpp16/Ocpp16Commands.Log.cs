using Csms.Protocol.Ocpp16;
using Csms.Server.Calls;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    /// <summary>By GetLog of the security extension; a station that does not know it is asked by GetDiagnostics, which knows diagnostics only.</summary>
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
        try
        {
            var answer = await caller.CallAsync(station, request, cancellationToken);
            return new LogAnswer { Status = answer.Status.ToString(), FileName = answer.Filename };
        }
        catch (StationCallException failure) when (command.Type == LogKind.Diagnostics && IsUnknownThere(failure))
        {
            return await GetDiagnosticsAsync(station, command, url, cancellationToken);
        }
    }

    private async Task<LogAnswer> GetDiagnosticsAsync(StationConnection station, LogCommand command, string url, CancellationToken cancellationToken)
    {
        var request = new GetDiagnosticsRequest
        {
            Location = url, StartTime = command.From, StopTime = command.To, Retries = command.Retries, RetryInterval = command.RetryIntervalSeconds,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        // OCPP 1.6 §5.9: without a name there is nothing to bring; but many stations name none and bring it nevertheless.
        return new LogAnswer
        {
            Status = "Accepted",
            ReasonText = string.IsNullOrEmpty(answer.FileName) ? "The station names no file: it may have nothing to bring." : null,
            FileName = answer.FileName,
        };
    }

    // Stations without the security extension say so in several ways.
    private static bool IsUnknownThere(StationCallException failure) =>
        failure.Outcome is CallOutcome.Error { Code: "NotImplemented" or "NotSupported" or "FormationViolation" or "GenericError" or "InternalError" };
}
