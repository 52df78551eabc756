using System.Collections.Frozen;
using System.Globalization;

namespace Csms.Domain.Readings;

/// <summary>What a sample says when its defaults are filled in and its unit is made plain: Wh for kWh, W for kW, and so on.</summary>
internal static class Units
{
    public const string EnergyRegister = "Energy.Active.Import.Register";
    public const string ActivePower = "Power.Active.Import";
    public const string StateOfCharge = "SoC";
    public const string Begin = "Transaction.Begin";
    public const string End = "Transaction.End";

    /// <summary>More than this, in thousandths, no meter shows; the typed columns leave it out.</summary>
    private const decimal MaxThousandths = 4_000_000_000_000_000_000m;

    /// <summary>Units as stations spell them in other cases (field report 52). MWh and MW only in their own: mWh is another unit.</summary>
    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)> AnyCase = new[]
    {
        ("Wh", "Wh", 1m), ("kWh", "Wh", 1000m), ("W", "W", 1m), ("kW", "W", 1000m), ("varh", "varh", 1m), ("kvarh", "varh", 1000m), ("var", "var", 1m),
        ("kvar", "var", 1000m), ("VA", "VA", 1m), ("kVA", "VA", 1000m), ("VAh", "VAh", 1m), ("kVAh", "VAh", 1000m), ("A", "A", 1m), ("V", "V", 1m),
        ("K", "K", 1m), ("Celsius", "Celsius", 1m), ("Celcius", "Celsius", 1m), ("Fahrenheit", "Fahrenheit", 1m), ("Percent", "Percent", 1m),
        ("Hz", "Hz", 1m), ("Hertz", "Hz", 1m),
    }.ToFrozenDictionary(unit => unit.Item1, unit => (unit.Item2, unit.Item3), StringComparer.OrdinalIgnoreCase);

    public static string MeasurandOf(Sample sample) => sample.Measurand ?? EnergyRegister;

    public static string ContextOf(Sample sample) => sample.Context ?? "Sample.Periodic";

    public static string LocationOf(Sample sample) => sample.Location ?? "Outlet";

    /// <summary>The plain unit and by what to multiply; null for a value without a unit.</summary>
    public static (string? Unit, decimal Factor) Plain(Sample sample) => sample.Unit switch
    {
        null or "" => (DefaultUnit(MeasurandOf(sample)), 1m),
        "MWh" => ("Wh", 1_000_000m),
        "MW" => ("W", 1_000_000m),
        var unit => AnyCase.TryGetValue(unit, out var known) ? known : (unit, 1m),
    };

    /// <summary>The value in the plain unit; null when the text is no number, or too large for one.</summary>
    public static decimal? Value(Sample sample)
    {
        if (sample.Format == "SignedData" || !decimal.TryParse(sample.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        var (_, factor) = Plain(sample);
        try
        {
            return sample.Multiplier == 0 ? value * factor : Scale(value * factor, sample.Multiplier);
        }
        catch (OverflowException)
        {
            // 10^40 Wh is no energy; the raw text is kept.
            return null;
        }
    }

    /// <summary>A value in thousandths, rounded; null when it is out of any meter's range.</summary>
    public static long? Thousandths(decimal? value) =>
        value is { } known && Math.Abs(known) <= MaxThousandths / 1000m ? (long)Math.Round(known * 1000m) : null;

    private static string? DefaultUnit(string measurand) => measurand switch
    {
        StateOfCharge => "Percent",
        "Voltage" => "V",
        "Frequency" => "Hz",
        "Temperature" => "Celsius",
        _ when measurand.StartsWith("Energy.Reactive", StringComparison.Ordinal) => "varh",
        _ when measurand.StartsWith("Energy.Apparent", StringComparison.Ordinal) => "VAh",
        _ when measurand.StartsWith("Energy.", StringComparison.Ordinal) => "Wh",
        _ when measurand.StartsWith("Power.Reactive", StringComparison.Ordinal) => "var",
        "Power.Factor" => null,
        _ when measurand.StartsWith("Power.", StringComparison.Ordinal) => "W",
        _ when measurand.StartsWith("Current.", StringComparison.Ordinal) => "A",
        _ => null,
    };

    private static decimal Scale(decimal value, int exponent)
    {
        for (; exponent > 0 && value != 0; exponent--)
            value *= 10m;
        for (; exponent < 0 && value != 0; exponent++)
            value /= 10m;
        return value;
    }
}
