namespace Csms.Simulator.Physics;

/// <summary>Reads an EVSE's meters.</summary>
internal static class Meter
{
    public static IReadOnlyList<Reading> Read(SimulatedEvse evse, IReadOnlyList<Quantity> quantities)
    {
        var readings = new List<Reading>(quantities.Count + 4);
        foreach (var quantity in quantities)
        {
            switch (quantity)
            {
                case Quantity.EnergyRegister:
                    readings.Add(new Reading(quantity, Math.Floor(evse.EnergyWh)));
                    break;
                case Quantity.Power:
                    readings.Add(new Reading(quantity, Math.Round(evse.PowerW)));
                    break;
                case Quantity.PowerOffered:
                    readings.Add(new Reading(quantity, Math.Floor(evse.OfferedW)));
                    break;
                case Quantity.CurrentOffered:
                    readings.Add(new Reading(quantity, Amperes(evse, evse.OfferedW)));
                    break;
                case Quantity.Current:
                    AddPhases(readings, evse, quantity, Amperes(evse, evse.PowerW), 0);
                    break;
                case Quantity.Voltage:
                    AddPhases(readings, evse, quantity, Volts(evse), Volts(evse));
                    break;
                case Quantity.SoC when evse.StateOfChargePercent is { } percent:
                    readings.Add(new Reading(quantity, Math.Round((decimal)percent, 1)));
                    break;
                case Quantity.Frequency:
                    readings.Add(new Reading(quantity, Mains.Hertz));
                    break;
                case Quantity.Temperature:
                    // The housing warms up with the load.
                    readings.Add(new Reading(quantity, 25 + Math.Round(15 * evse.PowerW / evse.MaximumWatts, 1)));
                    break;
            }
        }
        return readings;
    }

    /// <summary>A battery's voltage is taken as 400 V.</summary>
    private static decimal Volts(SimulatedEvse evse) => evse.DirectCurrent ? 400 : Mains.Volts;

    private static decimal Amperes(SimulatedEvse evse, decimal watts) => Math.Round(watts / (Volts(evse) * evse.ActivePhases), 2);

    private static void AddPhases(List<Reading> readings, SimulatedEvse evse, Quantity quantity, decimal active, decimal idle)
    {
        if (evse.DirectCurrent)
        {
            readings.Add(new Reading(quantity, active));
            return;
        }
        for (var phase = 1; phase <= 3; phase++)
            readings.Add(new Reading(quantity, phase <= evse.ActivePhases ? active : idle, phase));
    }
}
