namespace Csms.Domain.Tokens;

/// <summary>What a presented token may do.</summary>
public sealed record Authorization
{
    public required AuthorizationStatus Status { get; init; }

    /// <summary>Why, in words for an operator.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The group or parent of the token.</summary>
    public string? GroupId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Until when a station may use this verdict without asking again; null for as long as it likes.</summary>
    public DateTimeOffset? CacheUntil { get; init; }

    /// <summary>The EVSEs of the station where the token may charge; null for all of them.</summary>
    public IReadOnlyList<int>? EvseIds { get; init; }

    /// <summary>The driver's language.</summary>
    public string? Language { get; init; }

    public bool IsAccepted => Status == AuthorizationStatus.Accepted;

    /// <summary>The token stops transactions and starts none.</summary>
    internal bool IsMasterPass { get; init; }

    /// <summary>How many transactions it may have at once.</summary>
    internal int MaxConcurrent { get; init; } = int.MaxValue;
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

    /// <summary>Not at this station or EVSE. 1.6 has no such word and says Blocked, as for the next two.</summary>
    NotAtThisLocation,

    /// <summary>Not at this time of the week.</summary>
    NotAtThisTime,

    /// <summary>Not with the connectors of this EVSE.</summary>
    NotAllowedTypeEvse,
}
