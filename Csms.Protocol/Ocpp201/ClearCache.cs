namespace Csms.Protocol.Ocpp201;

/// <summary>Empties the authorization cache. CSMS to station. OCPP 2.0.1 C11.</summary>
public sealed record ClearCacheRequest : IRequest<ClearCacheResponse>
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="ClearCacheRequest"/>.</summary>
public sealed record ClearCacheResponse
{
    public required ClearCacheStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by ClearCache.</summary>
public enum ClearCacheStatus
{
    Accepted,
    Rejected,
}
