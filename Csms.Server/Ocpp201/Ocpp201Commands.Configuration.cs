using Csms.Domain.Stations;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    // Not in an identifierString, so that it separates a component's name from a variable's.
    private const char KeySeparator = '/';

    public async Task<ConfigurationAnswer> ReadConfigurationAsync(StationConnection station, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            throw new RuleBrokenException("OCPP 2.0.1 B06", "key", "Name the variables to read; what a station has is in the device model that it reports.");
        var request = new GetVariablesRequest
        {
            GetVariableData = [.. keys.Select(Parse).Select(key => new GetVariableData { Component = key.Component, Variable = key.Variable })],
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return new ConfigurationAnswer
        {
            Items =
            [
                .. answer.GetVariableResult.Select(result => new ConfigurationItem
                {
                    Key = result.Component.Name + KeySeparator + result.Variable.Name, Value = result.AttributeValue, Status = result.AttributeStatus.ToString(),
                }),
            ],
        };
    }

    public async Task<CommandAnswer> WriteConfigurationAsync(StationConnection station, ConfigurationChange change, CancellationToken cancellationToken)
    {
        var (component, variable) = Parse(change.Key);
        var request = new SetVariablesRequest { SetVariableData = [new SetVariableData { Component = component, Variable = variable, AttributeValue = change.Value }] };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        var result = answer.SetVariableResult[0];
        return Answer(result.AttributeStatus, result.AttributeStatusInfo);
    }

    // NotifyReport tells them.
    public IReadOnlyList<DeviceVariable> AbilitiesIn(ConfigurationAnswer configuration) => [];

    private static (Component Component, Variable Variable) Parse(string key)
    {
        var parts = key.Split(KeySeparator);
        if (parts is not [{ Length: > 0 } component, { Length: > 0 } variable])
            throw new RuleBrokenException("OCPP 2.0.1 B06", "key", "A variable of a 2.0.1 station is named Component/Variable, such as OCPPCommCtrlr/HeartbeatInterval.");
        return (new Component { Name = component }, new Variable { Name = variable });
    }
}
