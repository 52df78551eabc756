using Csms.Domain.Configuration;
using Csms.Domain.Tokens;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    private static RuleBrokenException NoMonitors => new("OCPP 2.0.1 N02-N08", "", "A 1.6 station has no monitors; its StatusNotifications tell what is wrong.");

    public Task<MessageLimits> MonitoringLimitsAsync(StationConnection station, string message, CancellationToken cancellationToken) => throw NoMonitors;

    public int SizeOf(MonitorWish wish) => throw NoMonitors;

    public Task<IReadOnlyList<MonitorResult>> SetMonitorsAsync(StationConnection station, IReadOnlyList<MonitorWish> wishes, CancellationToken cancellationToken) =>
        throw NoMonitors;

    public Task<IReadOnlyList<ClearMonitorResult>> ClearMonitorsAsync(StationConnection station, IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        throw NoMonitors;

    public Task<CommandAnswer> SetMonitoringBaseAsync(StationConnection station, string word, CancellationToken cancellationToken) => throw NoMonitors;

    public Task<CommandAnswer> SetMonitoringLevelAsync(StationConnection station, int severity, CancellationToken cancellationToken) => throw NoMonitors;

    public Task<CommandAnswer> AskMonitoringReportAsync(
        StationConnection station, int requestId, MonitoringReportCommand command, CancellationToken cancellationToken) => throw NoMonitors;

    public Task<CommandAnswer> AskCustomerInformationAsync(
        StationConnection station, int requestId, CustomerInformationCommand command, Token? token, CancellationToken cancellationToken) =>
        throw new RuleBrokenException(
            "OCPP 2.0.1 N09, N10", "", "A 1.6 station cannot be asked what it knows of a customer; clear-cache and its local list make it forget tokens.");
}
