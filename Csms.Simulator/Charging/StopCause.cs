namespace Csms.Simulator.Charging;

/// <summary>What ends a transaction.</summary>
internal enum StopCause
{
    Local,
    Remote,
    CarLeft,
    Deauthorized,

    /// <summary>Nobody plugged in in time.</summary>
    ConnectionTimeout,
    HardReset,
    SoftReset,
    Unlocked,
    Fault,
    PowerLoss,
}
