namespace Csms.Domain.Stations;

/// <summary>What a station's BootNotification is answered. Kept per station, not per socket.</summary>
public enum Registration
{
    Accepted,
    Pending,
    Rejected,
}
