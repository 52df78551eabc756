using System.Text;

namespace Csms.Benchmarks.Load;

/// <summary>Payloads of 1.6 MeterValues, three samples for each time.</summary>
internal static class MeterValuesPayload
{
    public const int SamplesPerTime = 3;

    /// <summary>A payload within a transaction.</summary>
    /// <param name="transactionId">The transaction.</param>
    /// <param name="readings">The times, as on the wire, each with the energy register in Wh.</param>
    public static string Transaction(int transactionId, IEnumerable<(string At, long EnergyWh)> readings)
    {
        var text = new StringBuilder($$"""{"connectorId":1,"transactionId":{{transactionId}},"meterValue":[""");
        foreach (var (at, energyWh) in readings)
        {
            text.Append($$"""{"timestamp":"{{at}}","sampledValue":[""")
                .Append($$"""{"value":"{{energyWh}}","context":"Sample.Periodic","format":"Raw","measurand":"Energy.Active.Import.Register","location":"Outlet","unit":"Wh"},""")
                .Append("""{"value":"7360.0","context":"Sample.Periodic","format":"Raw","measurand":"Power.Active.Import","location":"Outlet","unit":"W"},""")
                .Append("""{"value":"42","context":"Sample.Periodic","format":"Raw","measurand":"SoC","location":"EV","unit":"Percent"}]},""");
        }
        return text.Remove(text.Length - 1, 1).Append("]}").ToString();
    }
}
