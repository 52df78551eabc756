namespace Csms.Domain.Reservations;

/// <summary>An EVSE that is kept free for a token, or was to be.</summary>
public sealed record Reservation
{
    /// <summary>What goes out on the wire. It belongs to one station, where the same id may have come before.</summary>
    public required int Id { get; init; }

    public required string StationId { get; init; }

    /// <summary>Null for any EVSE of the station.</summary>
    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    /// <summary>2.0.1: any EVSE with such a connector, in the specification's word.</summary>
    public string? ConnectorType { get; init; }

    public required string IdToken { get; init; }

    public string? IdTokenType { get; init; }

    /// <summary>Tokens of this group may use it too.</summary>
    public string? GroupIdToken { get; init; }

    /// <summary>By our clock.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required ReservationState State { get; init; }

    /// <summary>What the station answered, in its word; null while it has not.</summary>
    public string? Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it is over, in words.</summary>
    public string? EndReason { get; init; }

    /// <summary>The transaction that it was used for.</summary>
    public int? TransactionId { get; init; }
}

/// <summary>Where a reservation is in its life. Requested, Accepted and Unknown ones live; the others are over.</summary>
public enum ReservationState
{
    /// <summary>Sent; the answer is awaited.</summary>
    Requested,

    Accepted,

    /// <summary>A transaction began with it.</summary>
    Used,

    /// <summary>Withdrawn, or replaced by one of the same id.</summary>
    Cancelled,

    Expired,

    /// <summary>The station gave it up: out of order, out of service, or for reasons of its own.</summary>
    Removed,

    Refused,

    /// <summary>No answer came: the station may have it or not.</summary>
    Unknown,
}
