using Csms.Domain.Tokens;

namespace Csms.Server.Hooks;

/// <summary>What the hook is asked.</summary>
internal sealed record AuthorizationQuestion
{
    public required string StationId { get; init; }

    /// <summary><c>1.6</c> or <c>2.0.1</c>.</summary>
    public required string OcppVersion { get; init; }

    public required string IdToken { get; init; }

    /// <summary>2.0.1's word; null in 1.6, which has no types.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>Null where the station does not say.</summary>
    public int? EvseId { get; init; }

    /// <summary>2.0.1: the station's id of the transaction that the token comes with; null before there is one.</summary>
    public string? TransactionId { get; init; }

    /// <summary><c>Authorize</c>, <c>Start</c> or <c>Stop</c>.</summary>
    public required string Purpose { get; init; }
}

/// <summary>What the hook answers.</summary>
internal sealed record AuthorizationReply
{
    public required AuthorizationStatus Status { get; init; }

    public string? GroupId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The EVSEs where the token may charge; null for all.</summary>
    public IReadOnlyList<int>? EvseIds { get; init; }

    public string? Language { get; init; }

    public string? Reason { get; init; }
}
