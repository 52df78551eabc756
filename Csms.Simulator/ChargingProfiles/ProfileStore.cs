namespace Csms.Simulator.ChargingProfiles;

/// <summary>The charging profiles of a station and what follows from them.</summary>
internal sealed class ProfileStore
{
    private static readonly Purpose[] StationPurposes = [Purpose.ExternalConstraints, Purpose.StationMaximum];

    private readonly List<Profile> _profiles = [];

    public IReadOnlyList<Profile> All => _profiles;

    /// <summary>Installs a profile; one with the same id, or with the same purpose, level and EVSE, is replaced.</summary>
    public void Set(Profile profile)
    {
        _profiles.RemoveAll(other =>
            other.Id == profile.Id
            || (other.Purpose == profile.Purpose && other.StackLevel == profile.StackLevel && other.EvseId == profile.EvseId));
        _profiles.Add(profile);
    }

    /// <summary>Removes what matches; returns how many.</summary>
    public int Clear(Predicate<Profile> matches) => _profiles.RemoveAll(matches);

    /// <summary>A transaction's own profiles end with it.</summary>
    public void EndTransaction(int evseId) => _profiles.RemoveAll(profile => profile.Purpose == Purpose.Transaction && profile.EvseId == evseId);

    /// <summary>What an EVSE may take now: its own limits, and its share of the station's among those that charge.</summary>
    /// <param name="evseId">The EVSE.</param>
    /// <param name="at">The moment.</param>
    /// <param name="chargingSince">The start of the transaction.</param>
    /// <param name="hardware">What EVSE and vehicle can do at most.</param>
    /// <param name="chargingEvses">How many share the station's limits, at least 1.</param>
    public Limit LimitFor(int evseId, DateTimeOffset at, DateTimeOffset chargingSince, Limit hardware, int chargingEvses)
    {
        var limit = LimitFor(evseId, at, chargingSince, hardware);
        foreach (var purpose in StationPurposes)
        {
            if (Leading(purpose, 0, at, chargingSince, hardware.Phases) is { } station)
                limit = Lower(limit, station with { Watts = station.Watts / chargingEvses });
        }
        return limit;
    }

    /// <summary>The limits of an EVSE (or with 0 of the station) over a time, as periods that each differ from the one before.</summary>
    /// <param name="evseId">0 means the grid connection.</param>
    /// <param name="from">The start of the schedule.</param>
    /// <param name="duration">Its length.</param>
    /// <param name="chargingSince">The start of the transaction; without one, <paramref name="from"/>.</param>
    /// <param name="hardware">What the EVSE, or all together, can deliver at most.</param>
    public IReadOnlyList<(TimeSpan Start, Limit Limit)> Composite(
        int evseId, DateTimeOffset from, TimeSpan duration, DateTimeOffset chargingSince, Limit hardware)
    {
        var periods = new List<(TimeSpan Start, Limit Limit)>();
        var end = from + duration;
        for (DateTimeOffset? at = from; at < end; at = NextChange(at.Value, chargingSince))
        {
            var limit = evseId == 0 ? hardware : LimitFor(evseId, at.Value, chargingSince, hardware);
            foreach (var purpose in StationPurposes)
            {
                if (Leading(purpose, 0, at.Value, chargingSince, hardware.Phases) is { } station)
                    limit = Lower(limit, station);
            }
            if (periods.Count == 0 || periods[^1].Limit != limit)
                periods.Add((at.Value - from, limit));
        }
        return periods;
    }

    private Limit LimitFor(int evseId, DateTimeOffset at, DateTimeOffset chargingSince, Limit hardware)
    {
        var limit = hardware;
        if (Leading(Purpose.ExternalConstraints, evseId, at, chargingSince, hardware.Phases) is { } external)
            limit = Lower(limit, external);
        // A transaction's own profile overrules the default; a default of the EVSE overrules the station's.
        var own = Leading(Purpose.Transaction, evseId, at, chargingSince, hardware.Phases)
            ?? Leading(Purpose.TransactionDefault, evseId, at, chargingSince, hardware.Phases)
            ?? Leading(Purpose.TransactionDefault, 0, at, chargingSince, hardware.Phases);
        return own is { } transaction ? Lower(limit, transaction) : limit;
    }

    private static Limit Lower(Limit one, Limit other) =>
        new(Math.Min(one.Watts, other.Watts), Math.Min(one.Phases, other.Phases));

    /// <summary>Among the profiles of one purpose the one with the highest level that is valid at the moment leads; the others do not count.</summary>
    private Limit? Leading(Purpose purpose, int evseId, DateTimeOffset at, DateTimeOffset chargingSince, int phases)
    {
        Limit? leading = null;
        var level = int.MinValue;
        foreach (var profile in _profiles)
        {
            if (profile.Purpose != purpose || profile.EvseId != evseId || profile.StackLevel <= level)
                continue;
            if (profile.LimitAt(at, chargingSince, phases) is not { } limit)
                continue;
            leading = limit;
            level = profile.StackLevel;
        }
        return leading;
    }

    private DateTimeOffset? NextChange(DateTimeOffset at, DateTimeOffset chargingSince)
    {
        DateTimeOffset? next = null;
        foreach (var profile in _profiles)
        {
            if (profile.NextChange(at, chargingSince) is { } moment && !(moment >= next))
                next = moment;
        }
        return next;
    }
}
