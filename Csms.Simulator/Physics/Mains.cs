namespace Csms.Simulator.Physics;

/// <summary>The grid that the station hangs on.</summary>
internal static class Mains
{
    /// <summary>Phase to neutral. OCPP 1.6 errata 3.69: watts and amperes are converted at a fixed line voltage.</summary>
    public const decimal Volts = 230;

    public const decimal Hertz = 50;

    /// <summary>IEC 61851-1: less than 6 A cannot be offered; the EVSE stops offering at all.</summary>
    public const decimal LeastAmperes = 6;
}
