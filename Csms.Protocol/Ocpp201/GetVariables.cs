namespace Csms.Protocol.Ocpp201;

/// <summary>Reads attributes of variables. CSMS to station. OCPP 2.0.1 B06.</summary>
public sealed record GetVariablesRequest : IRequest<GetVariablesResponse>
{
    public required IReadOnlyList<GetVariableData> GetVariableData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetVariablesRequest"/>.</summary>
public sealed record GetVariablesResponse
{
    public required IReadOnlyList<GetVariableResult> GetVariableResult { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of GetVariables.</summary>
public sealed record GetVariableData
{
    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public Attribute? AttributeType { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of GetVariables.</summary>
public sealed record GetVariableResult
{
    public required GetVariableStatus AttributeStatus { get; init; }

    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public StatusInfo? AttributeStatusInfo { get; init; }

    public Attribute? AttributeType { get; init; }

    public string? AttributeValue { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetVariables.</summary>
public enum GetVariableStatus
{
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType,
}
