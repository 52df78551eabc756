namespace Csms.Simulator;

/// <summary>What the CSMS answered to the station's BootNotification.</summary>
public enum Registration
{
    /// <summary>Not answered yet.</summary>
    None,
    Pending,
    Rejected,
    Accepted,
}
