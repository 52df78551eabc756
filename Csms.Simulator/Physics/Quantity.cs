namespace Csms.Simulator.Physics;

/// <summary>What a meter of the station can show.</summary>
internal enum Quantity
{
    EnergyRegister,
    Power,
    Current,
    Voltage,
    PowerOffered,
    CurrentOffered,
    SoC,
    Frequency,
    Temperature,
}
