namespace Csms.Domain.Locations;

/// <summary>A connector as it was built.</summary>
public sealed record ConnectorFacts
{
    private const int MostVolts = 2_000;
    private const int MostAmperes = 5_000;
    private const int MostWatts = 10_000_000;

    /// <summary>The EVSE's number for it, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>OCPI's ConnectorType, such as <c>IEC_62196_T2_COMBO</c>.</summary>
    public required string Standard { get; init; }

    /// <summary><c>SOCKET</c> or <c>CABLE</c>.</summary>
    public required string Format { get; init; }

    /// <summary><c>AC_1_PHASE</c>, <c>AC_2_PHASE</c>, <c>AC_2_PHASE_SPLIT</c>, <c>AC_3_PHASE</c> or <c>DC</c>.</summary>
    public required string PowerType { get; init; }

    /// <summary>In volts; of three phases that between phase and neutral.</summary>
    public required int MaxVoltage { get; init; }

    /// <summary>In amperes.</summary>
    public required int MaxAmperage { get; init; }

    /// <summary>In watts, when it is less than voltage and current would give.</summary>
    public int? MaxElectricPower { get; init; }

    internal IEnumerable<LocationFault> Faults()
    {
        if (EvseFacts.WhyNotANumber(Id) is { } text)
            yield return new("id", "range", text);
        if (!ConnectorWords.Standards.Contains(Standard))
            yield return new("standard", "enum", "A connector's type is one of OCPI's, such as IEC_62196_T2, IEC_62196_T2_COMBO or CHADEMO.");
        if (!ConnectorWords.Formats.Contains(Format))
            yield return new("format", "enum", $"The format is {string.Join(" or ", ConnectorWords.Formats)}.");
        if (!ConnectorWords.PowerTypes.Contains(PowerType))
            yield return new("powerType", "enum", $"The power type is one of: {string.Join(", ", ConnectorWords.PowerTypes)}.");
        if (MaxVoltage is < 1 or > MostVolts)
            yield return new("maxVoltage", "range", $"The voltage is between 1 and {MostVolts} volts.");
        if (MaxAmperage is < 1 or > MostAmperes)
            yield return new("maxAmperage", "range", $"The current is between 1 and {MostAmperes} amperes.");
        if (MaxElectricPower is < 1 or > MostWatts)
            yield return new("maxElectricPower", "range", $"The power is between 1 and {MostWatts} watts.");
    }
}

/// <summary>OCPI's words for connectors, those of 2.2.1 and 2.3.0.</summary>
internal static class ConnectorWords
{
    public static readonly IReadOnlyList<string> Formats = ["SOCKET", "CABLE"];

    public static readonly IReadOnlyList<string> PowerTypes = ["AC_1_PHASE", "AC_2_PHASE", "AC_2_PHASE_SPLIT", "AC_3_PHASE", "DC"];

    public static readonly IReadOnlySet<string> Standards =
        """
        CHADEMO CHAOJI DOMESTIC_A DOMESTIC_B DOMESTIC_C DOMESTIC_D DOMESTIC_E DOMESTIC_F DOMESTIC_G DOMESTIC_H DOMESTIC_I DOMESTIC_J DOMESTIC_K DOMESTIC_L
        DOMESTIC_M DOMESTIC_N DOMESTIC_O GBT_AC GBT_DC IEC_60309_2_single_16 IEC_60309_2_three_16 IEC_60309_2_three_32 IEC_60309_2_three_64 IEC_62196_T1
        IEC_62196_T1_COMBO IEC_62196_T2 IEC_62196_T2_COMBO IEC_62196_T3A IEC_62196_T3C MCS NEMA_5_20 NEMA_6_30 NEMA_6_50 NEMA_10_30 NEMA_10_50 NEMA_14_30
        NEMA_14_50 PANTOGRAPH_BOTTOM_UP PANTOGRAPH_TOP_DOWN SAE_J3400 TESLA_R TESLA_S
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
