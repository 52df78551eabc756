using Csms.Domain.Reservations;
using Csms.Server.Commands;

namespace Csms.Server.Api;

/// <summary>An EVSE that is kept free for a token, or was to be. Not the domain's record: a key code is not shown.</summary>
internal sealed record ReservationResource
{
    public required int Id { get; init; }

    public required string StationId { get; init; }

    /// <summary>Null for any EVSE.</summary>
    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    public string? ConnectorType { get; init; }

    /// <summary><c>***</c> for a key code.</summary>
    public required string IdToken { get; init; }

    public string? IdTokenType { get; init; }

    public string? GroupIdToken { get; init; }

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

    public static ReservationResource Of(Reservation reservation) => new()
    {
        Id = reservation.Id,
        StationId = reservation.StationId,
        EvseId = reservation.EvseId,
        ConnectorId = reservation.ConnectorId,
        ConnectorType = reservation.ConnectorType,
        IdToken = KeyCode.IsMeant(reservation.IdTokenType) ? KeyCode.Hidden : reservation.IdToken,
        IdTokenType = reservation.IdTokenType,
        GroupIdToken = reservation.GroupIdToken,
        ExpiresAt = reservation.ExpiresAt,
        State = reservation.State,
        Status = reservation.Status,
        CreatedAt = reservation.CreatedAt,
        EndedAt = reservation.EndedAt,
        EndReason = reservation.EndReason,
        TransactionId = reservation.TransactionId,
    };
}
