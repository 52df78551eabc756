namespace Csms.Simulator.Connections;

/// <summary>From power-up to being accepted, heartbeats, and the way back through a reset.</summary>
internal sealed class BootSequence(SimulatedStation station)
{
    /// <summary>How long a reset waits for its last messages to be answered.</summary>
    private static readonly TimeSpan ResetPatience = TimeSpan.FromSeconds(10);

    /// <summary>The wait between boots when the CSMS leaves it to the station (interval 0).</summary>
    private static readonly TimeSpan OwnRetryInterval = TimeSpan.FromSeconds(30);

    private BootCause _cause = BootCause.PowerUp;
    private Appointment? _next;
    private BootCause? _rebootCause;
    private bool _rebootOnlyWhenIdle;
    private bool _rebootNow;
    private bool _away;

    public Registration Registration { get; private set; }

    /// <summary>Whether a reset is on its way: no transaction may start.</summary>
    public bool Rebooting => _rebootCause is not null || _away;

    /// <summary>A socket was opened. A station that is accepted already goes on where it was; only one that starts boots.</summary>
    public void Connected()
    {
        if (Registration == Registration.Accepted)
            Resume();
        else
            SendBoot();
    }

    /// <summary>OCPP 1.6 §5.17: a BootNotification that the CSMS asked for.</summary>
    public void Trigger()
    {
        _cause = BootCause.Triggered;
        SendBoot();
    }

    public void Answered(Registration registration, TimeSpan interval)
    {
        Registration = registration;
        SimulatedStation.LogBooted(station.Options.Logger, station.Id, registration);
        _next?.Cancel();
        if (registration == Registration.Accepted)
        {
            _cause = BootCause.PowerUp;
            if (interval > TimeSpan.Zero)
                station.Settings.HeartbeatInterval = interval;
            foreach (var evse in station.Evses)
                evse.ReportStatus(always: true);
            station.Dialect.Booted();
            station.ClockAligned.Schedule();
            ScheduleHeartbeat();
        }
        else
        {
            _next = station.Agenda.After(interval > TimeSpan.Zero ? interval : OwnRetryInterval, RetryBoot);
        }
    }

    /// <summary>Heartbeats follow each other at the interval that is set; called anew when the interval changes.</summary>
    public void ScheduleHeartbeat()
    {
        _next?.Cancel();
        if (Registration != Registration.Accepted || station.Settings.HeartbeatInterval <= TimeSpan.Zero)
            return;
        _next = station.Agenda.After(station.Settings.HeartbeatInterval, () =>
        {
            if (station.Online)
                station.Dialect.Heartbeat();
            ScheduleHeartbeat();
        });
    }

    /// <summary>Reboots as soon as what is queued is answered, or after some seconds.</summary>
    public void Reboot(BootCause cause, bool onlyWhenIdle = false)
    {
        _rebootCause = cause;
        _rebootOnlyWhenIdle = onlyWhenIdle;
        if (!onlyWhenIdle)
            station.Agenda.After(ResetPatience, () => _rebootNow = _rebootCause is not null);
    }

    public void RebootWhenReady()
    {
        if (_rebootCause is not { } cause)
            return;
        if (_rebootOnlyWhenIdle && station.Evses.Any(evse => evse.Transaction is not null))
            return;
        if (!_rebootNow && station.Online && !station.Calls.Empty)
            return;
        GoAway(cause, () => station.Link.Close("Rebooting."));
    }

    public void PowerCycle()
    {
        GoAway(BootCause.PowerUp, () => station.Link.GoOffline());
        foreach (var evse in station.Evses)
            evse.LosePower();
    }

    private void GoAway(BootCause cause, Action leave)
    {
        _rebootCause = null;
        _rebootNow = false;
        _away = true;
        _cause = cause;
        _next?.Cancel();
        leave();
        Registration = Registration.None;
        station.Agenda.After(station.Options.RebootTime, () =>
        {
            _away = false;
            station.Link.Open();
        });
    }

    private void RetryBoot()
    {
        if (station.Link.Up)
            SendBoot();
    }

    private void SendBoot()
    {
        _next?.Cancel();
        station.Dialect.Boot(_cause, Answered, failed: error =>
        {
            // A lost socket boots again when it is back; a CSMS that does not answer is asked again.
            if (error != "Disconnected")
                _next = station.Agenda.After(OwnRetryInterval, RetryBoot);
        });
    }

    private void Resume()
    {
        var longAway = station.Now - station.Link.LostAt > station.Settings.OfflineThreshold;
        foreach (var evse in station.Evses)
            evse.ReportStatus(always: longAway);
        ScheduleHeartbeat();
    }
}
