namespace Csms.Protocol.Ocpp201;

/// <summary>Replaces or changes the local authorization list. CSMS to station. OCPP 2.0.1 D01.</summary>
public sealed record SendLocalListRequest : IRequest<SendLocalListResponse>
{
    public required int VersionNumber { get; init; }

    public required Update UpdateType { get; init; }

    public IReadOnlyList<Authorization>? LocalAuthorizationList { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SendLocalListRequest"/>.</summary>
public sealed record SendLocalListResponse
{
    public required SendLocalListStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of SendLocalList.</summary>
public sealed record Authorization
{
    public required IdToken IdToken { get; init; }

    public IdTokenInfo? IdTokenInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by SendLocalList.</summary>
public enum SendLocalListStatus
{
    Accepted,
    Failed,
    VersionMismatch,
}

/// <summary>Used by SendLocalList.</summary>
public enum Update
{
    Differential,
    Full,
}
