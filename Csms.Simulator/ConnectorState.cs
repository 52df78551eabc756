namespace Csms.Simulator;

/// <summary>The state of an EVSE, in the words of OCPP 1.6, which are the finer ones.</summary>
public enum ConnectorState
{
    Available,
    Preparing,
    Charging,

    /// <summary>The EVSE offers nothing, for instance because a charging profile says 0.</summary>
    SuspendedEVSE,

    /// <summary>The vehicle takes nothing: its battery is full.</summary>
    SuspendedEV,

    /// <summary>The transaction has ended, the cable is still plugged.</summary>
    Finishing,
    Reserved,
    Unavailable,
    Faulted,
}
