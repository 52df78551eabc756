namespace Csms.Domain.Stations;

/// <summary>A station with what is known of its EVSEs, for people. Whether it is connected knows the server.</summary>
public sealed record StationOverview
{
    public required Station Station { get; init; }

    /// <summary>When its last message arrived; null when it never connected.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    public DateTimeOffset? BootedAt { get; init; }

    /// <summary>Where it stands; null for nowhere.</summary>
    public string? LocationId { get; init; }

    public string? LocationName { get; init; }

    /// <summary>In ascending order; EVSE 0 is the station as a whole.</summary>
    public required IReadOnlyList<EvseOverview> Evses { get; init; }
}

public sealed record EvseOverview(int Id, IReadOnlyList<ConnectorOverview> Connectors);

public sealed record ConnectorOverview
{
    public required int Id { get; init; }

    /// <summary>The word that the station sent.</summary>
    public required string Status { get; init; }

    /// <summary>When, by the station's clock; the time of receipt when it sent none.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? ErrorCode { get; init; }

    public string? VendorErrorCode { get; init; }

    public string? ErrorDetail { get; init; }
}
