using System.Globalization;
using Csms.Protocol.Ocpp201;
using Monitor = Csms.Protocol.Ocpp201.Monitor;

namespace Csms.Simulator.Ocpp201;

/// <summary>The monitors of a station and the events that come of them.</summary>
internal sealed class MonitorSet(Ocpp201Dialect dialect)
{
    /// <summary>N02: hardware failures are severity 2.</summary>
    private const int HardwareFailure = 2;

    private readonly List<ActiveMonitor> _monitors = [];
    private int _lastId;
    private int _lastEvent;

    public IReadOnlyList<ActiveMonitor> All => _monitors;

    /// <summary>Events of a higher number, which is a lower severity, are not sent.</summary>
    public int Level { get; set; } = 9;

    public SetMonitoringStatus Set(DeviceEntry entry, SetMonitoringData wanted, out int? id)
    {
        id = null;
        var periodic = wanted.Type is Monitor.Periodic or Monitor.PeriodicClockAligned;
        if (!entry.Variable.Numeric && wanted.Type is Monitor.UpperThreshold or Monitor.LowerThreshold)
            return SetMonitoringStatus.UnsupportedMonitorType;
        if (periodic && wanted.Value < 1)
            return SetMonitoringStatus.Rejected;
        if (_monitors.Exists(other => other.Entry == entry && other.Type == wanted.Type && other.Severity == wanted.Severity && other.Id != wanted.Id))
            return SetMonitoringStatus.Duplicate;
        if (wanted.Id is { } replaced && !Remove(replaced))
            return SetMonitoringStatus.Rejected;
        id = wanted.Id ?? ++_lastId;
        var monitor = new ActiveMonitor(id.Value, entry, wanted) { Reference = Number(entry) };
        _monitors.Add(monitor);
        if (periodic)
            Schedule(monitor);
        return SetMonitoringStatus.Accepted;
    }

    public bool Remove(int id)
    {
        var monitor = _monitors.Find(monitor => monitor.Id == id);
        monitor?.Next?.Cancel();
        return monitor is not null && _monitors.Remove(monitor);
    }

    public void Clear()
    {
        foreach (var monitor in _monitors.ToArray())
            Remove(monitor.Id);
    }

    /// <summary>A fault came or went: that is told without any monitor.</summary>
    public void ReportProblem(SimulatedEvse evse)
    {
        if (HardwareFailure > Level)
            return;
        Send(new EventData
        {
            EventId = ++_lastEvent,
            Timestamp = dialect.Station.Now,
            Trigger = EventTrigger.Alerting,
            ActualValue = evse.ErrorCode is null ? "false" : "true",
            TechInfo = evse.ErrorCode,
            Cleared = evse.ErrorCode is null ? true : null,
            Component = new Component { Name = "EVSE", Evse = new EVSE { Id = evse.Id } },
            Variable = new Variable { Name = "Problem" },
            EventNotificationType = EventNotification.HardWiredNotification,
        });
    }

    /// <summary>Looks at thresholds and deltas of an EVSE whose power may have changed.</summary>
    public void Look(SimulatedEvse evse)
    {
        foreach (var monitor in _monitors)
        {
            if (monitor.Entry.Evse == evse.Id)
                Look(monitor);
        }
    }

    private void Look(ActiveMonitor monitor)
    {
        if (monitor.Severity > Level || Number(monitor.Entry) is not { } value)
            return;
        switch (monitor.Type)
        {
            case Monitor.UpperThreshold or Monitor.LowerThreshold:
                var passed = monitor.Type == Monitor.UpperThreshold ? value > monitor.Value : value < monitor.Value;
                if (passed == monitor.Alerting)
                    return;
                monitor.Alerting = passed;
                Send(Event(monitor, EventTrigger.Alerting, cleared: !passed));
                break;
            case Monitor.Delta when Math.Abs(value - (monitor.Reference ?? 0)) >= monitor.Value:
                monitor.Reference = value;
                Send(Event(monitor, EventTrigger.Delta));
                break;
        }
    }

    private void Schedule(ActiveMonitor monitor)
    {
        var interval = TimeSpan.FromSeconds((double)monitor.Value);
        var wait = monitor.Type == Monitor.PeriodicClockAligned
            ? interval - new TimeSpan(dialect.Station.Now.TimeOfDay.Ticks % interval.Ticks)
            : interval;
        monitor.Next = dialect.Station.Agenda.After(wait, () =>
        {
            var runs = !monitor.OnlyInTransaction || dialect.Station.Evses.Any(evse => evse.InTransaction && (monitor.Entry.Evse == 0 || evse.Id == monitor.Entry.Evse));
            if (runs && monitor.Severity <= Level)
                Send(Event(monitor, EventTrigger.Periodic));
            Schedule(monitor);
        });
    }

    private EventData Event(ActiveMonitor monitor, EventTrigger trigger, bool cleared = false) => new()
    {
        EventId = ++_lastEvent,
        Timestamp = dialect.Station.Now,
        Trigger = trigger,
        ActualValue = monitor.Entry.Read(dialect) ?? "",
        Cleared = cleared ? true : null,
        Component = monitor.Entry.Component,
        Variable = monitor.Entry.VariableName,
        VariableMonitoringId = monitor.Id,
        EventNotificationType = EventNotification.CustomMonitor,
        TransactionId = monitor.Entry.Evse == 0 ? null : dialect.Station.FindEvse(monitor.Entry.Evse)?.TransactionId,
    };

    private void Send(EventData data) => NotifyEventSender.Send(dialect.Station, data);

    private decimal? Number(DeviceEntry entry) =>
        entry.Variable.Numeric && decimal.TryParse(entry.Read(dialect), CultureInfo.InvariantCulture, out var value) ? value : null;
}
