namespace Csms.Simulator.ChargingProfiles;

/// <summary>What may flow at a moment.</summary>
/// <param name="Watts">All phases together.</param>
/// <param name="Phases">How many phases may carry it.</param>
internal readonly record struct Limit(decimal Watts, int Phases);
