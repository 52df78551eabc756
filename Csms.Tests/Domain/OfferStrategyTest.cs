using Csms.Domain.Profiles;

namespace Csms.Tests.Domain;

/// <summary>What a vehicle is offered; noon is 2026-03-01T12:00:00Z.</summary>
internal sealed class OfferStrategyTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void With_time_enough_the_power_is_as_even_and_low_as_the_energy_allows()
    {
        // 20 kWh and a tenth for losses in four hours: 5.5 kW.
        Assert.That(Shown(Offer(Needs(20_000, 4), 4, (0, 11000))), Is.EqualTo("0:5500"));
        // The second hour has 2 kW only; the other three bring 20 kWh.
        Assert.That(Shown(Offer(Needs(20_000, 4), 4, (0, 11000), (3600, 2000), (7200, 11000))), Is.EqualTo("0:6666.7 3600:2000 7200:6666.7").Or.EqualTo("0:6667 3600:2000 7200:6667"));
    }

    [Test]
    public void When_time_is_short_all_that_the_limits_leave_is_offered()
    {
        Assert.That(Shown(Offer(Needs(50_000, 2), 2, (0, 11000), (3600, 7000))), Is.EqualTo("0:11000 3600:7000"));
        Assert.That(Shown(Offer(Needs(50_000, 2), 2, (0, null))), Is.EqualTo("0:22080"), "no more than the vehicle can take");
    }

    [Test]
    public void A_vehicle_is_not_offered_less_than_it_charges_with_unless_the_limits_are_lower()
    {
        Assert.That(Shown(Offer(Needs(1000, 10), 10, (0, 11000), (3600, 2000))), Is.EqualTo("0:4140 3600:2000"));
    }

    [Test]
    public void Who_does_not_say_when_it_leaves_gets_what_the_limits_leave_for_a_day()
    {
        Assert.That(OfferStrategy.Horizon(Needs(1000, null), Noon), Is.EqualTo(86400));
        Assert.That(Shown(Offer(Needs(1000, null), 24, (0, 7000))), Is.EqualTo("0:7000"));
    }

    [Property("Requirement", "K15.FR.07")]
    [Test]
    public void A_schedule_has_no_more_periods_than_fit_and_is_nowhere_above_the_limits()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var limits = Limits(4, [.. Enumerable.Range(0, 20).Select(i => (i * 720, (decimal?)random.Next(0, 22000)))]);
            var most = random.Next(1, 8);
            var offer = OfferStrategy.Offer(Needs(random.Next(1000, 60_000), random.Next(2) == 0 ? 4 : null), limits, (RateUnit)random.Next(2), most);
            Assert.That(offer.Periods, Has.Count.InRange(1, most));
            Assert.That(offer.Periods[0].StartSeconds, Is.Zero);
            foreach (var limit in limits.Periods)
            {
                var offered = offer.Periods.Last(period => period.StartSeconds <= limit.StartSeconds).Limit;
                Assert.That(offer.Unit == RateUnit.W ? offered : offered * 690, Is.LessThanOrEqualTo(limit.Limit!.Value));
            }
        }
    }

    [Test]
    public void Direct_current_is_offered_by_the_batterys_need()
    {
        var needs = new EvNeeds
        {
            EnergyTransfer = "DC", DepartureAt = Noon.AddHours(1),
            Direct = new DirectNeeds { MaxAmperes = 250, MaxVolts = 400, MaxPowerWatts = 80_000, StateOfCharge = 50, CapacityWh = 60_000, FullAt = 80 },
        };
        // 30 percent of 60 kWh, and a tenth for losses.
        var offer = OfferStrategy.Offer(needs, Limits(1, (0, 150_000)), RateUnit.W, 10);
        Assert.That(Shown(offer), Is.EqualTo("0:19800"));
        Assert.That(offer.Periods[0].Phases, Is.Null);
    }

    private static RequestedSchedule Offer(EvNeeds needs, int hours, params (int Start, decimal? Limit)[] periods) => OfferStrategy.Offer(needs, Limits(hours, periods), RateUnit.W, 10);

    private static CompositeSchedule Limits(int hours, params (int Start, decimal? Limit)[] periods) => new()
    {
        EvseId = 1, StartsAt = Noon, DurationSeconds = hours * 3600, Unit = RateUnit.W,
        Periods = [.. periods.Select(period => new CompositePeriod { StartSeconds = period.Start, Limit = period.Limit })],
    };

    private static EvNeeds Needs(int energyWh, int? hours) => new()
    {
        EnergyTransfer = "AC_three_phase",
        DepartureAt = hours is { } stay ? Noon.AddHours(stay) : null,
        Alternating = new AlternatingNeeds { EnergyWh = energyWh, MinAmperes = 6, MaxAmperes = 32, MaxVolts = 400 },
    };

    private static string Shown(RequestedSchedule schedule) =>
        string.Join(' ', schedule.Periods.Select(period => FormattableString.Invariant($"{period.StartSeconds}:{period.Limit:0.#}")));
}
