namespace Csms.Domain.Stations;

/// <summary>One part of a report about a station's device model.</summary>
public sealed record DeviceReport
{
    public required int RequestId { get; init; }

    public required int SeqNo { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>True while more parts follow.</summary>
    public required bool MoreFollows { get; init; }

    public required IReadOnlyList<DeviceVariable> Variables { get; init; }
}

/// <summary>One attribute of one variable of a station's device model.</summary>
public sealed record DeviceVariable
{
    public required string Component { get; init; }

    public string? ComponentInstance { get; init; }

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public required string Variable { get; init; }

    public string? VariableInstance { get; init; }

    /// <summary><c>Actual</c>, <c>Target</c>, <c>MinSet</c> or <c>MaxSet</c>.</summary>
    public string Attribute { get; init; } = "Actual";

    /// <summary>Null for a variable that can only be written.</summary>
    public string? Value { get; init; }

    public string? Mutability { get; init; }

    public string? DataType { get; init; }

    public string? Unit { get; init; }

    /// <summary>The words that the value may be, comma-separated.</summary>
    public string? ValuesList { get; init; }

    public decimal? MinLimit { get; init; }

    public decimal? MaxLimit { get; init; }
}
