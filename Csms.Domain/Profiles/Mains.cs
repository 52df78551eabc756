namespace Csms.Domain.Profiles;

/// <summary>The grid where nobody says otherwise. OCPP 1.6 errata 3.69: watts are counted with a fixed line voltage.</summary>
internal static class Mains
{
    public const decimal Volts = 230;
}
