using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

/// <summary>A variable of one component: of the station, of an EVSE or of a connector.</summary>
/// <param name="Evse">The EVSE's id; 0 for the station.</param>
/// <param name="Connector">The connector's id; 0 for the station and for an EVSE.</param>
internal sealed record DeviceEntry(DeviceVariable Variable, int Evse, int Connector)
{
    public Component Component => new()
    {
        Name = Variable.Component,
        Evse = Evse == 0 ? null : new EVSE { Id = Evse, ConnectorId = Connector == 0 ? null : Connector },
    };

    public Variable VariableName => new() { Name = Variable.Name, Instance = Variable.Instance };

    public string? Read(Ocpp201Dialect dialect) => Variable.Read?.Invoke(dialect, Evse);

    public bool IsOf(Component component) =>
        Same(component.Name, Variable.Component)
        && component.Instance is null
        && (component.Evse?.Id ?? 0) == Evse
        && (component.Evse?.ConnectorId ?? 0) == Connector;

    public bool Is(Variable variable) => Same(variable.Name, Variable.Name) && Same(variable.Instance ?? "", Variable.Instance ?? "");

    /// <summary>As a filter: what is not named fits anything.</summary>
    public bool Matches(ComponentVariable wanted) =>
        Same(wanted.Component.Name, Variable.Component)
        && (wanted.Component.Evse is not { } evse || (evse.Id == Evse && (evse.ConnectorId is null || evse.ConnectorId == Connector)))
        && (wanted.Variable is not { } variable || (Same(variable.Name, Variable.Name) && (variable.Instance is null || Same(variable.Instance, Variable.Instance ?? ""))));

    public ReportData Report(Ocpp201Dialect dialect) => new()
    {
        Component = Component,
        Variable = VariableName,
        VariableAttribute =
        [
            new VariableAttribute
            {
                Value = Read(dialect),
                Mutability = Variable.Read is null ? Mutability.WriteOnly : Variable.Write is null ? Mutability.ReadOnly : Mutability.ReadWrite,
                Persistent = true,
                Constant = false,
            },
        ],
        VariableCharacteristics = new VariableCharacteristics
        {
            DataType = Variable.Type,
            SupportsMonitoring = Variable.Numeric,
            Unit = Variable.Unit,
            MaxLimit = Variable.MaxLimit,
            ValuesList = Variable.ValuesList,
        },
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
