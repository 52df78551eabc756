using Csms.Domain.Stations;

namespace Csms.Domain.Profiles;

/// <summary>The charging profiles that stations have accepted.</summary>
public sealed class ChargingProfiles
{
    /// <summary>
    /// Keeps an accepted profile. It replaces the one with the same id, and those with the same EVSE, purpose and stack level
    /// (OCPP 2.0.1 K01.FR.05).
    /// </summary>
    public ValueTask AcceptedAsync(StationKey station, StationProfile profile, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Forgets what the station has cleared; returns how many.</summary>
    public ValueTask<int> ClearedAsync(StationKey station, ProfileCriteria criteria, CancellationToken cancellation) => throw new NotImplementedException();

    public ValueTask<IReadOnlyList<StationProfile>> ListAsync(StationKey station, CancellationToken cancellation) => throw new NotImplementedException();
}
