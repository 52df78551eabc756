namespace Csms.Domain.Tokens;

/// <summary>What a presented token may do.</summary>
public sealed record Authorization
{
    public required AuthorizationStatus Status { get; init; }

    /// <summary>The group or parent of the token.</summary>
    public string? GroupId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsAccepted => Status == AuthorizationStatus.Accepted;
}

public enum AuthorizationStatus
{
    Accepted,
    Blocked,
    Expired,

    /// <summary>Registered as invalid.</summary>
    Invalid,

    /// <summary>The token already charges elsewhere; only for a start.</summary>
    ConcurrentTx,

    /// <summary>Nobody registered it, with this type. 1.6 has no such word and says Invalid.</summary>
    Unknown,
}
