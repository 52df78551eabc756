namespace Csms.Simulator.Physics;

/// <summary>A vehicle while it is plugged in.</summary>
internal sealed class Car(Vehicle vehicle, int connector)
{
    public Vehicle Vehicle { get; } = vehicle;

    public int Connector { get; } = connector;

    public Battery Battery { get; } = new(vehicle.BatteryCapacityWh, vehicle.StateOfChargePercent / 100);
}
