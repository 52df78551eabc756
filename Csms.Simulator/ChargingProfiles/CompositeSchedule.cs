using Csms.Simulator.Physics;

namespace Csms.Simulator.ChargingProfiles;

/// <summary>The answer to GetCompositeSchedule: limits in the unit that was asked for, with one decimal.</summary>
internal sealed record CompositeSchedule(DateTimeOffset Start, IReadOnlyList<SchedulePeriod> Periods)
{
    public static CompositeSchedule Of(SimulatedStation station, int evseId, TimeSpan duration, bool inAmperes)
    {
        var evse = station.FindEvse(evseId);
        // A schedule has whole seconds only.
        var start = station.Now;
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        var hardware = evse?.Hardware ?? station.Evses[0].Hardware with { Watts = station.Evses.Sum(one => one.MaximumWatts) };
        var periods = station.Profiles.Composite(evseId, start, duration, evse?.Transaction?.StartedAt ?? start, hardware);
        return new CompositeSchedule(start, [.. periods.Select(period => Period(period.Start, period.Limit, inAmperes))]);
    }

    private static SchedulePeriod Period(TimeSpan start, Limit limit, bool inAmperes)
    {
        var value = inAmperes ? limit.Watts / (limit.Phases * Mains.Volts) : limit.Watts;
        return new SchedulePeriod(start, Math.Floor(value * 10) / 10, limit.Phases);
    }
}
