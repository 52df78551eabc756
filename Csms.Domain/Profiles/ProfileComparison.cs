namespace Csms.Domain.Profiles;

/// <summary>Profiles of one place as a station reports them.</summary>
public sealed record ReportedProfiles
{
    /// <summary>Who has set them, in the station's word: <c>CSO</c> is the CSMS.</summary>
    public required string Source { get; init; }

    public required int EvseId { get; init; }

    public required IReadOnlyList<RequestedProfile> Profiles { get; init; }
}

/// <summary>What a station reports beside what the server has kept of it.</summary>
public sealed record ProfileComparison
{
    /// <summary>Ids of profiles that the station has accepted and does not report.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>Ids of profiles that the station reports with another content.</summary>
    public required IReadOnlyList<int> Different { get; init; }

    /// <summary>Ids of wanted profiles that the station has after all.</summary>
    public required IReadOnlyList<int> Confirmed { get; init; }

    /// <summary>What the station reports and the server has not set.</summary>
    public required IReadOnlyList<ReportedProfiles> Foreign { get; init; }

    /// <param name="reported">Of all places and purposes: what is not in it counts as missing.</param>
    public static ProfileComparison Of(IReadOnlyList<StationProfile> kept, IReadOnlyList<ReportedProfiles> reported)
    {
        // Ids of the station's own profiles may be those of ours.
        var ours = reported.SelectMany(place => place.Profiles.Where(IsSettable).Select(profile => (place.EvseId, Profile: profile))).ToLookup(placed => placed.Profile.Id);
        var accepted = kept.Where(profile => profile.State == ProfileState.Accepted).ToList();
        return new ProfileComparison
        {
            Missing = [.. accepted.Where(profile => !ours.Contains(profile.Profile.Id)).Select(profile => profile.Profile.Id)],
            Different =
            [
                .. accepted.Where(profile => ours.Contains(profile.Profile.Id) && !ours[profile.Profile.Id].Any(other => IsSame(profile, other.EvseId, other.Profile)))
                    .Select(profile => profile.Profile.Id),
            ],
            Confirmed =
            [
                .. kept.Where(profile => profile.State == ProfileState.Wanted && ours[profile.Profile.Id].Any(other => IsSame(profile, other.EvseId, other.Profile)))
                    .Select(profile => profile.Profile.Id),
            ],
            Foreign =
            [
                .. reported
                    .Select(place => place with { Profiles = [.. place.Profiles.Where(profile => !IsSettable(profile) || kept.All(known => known.Profile.Id != profile.Id))] })
                    .Where(place => place.Profiles.Count > 0),
            ],
        };
    }

    private static bool IsSettable(RequestedProfile profile) => profile.Purpose != ProfilePurpose.ChargingStationExternalConstraints;

    private static bool IsSame(StationProfile kept, int evse, RequestedProfile told) =>
        (kept.Evse, kept.Profile.Purpose, kept.Profile.StackLevel, kept.Profile.Kind, kept.Profile.ValidFrom, kept.Profile.ValidTo)
            == (evse, told.Purpose, told.StackLevel, told.Kind, told.ValidFrom, told.ValidTo)
        && kept.Profile.AllSchedules().SequenceEqual(told.AllSchedules(), SameSchedule.Instance);

    private sealed class SameSchedule : IEqualityComparer<RequestedSchedule>
    {
        public static readonly SameSchedule Instance = new();

        public bool Equals(RequestedSchedule? one, RequestedSchedule? other) =>
            (one!.Unit, one.StartsAt, one.DurationSeconds) == (other!.Unit, other.StartsAt, other.DurationSeconds)
            && one.Periods.Select(Content).SequenceEqual(other.Periods.Select(Content));

        public int GetHashCode(RequestedSchedule schedule) => schedule.Periods.Count;

        // A station may name the three phases that it was not told.
        private static (int Start, decimal Limit, int Phases) Content(RequestedPeriod period) => (period.StartSeconds, period.Limit, period.Phases ?? 3);
    }
}
