namespace Csms.Domain.Reservations;

/// <summary>A reservation to be kept before it is sent.</summary>
public sealed record NewReservation
{
    /// <summary>The id of one to be replaced, or one that the caller chose; null gives a new one.</summary>
    public int? Id { get; init; }

    /// <summary>Null for any EVSE.</summary>
    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public string? ConnectorType { get; init; }

    public required string IdToken { get; init; }

    public string? IdTokenType { get; init; }

    public string? GroupIdToken { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A reservation that is kept and about to be sent.</summary>
/// <param name="Number">Names this one among those that had its id.</param>
/// <param name="Id">For the wire.</param>
public sealed record RequestedReservation(long Number, int Id);
