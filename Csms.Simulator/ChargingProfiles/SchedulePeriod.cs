namespace Csms.Simulator.ChargingProfiles;

/// <summary>A limit that holds from a moment of the schedule until the next period.</summary>
/// <param name="Start">From the start of the schedule.</param>
/// <param name="Limit">In the schedule's unit; amperes are per phase.</param>
/// <param name="Phases">How many phases may carry current.</param>
internal readonly record struct SchedulePeriod(TimeSpan Start, decimal Limit, int Phases);
