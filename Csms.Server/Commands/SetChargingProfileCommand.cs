using Csms.Domain.Profiles;

namespace Csms.Server.Commands;

/// <summary>Installs a charging profile.</summary>
public sealed record SetChargingProfileCommand
{
    /// <summary>0 for the whole station.</summary>
    public required int EvseId { get; init; }

    public required RequestedProfile ChargingProfile { get; init; }
}
