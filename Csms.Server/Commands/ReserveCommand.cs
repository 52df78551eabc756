namespace Csms.Server.Commands;

/// <summary>Reserves an EVSE for a token until a time. An EVSE is kept free as a whole, also where a connector of it is named.</summary>
public sealed record ReserveCommand
{
    /// <summary>The id of the reservation to replace. Null makes a new one.</summary>
    public int? ReservationId { get; init; }

    public required string IdToken { get; init; }

    /// <summary>2.0.1's type of the token. Default: the registered token's, else <c>Central</c>.</summary>
    public string? IdTokenType { get; init; }

    /// <summary>Tokens of this group, in 1.6 of this parent, may use it too. Default: the registered token's.</summary>
    public string? GroupIdToken { get; init; }

    /// <summary>Null or 0 for any EVSE of the station.</summary>
    public int? EvseId { get; init; }

    public int? ConnectorId { get; init; }

    /// <summary>2.0.1 only, in its word, such as <c>cCCS2</c>: an EVSE with such a connector.</summary>
    public string? ConnectorType { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What a station answered to a reservation.</summary>
public sealed record ReserveAnswer : CommandAnswer
{
    /// <summary>Cancels the reservation.</summary>
    public required int ReservationId { get; init; }
}
