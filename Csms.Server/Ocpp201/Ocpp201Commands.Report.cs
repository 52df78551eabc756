using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    private const string ReportInstance = "GetReport";

    public async Task<CommandAnswer> ReportAsync(StationConnection station, int requestId, ReportCommand command, CancellationToken cancellationToken)
    {
        if (command.Base is { } kind)
        {
            var request = new GetBaseReportRequest { RequestId = requestId, ReportBase = Enum.Parse<ReportBase>(kind.ToString()) };
            var answer = await caller.CallAsync(station, request, cancellationToken);
            return Answer(answer.Status, answer.StatusInfo);
        }
        var chosen = await caller.CallAsync(station, new GetReportRequest
        {
            RequestId = requestId,
            ComponentCriteria = command.Criteria is null ? null : [.. command.Criteria.Select(criterion => Enum.Parse<ComponentCriterion>(criterion.ToString()))],
            ComponentVariable = command.Variables is null ? null : await ChosenAsync(station, command.Variables, cancellationToken),
        }, cancellationToken);
        return Answer(chosen.Status, chosen.StatusInfo);
    }

    // B08.FR.06. A report is not split: each part would be a report of its own.
    private async Task<IReadOnlyList<ComponentVariable>> ChosenAsync(StationConnection station, IReadOnlyList<string> variables, CancellationToken cancellationToken)
    {
        List<ComponentVariable> chosen = [.. variables.Select(ToChosen)];
        if ((await SplitAsync(station, chosen, ReportInstance, "B08.FR.06", cancellationToken)).Count > 1)
            throw new RuleBrokenException("OCPP 2.0.1 B08.FR.06", "variables", "The station takes fewer variables in one question; ask for them in several reports.");
        return chosen;
    }

    private ComponentVariable ToChosen(string text)
    {
        var isWhole = !text.Contains(KeySeparator, StringComparison.Ordinal);
        var key = SettingOf(isWhole ? text + KeySeparator + "*" : text);
        return new ComponentVariable { Component = ComponentOf(key), Variable = isWhole ? null : VariableOf(key) };
    }
}
