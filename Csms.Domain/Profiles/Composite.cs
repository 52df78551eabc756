namespace Csms.Domain.Profiles;

/// <summary>
/// Computes what a station should come to from all its profiles: station limits and outside limits, and of a transaction its own profile over the default
/// ones. Within a purpose the highest stack level that has something to say leads. OCPP 1.6 §3.13, OCPP 2.0.1 K01, K08.
/// </summary>
public static class Composite
{
    public static CompositeSchedule Of(CompositeInput input)
    {
        var layers = new Layers(input);
        var end = Moment.After(input.From, input.DurationSeconds);
        var periods = new List<CompositePeriod>();
        foreach (var at in layers.Changes(input.From, end).Prepend(input.From).TakeWhile(at => at < end))
        {
            var bound = layers.At(at);
            var limit = bound.In(input.Unit, input.Volts);
            Add(periods, (at - input.From).TotalSeconds, limit, limit is null ? null : bound.Phases);
        }
        return new CompositeSchedule { EvseId = input.EvseId, StartsAt = input.From, DurationSeconds = input.DurationSeconds, Unit = input.Unit, Periods = periods };
    }

    // Within a second the lower limit holds, and each second has one period at most.
    private static void Add(List<CompositePeriod> periods, double at, decimal? limit, int? phases)
    {
        var before = periods.LastOrDefault();
        var seconds = Seconds();
        while (before is not null && before.StartSeconds >= seconds)
        {
            periods.RemoveAt(periods.Count - 1);
            before = periods.LastOrDefault();
            seconds = Seconds();
        }
        if (before is null || (before.Limit, before.Phases) != (limit, phases))
            periods.Add(new CompositePeriod { StartSeconds = seconds, Limit = limit, Phases = phases });

        int Seconds() => (int)(limit is null || limit > before?.Limit ? Math.Ceiling(at) : Math.Floor(at));
    }

    /// <summary>The profiles and limits that count at one place, ordered by who overrules whom.</summary>
    private sealed class Layers
    {
        private readonly CompositeInput _input;
        private readonly TimedSchedule[] _outside;
        private readonly TimedSchedule[] _station;
        private readonly TimedSchedule[][] _transaction;
        private readonly TimedSchedule[] _all;

        public Layers(CompositeInput input)
        {
            _input = input;
            var since = input.ChargingSince ?? input.From;
            _outside =
            [
                .. from limit in input.Outside
                   where limit.EvseId == 0 || limit.EvseId == input.EvseId
                   from schedule in limit.Schedules
                   select new TimedSchedule(schedule, schedule.StartsAt ?? limit.NotedAt, null, null, null),
            ];
            _station = Stack(ProfilePurpose.ChargingStationMaxProfile, 0);
            _transaction = input.EvseId == 0
                ? []
                : [Stack(ProfilePurpose.TxProfile, input.EvseId), Stack(ProfilePurpose.TxDefaultProfile, input.EvseId), Stack(ProfilePurpose.TxDefaultProfile, 0)];
            _all = [.. _outside, .. _station, .. _transaction.SelectMany(stack => stack)];

            TimedSchedule[] Stack(ProfilePurpose purpose, int evse) =>
            [
                .. input.Profiles
                    .Where(profile => profile.State == ProfileState.Accepted && profile.Profile.Purpose == purpose && profile.Evse == evse
                        && (purpose != ProfilePurpose.TxProfile || (input.OcppTransactionId is { } running && (profile.OcppTransactionId ?? running) == running)))
                    .OrderByDescending(profile => profile.Profile.StackLevel)
                    .Select(profile => TimedSchedule.Of(profile.Profile, since)),
            ];
        }

        public Bound At(DateTimeOffset moment)
        {
            var bound = new Bound(_input.PowerWatts, null, _input.Phases);
            foreach (var outside in _outside)
                bound = bound.And(Of(outside, moment));
            bound = bound.And(Leading(_station, moment));
            // A transaction's own profile overrules the defaults, and the EVSE's default the station's.
            var leader = _transaction.FirstOrDefault(stack => stack.Any(schedule => schedule.At(moment) is not null));
            return leader is null ? bound : bound.And(Leading(leader, moment));
        }

        /// <summary>The moments after the first and before the last one at which something may change, ascending.</summary>
        public IEnumerable<DateTimeOffset> Changes(DateTimeOffset from, DateTimeOffset to) => _all.SelectMany(schedule => schedule.Changes(from, to)).Distinct().Order();

        private Bound Leading(TimedSchedule[] stack, DateTimeOffset moment) =>
            stack.FirstOrDefault(schedule => schedule.At(moment) is not null) is { } leader ? Of(leader, moment) : new Bound(null, null, _input.Phases);

        // A period that does not name its phases has three, as far as there are so many; none at all is no number of phases.
        private Bound Of(TimedSchedule schedule, DateTimeOffset moment) => schedule.At(moment) is { } period
            ? Bound.Of(schedule.Unit, period.Limit, Math.Clamp(period.Phases ?? 3, 1, _input.Phases))
            : new Bound(null, null, _input.Phases);
    }
}
