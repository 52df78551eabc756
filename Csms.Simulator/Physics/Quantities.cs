namespace Csms.Simulator.Physics;

/// <summary>The names of quantities, which both versions share.</summary>
internal static class Quantities
{
    private static readonly (Quantity Quantity, string Name)[] Names =
    [
        (Quantity.EnergyRegister, "Energy.Active.Import.Register"),
        (Quantity.Power, "Power.Active.Import"),
        (Quantity.Current, "Current.Import"),
        (Quantity.Voltage, "Voltage"),
        (Quantity.PowerOffered, "Power.Offered"),
        (Quantity.CurrentOffered, "Current.Offered"),
        (Quantity.SoC, "SoC"),
        (Quantity.Frequency, "Frequency"),
        (Quantity.Temperature, "Temperature"),
    ];

    /// <summary>What most stations sample during a transaction.</summary>
    public static IReadOnlyList<Quantity> Usual { get; } =
        [Quantity.EnergyRegister, Quantity.Power, Quantity.Current, Quantity.Voltage, Quantity.PowerOffered, Quantity.SoC];

    public static string Write(IReadOnlyList<Quantity> quantities) =>
        string.Join(',', quantities.Select(quantity => Names[(int)quantity].Name));

    /// <summary>Reads a comma-separated list; null when one name in it is not known, for then the whole list is refused.</summary>
    public static IReadOnlyList<Quantity>? Read(string list)
    {
        var quantities = new List<Quantity>();
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = Array.FindIndex(Names, entry => entry.Name == name);
            if (found < 0)
                return null;
            quantities.Add(Names[found].Quantity);
        }
        return quantities;
    }
}
