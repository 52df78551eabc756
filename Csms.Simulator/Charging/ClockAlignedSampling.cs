namespace Csms.Simulator.Charging;

/// <summary>Reads every meter at the same moments of the day: with 15 minutes at :00, :15, :30 and :45.</summary>
internal sealed class ClockAlignedSampling(SimulatedStation station)
{
    private Appointment? _next;

    /// <summary>Called when the station was accepted or the interval has changed.</summary>
    public void Schedule()
    {
        _next?.Cancel();
        var interval = station.Settings.ClockAlignedInterval;
        if (interval <= TimeSpan.Zero)
            return;
        var sinceMidnight = station.Now.TimeOfDay;
        var wait = interval - new TimeSpan(sinceMidnight.Ticks % interval.Ticks);
        _next = station.Agenda.After(wait, () =>
        {
            foreach (var evse in station.Evses)
                evse.Sample(SampleContext.Clock);
            Schedule();
        });
    }
}
