namespace Csms.Simulator.Connections;

/// <summary>Why a station boots.</summary>
internal enum BootCause
{
    PowerUp,
    RemoteReset,
    ScheduledReset,
    FirmwareUpdate,
    Triggered,
}
