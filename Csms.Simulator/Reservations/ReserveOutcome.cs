namespace Csms.Simulator.Reservations;

/// <summary>What becomes of a wish to reserve; both versions have these words.</summary>
internal enum ReserveOutcome
{
    Accepted,
    Faulted,
    Occupied,
    Rejected,
    Unavailable,
}
