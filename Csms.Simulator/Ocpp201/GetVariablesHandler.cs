using Csms.Protocol.Ocpp201;
using AttributeType = Csms.Protocol.Ocpp201.Attribute;

namespace Csms.Simulator.Ocpp201;

internal static class GetVariablesHandler
{
    public static GetVariablesResponse Handle(Ocpp201Dialect dialect, GetVariablesRequest request) =>
        new() { GetVariableResult = [.. request.GetVariableData.Select(asked => Get(dialect, asked))] };

    private static GetVariableResult Get(Ocpp201Dialect dialect, GetVariableData asked)
    {
        var (status, entry) = DeviceModel.Find(dialect.Station, asked.Component, asked.Variable);
        string? value = null;
        if (status == GetVariableStatus.Accepted)
        {
            if (asked.AttributeType is not (null or AttributeType.Actual))
                status = GetVariableStatus.NotSupportedAttributeType;
            // B06.FR.09: what is write-only is not shown.
            else if (entry!.Variable.Read is null)
                status = GetVariableStatus.Rejected;
            else
                value = entry.Read(dialect);
        }
        return new GetVariableResult
        {
            AttributeStatus = status,
            AttributeType = asked.AttributeType,
            AttributeValue = value,
            Component = asked.Component,
            Variable = asked.Variable,
        };
    }
}
