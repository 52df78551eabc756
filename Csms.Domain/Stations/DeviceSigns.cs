using Csms.Domain.Alarms;

namespace Csms.Domain.Stations;

/// <summary>What a station's events are to the rules of alarms.</summary>
internal static class DeviceSigns
{
    /// <summary>Of events whose monitor is not known: 2.0.1 tells the severity of a monitor with the monitor only.</summary>
    private const int UnknownSeverity = 5;

    public static AlarmSign Of(StationKey station, StationEvent stationEvent, int? severity)
    {
        var name = stationEvent.ComponentInstance is { } instance ? $"{stationEvent.Component}[{instance}]" : stationEvent.Component;
        var variable = stationEvent.VariableInstance is { } part ? $"{stationEvent.Variable}[{part}]" : stationEvent.Variable;
        var place = (stationEvent.Evse, stationEvent.Connector) switch
        {
            (null, _) => "",
            ({ } evse, null) => $" of EVSE {evse}",
            ({ } evse, { } connector) => $" of connector {evse}/{connector}",
        };
        var isTrue = bool.TryParse(stationEvent.Value, out var value) && value;
        var isPlugLock = IsOfPlugLock(stationEvent);
        return new AlarmSign
        {
            StationId = station.Id,
            Source = AlarmSource.DeviceEvent,
            Kind = $"{stationEvent.Component}/{stationEvent.Variable}",
            // Two thresholds of one variable are two alarms.
            Place = $"{name}/{variable}{place}#{stationEvent.MonitorId}",
            Severity = severity ?? UnknownSeverity,
            Trigger = stationEvent.Trigger,
            Reason = isPlugLock && isTrue && !stationEvent.Cleared
                ? $"Connector {stationEvent.Evse}/{stationEvent.Connector}: the plug could not be locked; it does not charge"
                : $"{name}{place}: {variable} is {stationEvent.Value}{(stationEvent.TechDetail is { } detail ? $" ({detail})" : "")}",
            At = stationEvent.At,
            // OCPP 2.0.1 G05: told as a change of the variable.
            IsCleared = stationEvent.Cleared || (isPlugLock && !isTrue),
        };
    }

    public static AlarmSign Of(StationKey station, SecurityEvent securityEvent) => new()
    {
        StationId = station.Id,
        Source = AlarmSource.SecurityEvent,
        Kind = securityEvent.Type,
        Severity = securityEvent.Severity,
        Reason = securityEvent.TechDetail is null ? securityEvent.Type : $"{securityEvent.Type}: {securityEvent.TechDetail}",
        At = securityEvent.At,
    };

    public static bool IsOfPlugLock(StationEvent stationEvent) =>
        stationEvent.Component.Equals("ConnectorPlugRetentionLock", StringComparison.OrdinalIgnoreCase)
        && stationEvent.Variable.Equals("Problem", StringComparison.OrdinalIgnoreCase);

    /// <summary>The detail of a timeline entry.</summary>
    public static string SeverityJson(int severity) => $$"""{"severity":{{severity}}}""";
}
