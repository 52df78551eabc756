using System.Text.Json.Serialization;

namespace Csms.Protocol.Ocpp201;

/// <summary>Reserves an EVSE for a token until a time. CSMS to station. OCPP 2.0.1 H01.</summary>
public sealed record ReserveNowRequest : IRequest<ReserveNowResponse>
{
    public required int Id { get; init; }

    public required DateTimeOffset ExpiryDateTime { get; init; }

    public required IdToken IdToken { get; init; }

    public Connector? ConnectorType { get; init; }

    public int? EvseId { get; init; }

    public IdToken? GroupIdToken { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ReserveNowRequest"/>.</summary>
public sealed record ReserveNowResponse
{
    public required ReserveNowStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ReserveNow.</summary>
public enum Connector
{
    [JsonStringEnumMemberName("cCCS1")]
    CCCS1,
    [JsonStringEnumMemberName("cCCS2")]
    CCCS2,
    [JsonStringEnumMemberName("cG105")]
    CG105,
    [JsonStringEnumMemberName("cTesla")]
    CTesla,
    [JsonStringEnumMemberName("cType1")]
    CType1,
    [JsonStringEnumMemberName("cType2")]
    CType2,
    [JsonStringEnumMemberName("s309-1P-16A")]
    S3091P16A,
    [JsonStringEnumMemberName("s309-1P-32A")]
    S3091P32A,
    [JsonStringEnumMemberName("s309-3P-16A")]
    S3093P16A,
    [JsonStringEnumMemberName("s309-3P-32A")]
    S3093P32A,
    [JsonStringEnumMemberName("sBS1361")]
    SBS1361,
    [JsonStringEnumMemberName("sCEE-7-7")]
    SCEE77,
    [JsonStringEnumMemberName("sType2")]
    SType2,
    [JsonStringEnumMemberName("sType3")]
    SType3,
    Other1PhMax16A,
    Other1PhOver16A,
    Other3Ph,
    Pan,
    [JsonStringEnumMemberName("wInductive")]
    WInductive,
    [JsonStringEnumMemberName("wResonant")]
    WResonant,
    Undetermined,
    Unknown,
}

/// <summary>Used by ReserveNow.</summary>
public enum ReserveNowStatus
{
    Accepted,
    Faulted,
    Occupied,
    Rejected,
    Unavailable,
}
