namespace Csms.Domain.Reservations;

/// <summary>Which reservations a list shows; null does not filter. Newest first.</summary>
public sealed record ReservationQuery
{
    public string? StationId { get; init; }

    public ReservationState? State { get; init; }
}
