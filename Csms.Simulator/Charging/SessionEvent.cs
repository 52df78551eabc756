namespace Csms.Simulator.Charging;

/// <summary>What starts or changes a transaction.</summary>
internal enum SessionEvent
{
    CablePlugged,
    CarLeft,
    Authorized,
    Deauthorized,
    RemoteStart,
    ChargingStateChanged,
    MeterPeriodic,
    MeterClock,
    Trigger,
}
