using Csms.Domain.Monitors;
using Csms.Domain.Requests;
using Csms.Domain.Stations;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    private const string MonitorRule = "OCPP 2.0.1 N04";

    /// <summary>Sets monitors, in as many messages as the station's limits ask for. What the station took is kept message by message.</summary>
    public Task<SetMonitorsAnswer> SetMonitorsAsync(CommandOrigin origin, SetMonitorsCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "set-monitors", command,
        async (version, station) =>
        {
            var key = station.Session.Station.Key;
            var variables = await deviceModel.VariablesAsync(key, cancellationToken);
            var wishes = command.Monitors.Select((wish, i) => Checked(wish, $"monitors[{i}]", variables)).ToList();
            if (wishes.Count == 0)
                throw new RuleBrokenException(MonitorRule, "monitors", "Name at least one monitor.");
            List<MonitorResult> results = [];
            var messages = 0;
            var limits = await version.MonitoringLimitsAsync(station, "SetVariableMonitoring", cancellationToken);
            foreach (var message in limits.Cut(wishes, version.SizeOf, size => RuleBrokenException.TooLong(MonitorRule, "monitors", limits, size)))
            {
                messages++;
                var answers = await version.SetMonitorsAsync(station, message, cancellationToken);
                results.AddRange(answers);
                await KeepMonitorsAsync(origin, key, answers);
            }
            return new SetMonitorsAnswer { Items = results, Messages = messages };
        },
        cancellationToken);

    /// <summary>Removes monitors by their numbers, in as many messages as the station's limits ask for.</summary>
    public Task<ClearMonitorsAnswer> ClearMonitorsAsync(CommandOrigin origin, IReadOnlyList<int> ids, CancellationToken cancellationToken) => RunAsync(
        origin, "clear-monitors", new { ids },
        async (version, station) =>
        {
            if (ids.Count == 0)
                throw new RuleBrokenException("OCPP 2.0.1 N06", "id", "Name at least one monitor.");
            var key = station.Session.Station.Key;
            var limits = await version.MonitoringLimitsAsync(station, "ClearVariableMonitoring", cancellationToken);
            List<ClearMonitorResult> results = [];
            foreach (var message in limits.Cut(ids.Distinct(), id => $"{id}".Length, size => RuleBrokenException.TooLong("OCPP 2.0.1 N06", "id", limits, size)))
            {
                var answers = await version.ClearMonitorsAsync(station, message, cancellationToken);
                results.AddRange(answers);
                await ForgetMonitorsAsync(key, answers);
            }
            return new ClearMonitorsAnswer { Items = results };
        },
        cancellationToken);

    public Task<CommandAnswer> SetMonitoringBaseAsync(CommandOrigin origin, MonitoringBaseCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "set-monitoring-base", command,
        async (version, station) =>
        {
            var answer = await version.SetMonitoringBaseAsync(station, command.Base, cancellationToken);
            if (answer.Status == "Accepted")
                await monitors.BaseSetAsync(station.Session.Station.Key, command.Base, CancellationToken.None);
            return answer;
        },
        cancellationToken);

    public Task<CommandAnswer> SetMonitoringLevelAsync(CommandOrigin origin, MonitoringLevelCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "set-monitoring-level", command,
        async (version, station) =>
        {
            CheckSeverity(command.Severity, "OCPP 2.0.1 N05", "severity");
            var answer = await version.SetMonitoringLevelAsync(station, command.Severity, cancellationToken);
            if (answer.Status == "Accepted")
                await monitors.LevelSetAsync(station.Session.Station.Key, command.Severity, CancellationToken.None);
            return answer;
        },
        cancellationToken);

    /// <summary>Asks a station which monitors it has; the report comes later.</summary>
    public Task<RequestAnswer> AskMonitoringReportAsync(CommandOrigin origin, MonitoringReportCommand command, CancellationToken cancellationToken) => AskAsync(
        origin, "monitoring-report", command, new NewRequest { Kind = RequestKind.MonitoringReport },
        async (version, station, id) =>
        {
            var key = station.Session.Station.Key;
            if (command.AsksForAll)
                await monitors.AskingForAllAsync(key, id, cancellationToken);
            var answer = await version.AskMonitoringReportAsync(station, id, command, cancellationToken);
            if (command.AsksForAll)
                await monitors.ReportAnsweredAsync(key, id, answer.Status == "EmptyResultSet", CancellationToken.None);
            return answer;
        },
        cancellationToken);

    private async Task KeepMonitorsAsync(CommandOrigin origin, StationKey station, IReadOnlyList<MonitorResult> answers)
    {
        var taken = answers.Where(answer => answer is { Status: "Accepted", Id: not null }).Select(answer => ToMonitor(answer.Monitor, answer.Id!.Value)).ToList();
        if (taken.Count > 0)
            await monitors.SetAsync(station, taken, origin.OperatorName, CancellationToken.None);
    }

    private ValueTask ForgetMonitorsAsync(StationKey station, IReadOnlyList<ClearMonitorResult> answers) => monitors.ClearedAsync(
        station, [.. answers.Where(answer => answer.Status is "Accepted" or "NotFound").Select(answer => answer.Id)], CancellationToken.None);

    private static MonitorWish Checked(MonitorWish wish, string path, IReadOnlyList<DeviceVariable> variables)
    {
        CheckSeverity(wish.Severity, MonitorRule, $"{path}.severity");
        if (wish.ConnectorId is not null && wish.EvseId is null)
            throw new RuleBrokenException("OCPP 2.0.1 EVSEType", $"{path}.evseId", "A connector is named together with its EVSE.");
        var dataType = wish.Type == "Delta" ? variables.FirstOrDefault(variable => IsOf(wish, variable))?.DataType : null;
        // N04.FR.17: what is no number has no difference; every change counts.
        if (dataType is not null and not ("decimal" or "integer"))
        {
            return wish.Value is null or 1
                ? wish with { Value = 1 }
                : throw new RuleBrokenException("OCPP 2.0.1 N04.FR.17", $"{path}.value", $"{wish.Component}/{wish.Variable} is no number: the value of a Delta on it is 1.");
        }
        if (wish.Value is not { } value)
            throw new RuleBrokenException(MonitorRule, $"{path}.value", "The value is missing: the threshold, the difference, or the seconds.");
        if (wish.Type.StartsWith("Periodic", StringComparison.Ordinal) && value < 1)
            throw new RuleBrokenException(MonitorRule, $"{path}.value", "A period is at least one second.");
        return wish;
    }

    private static void CheckSeverity(int severity, string rule, string path)
    {
        if (severity is < 0 or > 9)
            throw new RuleBrokenException(rule, path, "A severity is between 0 (danger) and 9 (debug).");
    }

    private static bool IsOf(MonitorWish wish, DeviceVariable variable) =>
        Same(variable.Component, wish.Component) && Same(variable.Variable, wish.Variable) && Same(variable.VariableInstance, wish.VariableInstance);

    private static bool Same(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.OrdinalIgnoreCase);

    private static StationMonitor ToMonitor(MonitorWish wish, int id) => new()
    {
        Id = id,
        Component = wish.Component,
        ComponentInstance = wish.ComponentInstance,
        EvseId = wish.EvseId,
        ConnectorId = wish.ConnectorId,
        Variable = wish.Variable,
        VariableInstance = wish.VariableInstance,
        Type = wish.Type,
        Value = wish.Value!.Value,
        Severity = wish.Severity,
        InTransaction = wish.Transaction ?? false,
    };
}
