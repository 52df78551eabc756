namespace Csms.Protocol.Ocpp16;

/// <summary>Empties the authorization cache. CSMS to station. OCPP 1.6 §5.4, Core profile.</summary>
public sealed record ClearCacheRequest : IRequest<ClearCacheResponse>;

/// <summary>Answers <see cref="ClearCacheRequest"/>.</summary>
public sealed record ClearCacheResponse
{
    public required ClearCacheStatus Status { get; init; }
}

/// <summary>Used by ClearCache.</summary>
public enum ClearCacheStatus
{
    Accepted,
    Rejected,
}
