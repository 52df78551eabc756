namespace Csms.Domain.Stations;

/// <summary>The variables that 2.0.1 stations report, and the events of those variables.</summary>
public sealed class DeviceModel
{
    /// <summary>Keeps one part of a report and the variables in it.</summary>
    public ValueTask<ReportProgress> RecordAsync(StationKey station, DeviceReport report, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>All variables known of a station, by component and variable.</summary>
    public ValueTask<IReadOnlyList<DeviceVariable>> VariablesAsync(StationKey station, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps events of variables; a repeat of the same event is kept once.</summary>
    public ValueTask RecordAsync(StationKey station, IReadOnlyList<StationEvent> events, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The newest events first.</summary>
    public ValueTask<Page<StationEvent>> EventsAsync(StationKey station, PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Keeps a security event and raises an alarm.</summary>
    public ValueTask RecordAsync(StationKey station, SecurityEvent securityEvent, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The newest security events first.</summary>
    public ValueTask<Page<SecurityEvent>> SecurityEventsAsync(StationKey station, PageRequest page, CancellationToken cancellation) => throw new NotImplementedException();
}
