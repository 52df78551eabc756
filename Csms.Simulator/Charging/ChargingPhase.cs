namespace Csms.Simulator.Charging;

/// <summary>How energy flows within a transaction.</summary>
internal enum ChargingPhase
{
    /// <summary>No vehicle is connected.</summary>
    Idle,

    /// <summary>A vehicle is connected, nothing is authorized.</summary>
    Connected,
    Charging,
    SuspendedByVehicle,
    SuspendedByStation,
}
