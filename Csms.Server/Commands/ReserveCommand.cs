namespace Csms.Server.Commands;

/// <summary>Reserves an EVSE for a token until a time.</summary>
public sealed record ReserveCommand
{
    /// <summary>The id of the reservation to replace. Null makes a new one.</summary>
    public int? ReservationId { get; init; }

    public required string IdToken { get; init; }

    /// <summary>2.0.1's type of the token. Default: the registered token's, else <c>Central</c>.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>Null or 0 for any EVSE of the station.</summary>
    public int? EvseId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What a station answered to a reservation.</summary>
public sealed record ReserveAnswer : CommandAnswer
{
    /// <summary>Cancels the reservation.</summary>
    public required int ReservationId { get; init; }
}
