using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers one part of a report. Station to CSMS. OCPP 2.0.1 B07.</summary>
public sealed record NotifyReportRequest : IRequest<NotifyReportResponse>
{
    public required int RequestId { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    public required int SeqNo { get; init; }

    public IReadOnlyList<ReportData>? ReportData { get; init; }

    public bool? Tbc { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="NotifyReportRequest"/>.</summary>
public sealed record NotifyReportResponse
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Used by NotifyReport.</summary>
public enum Data
{
    [JsonStringEnumMemberName("string")]
    String,
    [JsonStringEnumMemberName("decimal")]
    Decimal,
    [JsonStringEnumMemberName("integer")]
    Integer,
    [JsonStringEnumMemberName("dateTime")]
    DateTime,
    [JsonStringEnumMemberName("boolean")]
    Boolean,
    OptionList,
    SequenceList,
    MemberList,
}

/// <summary>Used by NotifyReport.</summary>
public enum Mutability
{
    ReadOnly,
    WriteOnly,
    ReadWrite,
}

/// <summary>Part of NotifyReport.</summary>
public sealed record ReportData
{
    public required Component Component { get; init; }

    public required Variable Variable { get; init; }

    public required IReadOnlyList<VariableAttribute> VariableAttribute { get; init; }

    public VariableCharacteristics? VariableCharacteristics { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyReport.</summary>
public sealed record VariableAttribute
{
    public Attribute? Type { get; init; }

    public string? Value { get; init; }

    public Mutability? Mutability { get; init; }

    public bool? Persistent { get; init; }

    public bool? Constant { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of NotifyReport.</summary>
public sealed record VariableCharacteristics
{
    public required Data DataType { get; init; }

    public required bool SupportsMonitoring { get; init; }

    public string? Unit { get; init; }

    public decimal? MinLimit { get; init; }

    public decimal? MaxLimit { get; init; }

    public string? ValuesList { get; init; }

    public CustomData? CustomData { get; init; }
}
