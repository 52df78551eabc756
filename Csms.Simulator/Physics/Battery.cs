namespace Csms.Simulator.Physics;

/// <summary>A vehicle's battery: it takes full power up to 80 %, then less and less.</summary>
internal sealed class Battery(double capacityWh, double stateOfCharge)
{
    /// <summary>The share of charge (0 to 1) from which on the battery takes less.</summary>
    private const double Knee = 0.8;

    /// <summary>The share of full power that is left just before the battery is full.</summary>
    private const double Tail = 0.05;

    private double _chargeWh = capacityWh * Math.Clamp(stateOfCharge, 0, 1);

    /// <summary>0 to 1.</summary>
    public double StateOfCharge => _chargeWh / capacityWh;

    public bool Full => _chargeWh >= capacityWh;

    /// <summary>What the battery takes of the offered power, in watts.</summary>
    /// <param name="offeredWatts">What is there to take.</param>
    /// <param name="maximumWatts">The most that this vehicle ever takes.</param>
    public double AcceptedWatts(double offeredWatts, double maximumWatts)
    {
        if (Full)
            return 0;
        var share = StateOfCharge <= Knee ? 1 : 1 - ((StateOfCharge - Knee) / (1 - Knee) * (1 - Tail));
        return Math.Min(offeredWatts, maximumWatts * share);
    }

    /// <summary>Charges for a while; returns the Wh that went in, which is less than power × time only when the battery became full.</summary>
    public double Charge(double watts, TimeSpan duration)
    {
        var takenWh = Math.Min(watts * duration.TotalHours, capacityWh - _chargeWh);
        _chargeWh += takenWh;
        if (capacityWh - _chargeWh < 0.001)
            _chargeWh = capacityWh;
        return takenWh;
    }
}
