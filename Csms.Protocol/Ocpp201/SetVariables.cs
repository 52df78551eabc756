namespace Csms.Protocol.Ocpp201;

/// <summary>Writes attributes of variables. CSMS to station. OCPP 2.0.1 B05.</summary>
public sealed record SetVariablesRequest : IRequest<SetVariablesResponse>
{
    public required IReadOnlyList<SetVariableData> SetVariableData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SetVariablesRequest"/>.</summary>
public sealed record SetVariablesResponse
{
    public required IReadOnlyList<SetVariableResult> SetVariableResult { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SetVariables.</summary>
public sealed record SetVariableData
{
    public required string AttributeValue { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public Attribute? AttributeType { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SetVariables.</summary>
public sealed record SetVariableResult
{
    public required SetVariableStatus AttributeStatus { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public Attribute? AttributeType { get; init; }

    public StatusInfo? AttributeStatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SetVariables.</summary>
public enum SetVariableStatus
{
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType,
    RebootRequired,
}
