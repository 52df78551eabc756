namespace Csms.Simulator.Physics;

/// <summary>A vehicle while it is plugged in.</summary>
internal sealed class Car(Vehicle vehicle, int connector)
{
    public Vehicle Vehicle { get; } = vehicle;

    public int Connector { get; } = connector;

    /// <summary>False when the vehicle takes nothing for a reason of its own, a timer for instance.</summary>
    public bool Draws { get; set; } = true;

    public Battery Battery { get; } = new(vehicle.BatteryCapacityWh, vehicle.StateOfChargePercent / 100);
}
