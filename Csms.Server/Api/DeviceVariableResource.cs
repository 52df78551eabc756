using Csms.Domain.Stations;

namespace Csms.Server.Api;

/// <summary>One attribute of one variable of a station's device model.</summary>
internal sealed record DeviceVariableResource
{
    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public required string Variable { get; init; }

    public string? VariableInstance { get; init; }

    /// <summary><c>Actual</c>, <c>Target</c>, <c>MinSet</c> or <c>MaxSet</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>Null for a variable that can only be written.</summary>
    public string? Value { get; init; }

    public string? Mutability { get; init; }

    public string? DataType { get; init; }

    public string? Unit { get; init; }

    /// <summary>The words that the value may be, comma-separated.</summary>
    public string? ValuesList { get; init; }

    public decimal? MinLimit { get; init; }

    public decimal? MaxLimit { get; init; }

    public static DeviceVariableResource Of(DeviceVariable variable) => new()
    {
        Component = variable.Component,
        ComponentInstance = variable.ComponentInstance,
        EvseId = variable.Evse,
        ConnectorId = variable.Connector,
        Variable = variable.Variable,
        VariableInstance = variable.VariableInstance,
        Attribute = variable.Attribute,
        Value = variable.Value,
        Mutability = variable.Mutability,
        DataType = variable.DataType,
        Unit = variable.Unit,
        ValuesList = variable.ValuesList,
        MinLimit = variable.MinLimit,
        MaxLimit = variable.MaxLimit,
    };
}
