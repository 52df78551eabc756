using System.Text.Json;
using Csms.Domain.Configuration;
using Csms.Protocol.Json;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;
using Monitor = Csms.Protocol.Ocpp201.Monitor;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private const string MonitoringComponent = "MonitoringCtrlr";

    public Task<MessageLimits> MonitoringLimitsAsync(StationConnection station, string message, CancellationToken cancellationToken) =>
        LimitsAsync(station, MonitoringComponent, message, cancellationToken);

    public int SizeOf(MonitorWish wish) => JsonSerializer.SerializeToUtf8Bytes(ToMonitoring(wish), OcppJson.Options).Length;

    public async Task<IReadOnlyList<MonitorResult>> SetMonitorsAsync(StationConnection station, IReadOnlyList<MonitorWish> wishes, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new SetVariableMonitoringRequest { SetMonitoringData = [.. wishes.Select(ToMonitoring)] }, cancellationToken);
        return ResultsOf(wishes, answer);
    }

    // A station may answer in an order of its own.
    private static IReadOnlyList<MonitorResult> ResultsOf(IReadOnlyList<MonitorWish> wishes, SetVariableMonitoringResponse answer)
    {
        var open = wishes.ToList();
        List<MonitorResult> results = [];
        foreach (var result in answer.SetMonitoringResult)
        {
            if (open.Find(wish => IsOf(wish, result)) is not { } wish)
                continue;
            open.Remove(wish);
            results.Add(new MonitorResult
            {
                Status = result.Status.Word(), ReasonCode = result.StatusInfo?.ReasonCode, ReasonText = result.StatusInfo?.AdditionalInfo, Id = result.Id, Monitor = wish,
            });
        }
        return [.. results, .. open.Select(wish => new MonitorResult { Status = "Unanswered", ReasonText = "The station's answer does not mention it.", Monitor = wish })];
    }

    public async Task<IReadOnlyList<ClearMonitorResult>> ClearMonitorsAsync(StationConnection station, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        return ResultsOf(await caller.CallAsync(station, new ClearVariableMonitoringRequest { Id = ids }, cancellationToken));
    }

    private static IReadOnlyList<ClearMonitorResult> ResultsOf(ClearVariableMonitoringResponse answer) =>
    [
        .. answer.ClearMonitoringResult.Select(result => new ClearMonitorResult
        {
            Status = result.Status.Word(), ReasonCode = result.StatusInfo?.ReasonCode, ReasonText = result.StatusInfo?.AdditionalInfo, Id = result.Id,
        }),
    ];

    public async Task<CommandAnswer> SetMonitoringBaseAsync(StationConnection station, string word, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new SetMonitoringBaseRequest { MonitoringBase = WordOf<MonitoringBase>(word, "base") }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> SetMonitoringLevelAsync(StationConnection station, int severity, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new SetMonitoringLevelRequest { Severity = severity }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> AskMonitoringReportAsync(StationConnection station, int requestId, MonitoringReportCommand command, CancellationToken cancellationToken)
    {
        var request = new GetMonitoringReportRequest
        {
            RequestId = requestId,
            MonitoringCriteria = command.Criteria is { Count: > 0 } criteria ? [.. criteria.Select(word => WordOf<MonitoringCriterion>(word, "criteria"))] : null,
            ComponentVariable = command.Variables is { Count: > 0 } places
                ?
                [
                    .. places.Select(place => new ComponentVariable
                    {
                        Component = ComponentOf(place.Component, place.ComponentInstance, place.EvseId, place.ConnectorId),
                        Variable = place.Variable is null ? null : new Variable { Name = place.Variable, Instance = place.VariableInstance },
                    }),
                ]
                : null,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    private static SetMonitoringData ToMonitoring(MonitorWish wish) => new()
    {
        Id = wish.Id,
        Component = ComponentOf(wish.Component, wish.ComponentInstance, wish.EvseId, wish.ConnectorId),
        Variable = new Variable { Name = wish.Variable, Instance = wish.VariableInstance },
        Type = WordOf<Monitor>(wish.Type, "type"),
        Value = wish.Value!.Value,
        Severity = wish.Severity,
        Transaction = wish.Transaction,
    };

    private static MonitorWish ToWish(SetMonitoringData data) => new()
    {
        Id = data.Id,
        Component = data.Component.Name,
        ComponentInstance = data.Component.Instance,
        EvseId = data.Component.Evse?.Id,
        ConnectorId = data.Component.Evse?.ConnectorId,
        Variable = data.Variable.Name,
        VariableInstance = data.Variable.Instance,
        Type = data.Type.Word(),
        Value = data.Value,
        Severity = data.Severity,
        Transaction = data.Transaction,
    };

    private static bool IsOf(MonitorWish wish, SetMonitoringResult result) =>
        wish.Type == result.Type.Word() && wish.Severity == result.Severity
        && wish.Component.Equals(result.Component.Name, StringComparison.OrdinalIgnoreCase)
        && wish.Variable.Equals(result.Variable.Name, StringComparison.OrdinalIgnoreCase)
        && wish.ComponentInstance == result.Component.Instance && wish.VariableInstance == result.Variable.Instance
        && wish.EvseId == result.Component.Evse?.Id && wish.ConnectorId == result.Component.Evse?.ConnectorId;
}
