namespace Csms.Simulator;

/// <summary>A vehicle that can be plugged in.</summary>
public sealed record Vehicle
{
    /// <summary>Default 60,000 Wh.</summary>
    public double BatteryCapacityWh { get; init; } = 60_000;

    /// <summary>How full the battery is at the start, in percent. Default 20.</summary>
    public double StateOfChargePercent { get; init; } = 20;

    /// <summary>The most that the charger on board takes, in watts. Default 11,040 (3 × 16 A).</summary>
    public double MaxAcWatts { get; init; } = 11_040;

    /// <summary>The most that the battery takes from a DC EVSE, in watts. Default 150,000.</summary>
    public double MaxDcWatts { get; init; } = 150_000;

    /// <summary>Phases of the charger on board, 1 to 3. Default 3.</summary>
    public int Phases { get; init; } = 3;
}
