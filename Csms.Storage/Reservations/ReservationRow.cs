namespace Csms.Storage.Reservations;

/// <summary>A reservation as stored. Times in milliseconds since 1970. It lives until <see cref="EndedAt"/> is set.</summary>
internal sealed class ReservationRow
{
    public const int Requested = 0;
    public const int Accepted = 1;
    public const int Used = 2;
    public const int Cancelled = 3;
    public const int Expired = 4;
    public const int Removed = 5;
    public const int Refused = 6;
    public const int Unknown = 7;

    public long Number { get; set; }

    public int Id { get; init; }

    public long StationNumber { get; init; }

    /// <summary>Filled in by lookups only.</summary>
    public string StationId { get; init; } = "";

    public int? Evse { get; init; }

    public int? Connector { get; init; }

    public string? ConnectorType { get; init; }

    public string IdToken { get; init; } = "";

    public string? IdTokenType { get; init; }

    public string TokenKey { get; init; } = "";

    public string? GroupId { get; init; }

    public long ExpiresAt { get; init; }

    public int State { get; set; }

    public string? Status { get; set; }

    public long CreatedAt { get; init; }

    public long? EndedAt { get; set; }

    public string? EndReason { get; set; }

    public long? TransactionId { get; set; }

    public bool IsLive => EndedAt is null;
}
