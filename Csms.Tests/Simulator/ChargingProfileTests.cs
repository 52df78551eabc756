using Csms.Simulator.ChargingProfiles;

namespace Csms.Tests.Simulator;

/// <summary>Worked examples: an AC EVSE of three phases and 32 A, that is 22,080 W; 16 A are 11,040 W, 10 A are 6,900 W.</summary>
internal sealed class ChargingProfileTests
{
    private static readonly DateTimeOffset Eight = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Limit Hardware = new(22_080, 3);

    private int _lastId;

    [Test]
    public void Without_a_profile_the_hardware_is_the_limit() =>
        Assert.That(Watts(new ProfileStore(), Eight), Is.EqualTo(22_080));

    [Test]
    public void The_highest_stack_level_of_a_purpose_leads_also_when_it_allows_more()
    {
        var store = Store(
            Profile(Purpose.TransactionDefault, 0, (0, 10)),
            Profile(Purpose.TransactionDefault, 1, (0, 16)));
        Assert.That(Watts(store, Eight), Is.EqualTo(11_040));
    }

    [Test]
    public void A_lower_level_counts_again_when_the_higher_one_has_ended()
    {
        var store = Store(
            Profile(Purpose.TransactionDefault, 0, (0, 10)),
            Profile(Purpose.TransactionDefault, 1, (0, 16)) with { Duration = TimeSpan.FromHours(1) });
        Assert.That(Watts(store, Eight.AddMinutes(59)), Is.EqualTo(11_040));
        Assert.That(Watts(store, Eight.AddMinutes(60)), Is.EqualTo(6_900));
    }

    [Test]
    [Property("Requirement", "1.6 errata 3.7")]
    public void A_high_level_without_a_duration_hides_lower_ones_for_good()
    {
        var store = Store(
            Profile(Purpose.TransactionDefault, 0, (0, 10)),
            Profile(Purpose.TransactionDefault, 5, (0, 32), (3600, 20)));
        Assert.That(Watts(store, Eight.AddDays(30)), Is.EqualTo(13_800));
    }

    [Test]
    public void Among_purposes_the_lowest_limit_holds()
    {
        var store = Store(
            Profile(Purpose.StationMaximum, 0, (0, 20)) with { EvseId = 0 },
            Profile(Purpose.TransactionDefault, 0, (0, 16)));
        Assert.That(Watts(store, Eight), Is.EqualTo(11_040));
        store.Set(Profile(Purpose.StationMaximum, 1, (0, 10)) with { EvseId = 0 });
        Assert.That(Watts(store, Eight), Is.EqualTo(6_900));
    }

    [Test]
    public void External_constraints_bound_what_the_CSMS_allows()
    {
        var store = Store(
            Profile(Purpose.Transaction, 9, (0, 32)),
            Profile(Purpose.ExternalConstraints, 0, (0, 6)) with { EvseId = 0 });
        Assert.That(Watts(store, Eight), Is.EqualTo(4_140));
    }

    [Test]
    public void A_transaction_s_own_profile_overrules_the_default_also_upwards()
    {
        var store = Store(
            Profile(Purpose.TransactionDefault, 9, (0, 10)),
            Profile(Purpose.Transaction, 0, (0, 32)));
        Assert.That(Watts(store, Eight), Is.EqualTo(22_080));
        store.EndTransaction(1);
        Assert.That(Watts(store, Eight), Is.EqualTo(6_900));
    }

    [Test]
    public void A_default_of_the_EVSE_overrules_that_of_the_station()
    {
        var store = Store(
            Profile(Purpose.TransactionDefault, 5, (0, 10)) with { EvseId = 0 },
            Profile(Purpose.TransactionDefault, 0, (0, 16)));
        Assert.That(Watts(store, Eight), Is.EqualTo(11_040));
        Assert.That(store.LimitFor(2, Eight, Eight, Hardware, 1).Watts, Is.EqualTo(6_900));
    }

