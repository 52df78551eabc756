using Csms.Protocol.Ocpp201;
using AttributeType = Csms.Protocol.Ocpp201.Attribute;

namespace Csms.Simulator.Ocpp201;

internal static class SetVariablesHandler
{
    public static SetVariablesResponse Handle(Ocpp201Dialect dialect, SetVariablesRequest request) =>
        new() { SetVariableResult = [.. request.SetVariableData.Select(wanted => Set(dialect, wanted))] };

    private static SetVariableResult Set(Ocpp201Dialect dialect, SetVariableData wanted)
    {
        var (found, entry) = DeviceModel.Find(dialect.Station, wanted.Component, wanted.Variable);
        var status = found switch
        {
            GetVariableStatus.UnknownComponent => SetVariableStatus.UnknownComponent,
            GetVariableStatus.UnknownVariable => SetVariableStatus.UnknownVariable,
            _ when wanted.AttributeType is not (null or AttributeType.Actual) => SetVariableStatus.NotSupportedAttributeType,
            _ => entry!.Variable.Write?.Invoke(dialect, wanted.AttributeValue) == true ? SetVariableStatus.Accepted : SetVariableStatus.Rejected,
        };
        return new SetVariableResult
        {
            AttributeStatus = status,
            AttributeType = wanted.AttributeType,
            Component = wanted.Component,
            Variable = wanted.Variable,
        };
    }
}
