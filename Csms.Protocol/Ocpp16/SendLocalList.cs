namespace Csms.Protocol.Ocpp16;

/// <summary>Replaces or changes the local authorization list. CSMS to station. OCPP 1.6 §5.15, Local Auth List profile.</summary>
public sealed record SendLocalListRequest : IRequest<SendLocalListResponse>
{
    public required int ListVersion { get; init; }

    public required UpdateType UpdateType { get; init; }

    public IReadOnlyList<AuthorizationData>? LocalAuthorizationList { get; init; }
}

/// <summary>Answers <see cref="SendLocalListRequest"/>.</summary>
public sealed record SendLocalListResponse
{
    public required UpdateStatus Status { get; init; }
}

/// <summary>Part of SendLocalList.</summary>
public sealed record AuthorizationData
{
    public required string IdTag { get; init; }

    public IdTagInfo? IdTagInfo { get; init; }
}

/// <summary>Used by SendLocalList.</summary>
public enum UpdateStatus
{
    Accepted,
    Failed,
    NotSupported,
    VersionMismatch,
}

/// <summary>Used by SendLocalList.</summary>
public enum UpdateType
{
    Differential,
    Full,
}