    [Test]
    public void The_station_s_limit_is_shared_by_the_EVSEs_that_charge()
    {
        var store = Store(Profile(Purpose.StationMaximum, 0, (0, 20)) with { EvseId = 0 });
        Assert.That(store.LimitFor(1, Eight, Eight, Hardware, chargingEvses: 2).Watts, Is.EqualTo(6_900));
    }

    [TestCase(0, 16)]
    [TestCase(1799, 16)]
    [TestCase(1800, 8)]
    [TestCase(7200, 0)]
    public void Periods_follow_each_other_within_the_schedule(int second, int amperes)
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 16), (1800, 8), (7200, 0)));
        Assert.That(Watts(store, Eight.AddSeconds(second)), Is.EqualTo(amperes * 690));
    }

    [Test]
    public void A_relative_schedule_counts_from_the_start_of_the_transaction()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 16), (600, 8)) with { Kind = ProfileKind.Relative, Start = null });
        var nine = Eight.AddHours(1);
        Assert.That(Watts(store, nine.AddSeconds(599), since: nine), Is.EqualTo(11_040));
        Assert.That(Watts(store, nine.AddSeconds(600), since: nine), Is.EqualTo(5_520));
    }

    [Test]
    public void A_daily_schedule_repeats_every_day_at_its_hour()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 10), (3600, 16)) with { Kind = ProfileKind.RecurringDaily, Duration = TimeSpan.FromHours(2) });
        Assert.That(Watts(store, Eight.AddDays(3).AddMinutes(30)), Is.EqualTo(6_900));
        Assert.That(Watts(store, Eight.AddDays(3).AddMinutes(90)), Is.EqualTo(11_040));
        Assert.That(Watts(store, Eight.AddDays(3).AddHours(2)), Is.EqualTo(22_080));
        Assert.That(Watts(store, Eight.AddMinutes(-1)), Is.EqualTo(22_080), "before its first day");
    }

    [Test]
    public void A_weekly_schedule_repeats_every_week()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 10)) with { Kind = ProfileKind.RecurringWeekly, Duration = TimeSpan.FromHours(1) });
        Assert.That(Watts(store, Eight.AddDays(7).AddMinutes(10)), Is.EqualTo(6_900));
        Assert.That(Watts(store, Eight.AddDays(6).AddMinutes(10)), Is.EqualTo(22_080));
    }

    [Test]
    public void A_profile_counts_only_between_validFrom_and_validTo()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 10)) with { ValidFrom = Eight.AddHours(1), ValidTo = Eight.AddHours(2) });
        Assert.That(Watts(store, Eight), Is.EqualTo(22_080));
        Assert.That(Watts(store, Eight.AddHours(1)), Is.EqualTo(6_900));
        Assert.That(Watts(store, Eight.AddHours(2)), Is.EqualTo(22_080));
    }

    [Test]
    public void Amperes_count_for_the_phases_that_there_are()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 16)));
        Assert.That(store.LimitFor(1, Eight, Eight, new Limit(7_360, 1), 1), Is.EqualTo(new Limit(3_680, 1)));
        var onePhase = Store(Profile(Purpose.TransactionDefault, 0, (0, 16)) with { Periods = [new SchedulePeriod(TimeSpan.Zero, 16, 1)] });
        Assert.That(onePhase.LimitFor(1, Eight, Eight, Hardware, 1), Is.EqualTo(new Limit(3_680, 1)));
    }

    [Test]
    public void Watts_are_all_phases_together()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 7_000)) with { InAmperes = false });
        Assert.That(Watts(store, Eight), Is.EqualTo(7_000));
    }

    [Test]
    public void Same_purpose_level_and_EVSE_replaces_and_so_does_the_same_id()
    {
        var first = Profile(Purpose.TransactionDefault, 0, (0, 10));
        var store = Store(first, Profile(Purpose.TransactionDefault, 0, (0, 16)));
        Assert.That(store.All, Has.Count.EqualTo(1));
        store.Set(store.All[0] with { StackLevel = 4 });
        Assert.That(store.All, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_composite_schedule_changes_where_the_lowest_limit_changes()
    {
        // Default: 16 A, from 8:30 10 A. Station: 20 A, but 8 A from 9:00 to 9:15.
        var store = Store(
            Profile(Purpose.TransactionDefault, 0, (0, 16), (1800, 10)),
            Profile(Purpose.StationMaximum, 0, (0, 20)) with { EvseId = 0 },
            Profile(Purpose.StationMaximum, 1, (0, 8)) with { EvseId = 0, Start = Eight.AddHours(1), Duration = TimeSpan.FromMinutes(15) });
        var periods = store.Composite(1, Eight, TimeSpan.FromHours(2), Eight, Hardware);
        Assert.That(
            periods.Select(period => (period.Start.TotalMinutes, period.Limit.Watts / 690)),
            Is.EqualTo(new[] { (0d, 16m), (30d, 10m), (60d, 8m), (75d, 10m) }));
    }

    [Test]
    public void The_composite_schedule_of_recurring_profiles_repeats()
    {
        var store = Store(Profile(Purpose.TransactionDefault, 0, (0, 10)) with { Kind = ProfileKind.RecurringDaily, Duration = TimeSpan.FromHours(8) });
        var periods = store.Composite(1, Eight.AddHours(4), TimeSpan.FromHours(40), Eight, Hardware);
        Assert.That(
            periods.Select(period => (period.Start.TotalHours, period.Limit.Watts / 690)),
            Is.EqualTo(new[] { (0d, 10m), (4d, 32m), (20d, 10m), (28d, 32m) }));
    }

    [Test]
    public void At_every_moment_the_composite_schedule_says_what_the_limit_is()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var store = new ProfileStore();
            for (var i = 0; i < 6; i++)
                store.Set(RandomProfile(random));
            var periods = store.Composite(1, Eight, TimeSpan.FromHours(30), Eight, Hardware);
            for (var minute = 0; minute < 30 * 60; minute += 7)
            {
                var at = TimeSpan.FromMinutes(minute);
                var said = periods.Last(period => period.Start <= at).Limit;
                Assert.That(said, Is.EqualTo(store.LimitFor(1, Eight + at, Eight, Hardware, 1)), $"round {round}, minute {minute}");
            }
        }
    }

    private Profile RandomProfile(Random random)
    {
        var purpose = (Purpose)random.Next(4);
        return Profile(purpose, random.Next(3), (0, random.Next(6, 32)), (random.Next(1, 300) * 60, random.Next(0, 32))) with
        {
            EvseId = purpose is Purpose.StationMaximum or Purpose.ExternalConstraints ? 0 : random.Next(purpose == Purpose.Transaction ? 1 : 2) == 0 ? 1 : 0,
            Kind = (ProfileKind)random.Next(4),
            Start = Eight.AddMinutes(random.Next(-2000, 1000)),
            Duration = random.Next(2) == 0 ? TimeSpan.FromMinutes(random.Next(1, 1000)) : null,
            ValidFrom = random.Next(3) == 0 ? Eight.AddMinutes(random.Next(-100, 900)) : null,
            ValidTo = random.Next(3) == 0 ? Eight.AddMinutes(random.Next(0, 1800)) : null,
        };
    }

    private static decimal Watts(ProfileStore store, DateTimeOffset at, DateTimeOffset? since = null) =>
        store.LimitFor(1, at, since ?? Eight, Hardware, chargingEvses: 1).Watts;

    private static ProfileStore Store(params Profile[] profiles)
    {
        var store = new ProfileStore();
        foreach (var profile in profiles)
            store.Set(profile);
        return store;
    }

    private Profile Profile(Purpose purpose, int level, params (int Second, int Limit)[] periods) => new()
    {
        Id = ++_lastId,
        EvseId = 1,
        StackLevel = level,
        Purpose = purpose,
        Kind = ProfileKind.Absolute,
        Start = Eight,
        InAmperes = true,
        Periods = [.. periods.Select(period => new SchedulePeriod(TimeSpan.FromSeconds(period.Second), period.Limit, 3))],
    };
}
