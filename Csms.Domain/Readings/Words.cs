using System.Collections.Frozen;

namespace Csms.Domain.Readings;

/// <summary>The words of sampled values and their codes in stored readings. Codes are for ever: words may be added at the end, never moved.</summary>
internal static class Words
{
    public const byte Unknown = 255;

    private static readonly string[] All =
    [
        // Measurands
        "Energy.Active.Import.Register", "Power.Active.Import", "Current.Import", "Voltage", "SoC", "Temperature", "Power.Offered", "Current.Offered",
        "Energy.Active.Export.Register", "Energy.Reactive.Import.Register", "Energy.Reactive.Export.Register", "Energy.Active.Import.Interval",
        "Energy.Active.Export.Interval", "Energy.Reactive.Import.Interval", "Energy.Reactive.Export.Interval", "Power.Active.Export",
        "Power.Reactive.Import", "Power.Reactive.Export", "Power.Factor", "Current.Export", "Frequency", "RPM", "Energy.Active.Net",
        "Energy.Reactive.Net", "Energy.Apparent.Net", "Energy.Apparent.Import", "Energy.Apparent.Export",

        // Units
        "Wh", "kWh", "varh", "kvarh", "W", "kW", "VA", "kVA", "var", "kvar", "A", "V", "K", "Celcius", "Celsius", "Fahrenheit", "Percent", "Hz", "Hertz",
        "ASU", "B", "dB", "dBm", "Deg", "lx", "m", "ms2", "N", "Ohm", "kPa", "RH", "s", "VAh", "kVAh",

        // Phases
        "L1", "L2", "L3", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1",

        // Locations
        "Outlet", "Inlet", "Cable", "EV", "Body",

        // Contexts
        "Sample.Periodic", "Sample.Clock", "Transaction.Begin", "Transaction.End", "Interruption.Begin", "Interruption.End", "Trigger", "Other",

        // Formats
        "Raw", "SignedData",
    ];

    private static readonly FrozenDictionary<string, byte> Codes =
        All.Select((word, code) => KeyValuePair.Create(word, checked((byte)code))).ToFrozenDictionary(StringComparer.Ordinal);

    public static byte CodeOf(string word) => Codes.GetValueOrDefault(word, Unknown);

    public static string WordOf(byte code) => All[code];
}
