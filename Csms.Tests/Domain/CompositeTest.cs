using Csms.Domain.Profiles;
using Simulated = Csms.Simulator.ChargingProfiles;

namespace Csms.Tests.Domain;

/// <summary>The composite schedule as the server computes it; noon is 2026-03-01T12:00:00Z.</summary>
internal sealed class CompositeTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Without_any_profile_the_power_of_the_EVSE_is_the_limit_and_without_that_none_is_known()
    {
        Assert.That(Shown(Of([])), Is.EqualTo("0:-"));
        Assert.That(Shown(Composite.Of(Input([]) with { PowerWatts = 22000 })), Is.EqualTo("0:22000"));
    }

    [Property("Requirement", "K01.FR.05")]
    [Test]
    public void A_higher_stack_level_leads_as_long_as_it_has_something_to_say()
    {
        var low = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (0, 7000)), id: 1);
        var high = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, 600, (0, 3000), (300, 11000)), id: 2, level: 5);
        Assert.That(Shown(Of([low, high])), Is.EqualTo("0:3000 300:11000 600:7000"));
    }

    [Test]
    public void A_profile_of_the_transaction_overrules_the_default_and_only_while_that_transaction_runs()
    {
        StationProfile[] profiles =
        [
            Profile(ProfilePurpose.TxDefaultProfile, 0, Schedule(RateUnit.W, null, (0, 4000)), id: 1),
            Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (0, 5000)), id: 2),
            Profile(ProfilePurpose.TxProfile, 1, Schedule(RateUnit.W, 600, (0, 9000)), id: 3) with { OcppTransactionId = "T" },
        ];
        Assert.That(Shown(Composite.Of(Input(profiles) with { OcppTransactionId = "T" })), Is.EqualTo("0:9000 600:5000"));
        Assert.That(Shown(Composite.Of(Input(profiles) with { OcppTransactionId = "other" })), Is.EqualTo("0:5000"));
        Assert.That(Shown(Of(profiles)), Is.EqualTo("0:5000"));
        Assert.That(Shown(Composite.Of(Input(profiles) with { EvseId = 2 })), Is.EqualTo("0:4000"), "the station's default is for every EVSE");
        Assert.That(Shown(Composite.Of(Input(profiles) with { EvseId = 0 })), Is.EqualTo("0:-"), "defaults limit transactions, not the grid connection");
    }

    [Test]
    public void A_period_more_costs_no_more_than_the_periods_before_it()
    {
        // Each period is a change, and at each change one looks which period counts: never by reading through all of them.
        long Reads(int count)
        {
            var periods = new CountedList<RequestedPeriod>([.. Enumerable.Range(0, count).Select(i => new RequestedPeriod { StartSeconds = i, Limit = 1000 + (i % 7) })]);
            OutsideLimit[] outside =
            [
                new() { Source = "SO", EvseId = 0, IsGridCritical = true, NotedAt = Noon, Schedules = [new RequestedSchedule { Unit = RateUnit.W, StartsAt = Noon, Periods = periods }] },
                new() { Source = "EMS", EvseId = 1, IsGridCritical = false, NotedAt = Noon, Schedules = [new RequestedSchedule { Unit = RateUnit.W, StartsAt = Noon, Periods = periods }] },
            ];
            Assert.That(Composite.Of(Input([]) with { Outside = outside, DurationSeconds = count }).Periods, Has.Count.EqualTo(count));
            return periods.Reads;
        }
        Assert.That(Reads(1_000), Is.LessThan(100 * 1_000));
        Assert.That(Reads(20_000), Is.LessThan(100 * 20_000));
    }

    [Test]
    public void Periods_that_are_not_in_order_count_from_their_starts()
    {
        var mixed = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (600, 3000), (0, 1000), (300, 2000)));
        Assert.That(Shown(Of([mixed])), Is.EqualTo("0:1000 300:2000 600:3000"));
    }

    [Test]
    public void Within_a_second_the_lower_limit_holds_and_the_seconds_ascend()
    {
        OutsideLimit At(double seconds, decimal limit, int? duration = null) => new()
        {
            Source = $"{seconds}", EvseId = 0, IsGridCritical = false, NotedAt = Noon.AddSeconds(seconds),
            Schedules = [Schedule(RateUnit.W, duration, (0, limit)) with { StartsAt = null }],
        };
        // The first ends within the second in which the other begins.
        var composite = Composite.Of(Input([]) with { Outside = [At(-9.8, 5000, 20), At(10.5, 4000)], PowerWatts = 9000 });
        Assert.That(Shown(composite), Is.EqualTo("0:5000 10:4000"));
    }

    [Property("Requirement", "K02.FR.01")]
    [Property("Requirement", "K02.FR.03")]
    [Test]
    public void Station_limits_and_limits_of_others_hold_beside_every_profile()
    {
        StationProfile[] profiles =
        [
            Profile(ProfilePurpose.ChargingStationMaxProfile, 0, Schedule(RateUnit.W, null, (0, 10000)), id: 1),
            Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (0, 12000)), id: 2),
        ];
        OutsideLimit[] outside =
        [
            new() { Source = "SO", EvseId = 0, IsGridCritical = true, Schedules = [Schedule(RateUnit.W, 600, (300, 6000)) with { Periods = [new() { StartSeconds = 0, Limit = 6000 }], StartsAt = Noon.AddSeconds(300) }], NotedAt = Noon },
            new() { Source = "EMS", EvseId = 1, IsGridCritical = false, Schedules = [Schedule(RateUnit.A, null, (0, 10)) with { StartsAt = null }], NotedAt = Noon.AddSeconds(1200) },
            new() { Source = "Other", EvseId = 2, IsGridCritical = false, Schedules = [Schedule(RateUnit.A, null, (0, 1))], NotedAt = Noon },
            new() { Source = "CSO", EvseId = 0, IsGridCritical = false, Schedules = [], NotedAt = Noon },
        ];
        Assert.That(Shown(Composite.Of(Input(profiles) with { Outside = outside })), Is.EqualTo("0:10000 300:6000 900:10000 1200:6900"));
    }

    [Test]
    public void A_daily_profile_begins_anew_every_day_and_a_weekly_one_every_week()
    {
        var daily = Recurring(ProfileRecurrency.Daily, Noon.AddDays(-3).AddHours(1), Schedule(RateUnit.W, 7200, (0, 1000), (3600, 2000)));
        Assert.That(
            Shown(Composite.Of(Input([daily]) with { DurationSeconds = 2 * 86400, PowerWatts = 9000 })),
            Is.EqualTo("0:9000 3600:1000 7200:2000 10800:9000 90000:1000 93600:2000 97200:9000"));
        var weekly = Recurring(ProfileRecurrency.Weekly, Noon.AddDays(-7).AddSeconds(60), Schedule(RateUnit.W, 60, (0, 1000)));
        Assert.That(Shown(Composite.Of(Input([weekly]) with { DurationSeconds = 8 * 86400, PowerWatts = 9000 })), Is.EqualTo("0:9000 60:1000 120:9000 604860:1000 604920:9000"));
        var later = Recurring(ProfileRecurrency.Daily, Noon.AddDays(1), Schedule(RateUnit.W, 60, (0, 1000)));
        Assert.That(Shown(Composite.Of(Input([later]) with { DurationSeconds = 2 * 86400, PowerWatts = 9000 })), Is.EqualTo("0:9000 86400:1000 86460:9000"), "not before its start");
    }

    [Test]
    public void A_relative_profile_counts_from_the_start_of_charging()
    {
        var profile = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (0, 11000), (900, 4000)) with { StartsAt = null }, kind: ProfileKind.Relative);
        Assert.That(Shown(Composite.Of(Input([profile]) with { ChargingSince = Noon.AddSeconds(-600) })), Is.EqualTo("0:11000 300:4000"));
        Assert.That(Shown(Of([profile])), Is.EqualTo("0:11000 900:4000"));
    }

    [Property("Requirement", "1.6 errata 3.65")]
    [Test]
    public void A_profile_counts_only_while_it_is_valid()
    {
        var profile = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.W, null, (0, 4000)));
        profile = profile with { Profile = profile.Profile with { ValidFrom = Noon.AddSeconds(100), ValidTo = Noon.AddSeconds(200) } };
        Assert.That(Shown(Of([profile])), Is.EqualTo("0:- 100:4000 200:-"));
        Assert.That(Shown(Of([profile with { State = ProfileState.Wanted }])), Is.EqualTo("0:-"), "one that may not be there limits nothing");
    }

    [Property("Requirement", "1.6 errata 3.69")]
    [Test]
    public void Amperes_are_of_each_phase_and_watts_of_all_at_the_stated_voltage()
    {
        var amperes = Profile(ProfilePurpose.TxDefaultProfile, 1, Schedule(RateUnit.A, null, (0, 16)));
        Assert.That(Shown(Of([amperes])), Is.EqualTo("0:11040"));
        Assert.That(Shown(Composite.Of(Input([amperes]) with { Volts = 240, Phases = 1 })), Is.EqualTo("0:3840"));
        var watts = Profile(ProfilePurpose.ChargingStationMaxProfile, 0, Schedule(RateUnit.W, null, (0, 7000)), id: 2);
        Assert.That(Shown(Composite.Of(Input([watts]) with { Unit = RateUnit.A })), Is.EqualTo("0:10.1"), "rounded down");
    }

    [Test]
    public void A_limit_of_three_phases_does_not_let_one_carry_three_times_as_much()
    {
        StationProfile[] profiles =
        [
            Profile(ProfilePurpose.ChargingStationMaxProfile, 0, Schedule(RateUnit.A, null, (0, 10)), id: 1),
            Profile(ProfilePurpose.TxDefaultProfile, 1, new RequestedSchedule { Unit = RateUnit.A, StartsAt = Noon, Periods = [new() { StartSeconds = 0, Limit = 16, Phases = 1 }] }, id: 2),
        ];
        Assert.That(Shown(Composite.Of(Input(profiles) with { Unit = RateUnit.A })), Is.EqualTo("0:10"));
        Assert.That(Shown(Of(profiles)), Is.EqualTo("0:2300"));
    }

    [Test]
    public void No_moment_of_any_composite_is_above_a_limit_that_applies()
    {
        var random = new Random(20260301);
        for (var round = 0; round < 300; round++)
        {
            var maximum = Random(random, ProfilePurpose.ChargingStationMaxProfile, 0, 1);
            var transaction = Random(random, ProfilePurpose.TxProfile, 1, 2) with { OcppTransactionId = "T" };
            var fallback = Random(random, ProfilePurpose.TxDefaultProfile, 1, 3);
            var input = Input([maximum, transaction, fallback]) with
            {
                OcppTransactionId = "T", ChargingSince = Noon.AddSeconds(-random.Next(2000)), PowerWatts = random.Next(2) == 0 ? null : 11000, DurationSeconds = 100_000,
            };
            var composite = Composite.Of(input);
            Assert.That(composite.Periods.Select(period => period.StartSeconds), Is.Ordered.Ascending);
            for (var look = 0; look < 50; look++)
            {
                var moment = Noon.AddSeconds(random.Next(input.DurationSeconds));
                var limit = composite.At(moment)!.Limit ?? decimal.MaxValue;
                Assert.That(limit, Is.LessThanOrEqualTo(input.PowerWatts ?? decimal.MaxValue));
                Assert.That(limit, Is.LessThanOrEqualTo(Watts(maximum, moment, input)), $"round {round}: the station's maximum at {moment:O}");
                var own = Watts(transaction, moment, input);
                Assert.That(limit, Is.LessThanOrEqualTo(own != decimal.MaxValue ? own : Watts(fallback, moment, input)), $"round {round}: the transaction's at {moment:O}");
            }
        }
    }

    /// <summary>The simulator computes its own in another way.</summary>
    [Property("Requirement", "K08.FR.01")]
    [Test]
    public void The_simulated_station_comes_to_the_same()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            var own = new[]
            {
                Random(random, ProfilePurpose.ChargingStationMaxProfile, 0, 1), Random(random, ProfilePurpose.TxDefaultProfile, 0, 2),
                Random(random, ProfilePurpose.TxDefaultProfile, 1, 3), Random(random, ProfilePurpose.TxProfile, 1, 4) with { OcppTransactionId = "T" },
            };
            var profiles = own.Select(placed => placed with { Profile = placed.Profile with { Schedule = InWatts(placed.Profile.Schedule) } }).ToList();
            var since = Noon.AddSeconds(-random.Next(5000));
            var store = new Simulated.ProfileStore();
            foreach (var placed in profiles)
                store.Set(ToSimulated(placed));
            var evse = random.Next(2);
            var computed = Composite.Of(Input(profiles) with
            {
                EvseId = evse, OcppTransactionId = evse == 0 ? null : "T", ChargingSince = since, PowerWatts = 11000, DurationSeconds = 200_000,
            });
            var simulated = store.Composite(evse, Noon, TimeSpan.FromSeconds(200_000), since, new Simulated.Limit(11000, 3));
            Assert.That(Shown(computed), Is.EqualTo(string.Join(' ', simulated.Select(period => FormattableString.Invariant($"{period.Start.TotalSeconds}:{period.Limit.Watts:0.#}")))), $"round {round}");
        }
    }

    private static RequestedSchedule InWatts(RequestedSchedule schedule) =>
        schedule with { Unit = RateUnit.W, Periods = [.. schedule.Periods.Select(period => period with { Limit = period.Limit * 30, Phases = null })] };

    private static Simulated.Profile ToSimulated(StationProfile placed) => new()
    {
        Id = placed.Profile.Id,
        EvseId = placed.Evse,
        StackLevel = placed.Profile.StackLevel,
        Purpose = placed.Profile.Purpose switch
        {
            ProfilePurpose.ChargingStationMaxProfile => Simulated.Purpose.StationMaximum,
            ProfilePurpose.TxProfile => Simulated.Purpose.Transaction,
            _ => Simulated.Purpose.TransactionDefault,
        },
        Kind = placed.Profile.Kind switch
        {
            ProfileKind.Absolute => Simulated.ProfileKind.Absolute,
            ProfileKind.Recurring => Simulated.ProfileKind.RecurringDaily,
            _ => Simulated.ProfileKind.Relative,
        },
        InAmperes = false,
        Start = placed.Profile.Schedule.StartsAt,
        Duration = placed.Profile.Schedule.DurationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        ValidFrom = placed.Profile.ValidFrom,
        ValidTo = placed.Profile.ValidTo,
        Periods = [.. placed.Profile.Schedule.Periods.Select(period => new Simulated.SchedulePeriod(TimeSpan.FromSeconds(period.StartSeconds), period.Limit, 3))],
    };

    [Test]
    public void Schedules_that_differ_by_rounding_only_do_not_differ()
    {
        CompositeSchedule One(params (int Start, decimal? Limit)[] periods) => new()
        {
            EvseId = 1, StartsAt = Noon, DurationSeconds = 1000, Unit = RateUnit.W,
            Periods = [.. periods.Select(period => new CompositePeriod { StartSeconds = period.Start, Limit = period.Limit })],
        };
        Assert.That(CompositeDifference.Between(One((0, 11000)), One((0, 11040), (500, 10950))), Is.Empty);
        Assert.That(CompositeDifference.Between(One((0, null)), One((0, 22000))), Is.Empty, "nothing is known here");
        var difference = CompositeDifference.Between(One((0, 11000), (600, 4000)), One((0, 11000), (300, 7000))).ToList();
        Assert.That(
            difference,
            Is.EqualTo((CompositeDifference[])
            [
                new() { From = Noon.AddSeconds(300), To = Noon.AddSeconds(600), Computed = 11000, Station = 7000 },
                new() { From = Noon.AddSeconds(600), To = Noon.AddSeconds(1000), Computed = 4000, Station = 7000 },
            ]));
    }

    /// <summary>What a profile by itself allows, told in the plainest way; the largest number for nothing.</summary>
    private static decimal Watts(StationProfile placed, DateTimeOffset moment, CompositeInput input)
    {
        var profile = placed.Profile;
        var start = profile.Kind == ProfileKind.Relative ? input.ChargingSince!.Value : profile.Schedule.StartsAt!.Value;
        if (moment < start || moment < profile.ValidFrom || moment >= profile.ValidTo)
            return decimal.MaxValue;
        var into = (moment - start).TotalSeconds;
        if (profile.Kind == ProfileKind.Recurring)
            into %= 86400;
        if (into >= profile.Schedule.DurationSeconds)
            return decimal.MaxValue;
        var period = profile.Schedule.Periods.Last(one => one.StartSeconds <= into);
        return profile.Schedule.Unit == RateUnit.W ? period.Limit : period.Limit * 230 * (period.Phases ?? 3);
    }

    private static StationProfile Random(Random random, ProfilePurpose purpose, int evse, int id)
    {
        var kind = purpose == ProfilePurpose.ChargingStationMaxProfile ? ProfileKind.Absolute : (ProfileKind)random.Next(3);
        var starts = Enumerable.Range(0, random.Next(1, 6)).Select(i => i == 0 ? 0 : random.Next(1, 90_000)).Distinct().Order();
        var schedule = new RequestedSchedule
        {
            Unit = (RateUnit)random.Next(2),
            StartsAt = kind == ProfileKind.Relative ? null : Noon.AddSeconds(random.Next(-100_000, 50_000)),
            DurationSeconds = random.Next(2) == 0 ? null : random.Next(1, 100_000),
            Periods = [.. starts.Select(start => new RequestedPeriod { StartSeconds = start, Limit = random.Next(1, 400) / 10m * 10, Phases = random.Next(2) == 0 ? null : random.Next(1, 4) })],
        };
        var placed = Profile(purpose, evse, schedule, id: id, kind: kind);
        return placed with
        {
            Profile = placed.Profile with
            {
                Recurrency = kind == ProfileKind.Recurring ? ProfileRecurrency.Daily : null,
                ValidFrom = random.Next(3) == 0 ? Noon.AddSeconds(random.Next(50_000)) : null,
                ValidTo = random.Next(3) == 0 ? Noon.AddSeconds(random.Next(50_000, 100_000)) : null,
            },
        };
    }

    private static CompositeSchedule Of(IReadOnlyList<StationProfile> profiles) => Composite.Of(Input(profiles));

    private static CompositeInput Input(IReadOnlyList<StationProfile> profiles) =>
        new() { EvseId = 1, From = Noon, DurationSeconds = 3600, Unit = RateUnit.W, Profiles = profiles };

    private static StationProfile Profile(
        ProfilePurpose purpose, int evse, RequestedSchedule schedule, int id = 1, int level = 0, ProfileKind kind = ProfileKind.Absolute) => new()
    {
        Evse = evse,
        Profile = new RequestedProfile { Id = id, StackLevel = level, Purpose = purpose, Kind = kind, Schedule = schedule },
    };

    private static StationProfile Recurring(ProfileRecurrency recurrency, DateTimeOffset start, RequestedSchedule schedule)
    {
        var placed = Profile(ProfilePurpose.TxDefaultProfile, 1, schedule with { StartsAt = start }, kind: ProfileKind.Recurring);
        return placed with { Profile = placed.Profile with { Recurrency = recurrency } };
    }

    private static RequestedSchedule Schedule(RateUnit unit, int? duration, params (int Start, decimal Limit)[] periods) => new()
    {
        Unit = unit,
        StartsAt = Noon,
        DurationSeconds = duration,
        Periods = [.. periods.Select(period => new RequestedPeriod { StartSeconds = period.Start, Limit = period.Limit })],
    };

    /// <summary>A list that counts how often one of its elements is read.</summary>
    private sealed class CountedList<T>(IReadOnlyList<T> list) : IReadOnlyList<T>
    {
        public long Reads { get; private set; }

        public int Count => list.Count;

        public T this[int index]
        {
            get
            {
                Reads++;
                return list[index];
            }
        }

        public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static string Shown(CompositeSchedule schedule) =>
        string.Join(' ', schedule.Periods.Select(period => FormattableString.Invariant($"{period.StartSeconds}:{(period.Limit is { } limit ? limit.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) : "-")}")));
}
