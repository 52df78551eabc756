namespace Csms.Simulator.ChargingProfiles;

/// <summary>A limit that somebody else than the CSMS sets for the whole station.</summary>
internal static class ExternalLimit
{
    /// <summary>Ids of the station's own profiles are below zero: the CSMS's never are.</summary>
    private const int ProfileId = -1;

    public static void Set(SimulatedStation station, decimal? watts)
    {
        var cleared = station.Profiles.Clear(profile => profile.Id == ProfileId) > 0;
        if (watts is { } limit)
        {
            station.Profiles.Set(new Profile
            {
                Id = ProfileId,
                EvseId = 0,
                StackLevel = 0,
                Purpose = Purpose.ExternalConstraints,
                Kind = ProfileKind.Absolute,
                InAmperes = false,
                Start = station.Now,
                Periods = [new SchedulePeriod(TimeSpan.Zero, limit, 3)],
            });
        }
        station.RecomputeAll();
        if (cleared || watts is not null)
            station.Dialect.ExternalLimitChanged(watts);
    }
}
