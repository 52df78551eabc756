namespace Csms.Simulator.Fleet;

/// <summary>What a fleet does at a moment.</summary>
/// <param name="Frames">Frames sent and received so far.</param>
/// <param name="Errors">Calls refused or given up so far, lost sockets not counted.</param>
internal sealed record FleetCounts(int Connected, int Booted, int Charging, long Frames, long Errors, decimal EnergyKWh, string? Problem);
