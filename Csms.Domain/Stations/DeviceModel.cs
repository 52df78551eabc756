using System.Globalization;
using Csms.Domain.Alarms;
using Csms.Domain.Configuration;
using Csms.Domain.Requests;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Configuration;
using Csms.Storage.Engine;
using Csms.Storage.Monitors;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Stations;

/// <summary>The variables that 2.0.1 stations report, and the events of those variables.</summary>
public sealed class DeviceModel(Database database, AlarmBook alarms, TimeProvider clock)
{
    /// <summary>Keeps one part of a report and the variables in it; the timeline says when every part has come.</summary>
    public ValueTask RecordAsync(StationKey station, DeviceReport report, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                // What does not end says nothing new.
                if (report.SeqNo < RequestParts.MostParts)
                    Inventory.Tell(session, station, new ToldSettings(report.Variables, SettingSource.Report), now);
                var part = new RequestPart
                {
                    Kind = RequestKind.Report, RequestId = report.RequestId, SeqNo = report.SeqNo, GeneratedAt = report.GeneratedAt, MoreFollows = report.MoreFollows,
                };
                if (RequestParts.Record(session, station, part, now) is not { } parts)
                    return;
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"Report {report.RequestId} is complete, in {parts} parts", null);
                // OCPP 2.0.1 B07: a full inventory names all that there is.
                if (InventoryRows.Find(session, station.Number) is { TakenAt: null } asked && asked.RequestId == report.RequestId)
                    Inventory.Complete(session, station, isFlat: false, asked.AskedAt, now);
            },
            cancellation);
    }

    /// <summary>All variables known of a station, by component and variable.</summary>
    public ValueTask<IReadOnlyList<DeviceVariable>> VariablesAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<DeviceVariable>>(
            session => [.. DeviceRows.List(session, station.Number).Where(row => row.Component.Length > 0).Select(ToVariable)], cancellation);

    /// <summary>All that is known of a station's settings: variables, and the keys of 1.6, whose component is empty.</summary>
    public ValueTask<IReadOnlyList<DeviceVariable>> SettingsAsync(StationKey station, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<DeviceVariable>>(session => [.. DeviceRows.List(session, station.Number).Select(ToVariable)], cancellation);

    /// <summary>What is known of one component, all its instances included; none when the station has not reported it.</summary>
    public ValueTask<IReadOnlyList<DeviceVariable>> ComponentAsync(StationKey station, string component, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<DeviceVariable>>(
            session => [.. DeviceRows.OfComponent(session, station.Number, component).Select(ToVariable)], cancellation);

    /// <summary>Keeps events of variables, and raises or ends the alarms that the rules make of them; a repeat of the same event is kept once.</summary>
    public async ValueTask RecordAsync(StationKey station, IReadOnlyList<StationEvent> stationEvents, CancellationToken cancellation)
    {
        var now = Now();
        var raised = await database.WriteAsync(
            session =>
            {
                var rules = AlarmRules.All(session).ToList();
                List<Alarm> raised = [];
                // In one message, too, the end may come before the beginning.
                foreach (var stationEvent in stationEvents.OrderBy(stationEvent => PlausibleClock.TimeOf(stationEvent.At, now)))
                {
                    if (!StationEventRows.Put(session, ToRow(station.Number, stationEvent, now)))
                        continue;
                    Inventory.Tell(session, station, new ToldSettings([ToSetting(stationEvent)], SettingSource.Event), now);
                    var severity = stationEvent.MonitorId is { } monitor ? MonitorRows.SeverityOf(session, station.Number, monitor) : null;
                    var sign = DeviceSigns.Of(station, stationEvent, severity);
                    if (AlarmBook.Raise(session, sign, rules, now) is { } alarm)
                        raised.Add(alarm);
                    Note(session, sign, stationEvent, now);
                }
                return raised;
            },
            cancellation);
        foreach (var alarm in raised)
            alarms.Tell(alarm);
    }

    /// <summary>The newest events first.</summary>
    public ValueTask<Page<StationEvent>> EventsAsync(StationKey station, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. StationEventRows.List(session, station.Number, page.AfterId, page.Limit + 1)], row => $"{row.Id}", ToEvent),
        cancellation);

    /// <summary>Keeps a security event and raises an alarm.</summary>
    public async ValueTask RecordAsync(StationKey station, SecurityEvent securityEvent, CancellationToken cancellation)
    {
        var now = Now();
        var at = securityEvent.At.ToUnixTimeMilliseconds();
        alarms.Tell(await database.WriteAsync(
            session =>
            {
                if (!StationEventRows.PutSecurity(session, station.Number, securityEvent.Type, at, now, securityEvent.TechDetail ?? ""))
                    return null;
                var sign = DeviceSigns.Of(station, securityEvent);
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Security, sign.Reason, DeviceSigns.SeverityJson(sign.Severity));
                return AlarmBook.Raise(session, sign, now);
            },
            cancellation));
    }

    /// <summary>The newest security events first.</summary>
    public ValueTask<Page<SecurityEvent>> SecurityEventsAsync(StationKey station, PageRequest page, CancellationToken cancellation) =>
        database.ReadAsync(
            session => page.Cut(
                [.. StationEventRows.ListSecurity(session, station.Number, page.AfterId, page.Limit + 1)],
                row => $"{row.Id}",
                row => new SecurityEvent(row.Type, Time(row.At), row.TechDetail.Length == 0 ? null : row.TechDetail) { ReceivedAt = Time(row.ReceivedAt) }),
            cancellation);

    // What is told regularly or at every change would bury the rest.
    private static void Note(Session session, AlarmSign sign, StationEvent stationEvent, long now)
    {
        if (stationEvent.Trigger == "Alerting" || (DeviceSigns.IsOfPlugLock(stationEvent) && !sign.IsCleared))
            TimelineRows.Insert(
                session, sign.StationId!, now, TimelineKind.Status, sign.IsCleared ? $"{sign.Reason}; it is over" : sign.Reason, DeviceSigns.SeverityJson(sign.Severity));
    }

    private static DeviceVariable ToVariable(DeviceVariableRow row) => new()
    {
        Component = row.Component,
        ComponentInstance = row.ComponentInstance.Length == 0 ? null : row.ComponentInstance,
        Evse = row.Evse == DeviceVariableRow.Unnamed ? null : row.Evse,
        Connector = row.Connector == DeviceVariableRow.Unnamed ? null : row.Connector,
        Variable = row.Variable,
        VariableInstance = row.VariableInstance.Length == 0 ? null : row.VariableInstance,
        Attribute = row.Attribute,
        Value = row.Value,
        Mutability = row.Mutability,
        DataType = row.DataType,
        Unit = row.Unit,
        ValuesList = row.ValuesList,
        MinLimit = row.MinLimit is null ? null : decimal.Parse(row.MinLimit, CultureInfo.InvariantCulture),
        MaxLimit = row.MaxLimit is null ? null : decimal.Parse(row.MaxLimit, CultureInfo.InvariantCulture),
    };

    private static DeviceVariable ToSetting(StationEvent stationEvent) => new()
    {
        Component = stationEvent.Component,
        ComponentInstance = stationEvent.ComponentInstance,
        Evse = stationEvent.Evse,
        Connector = stationEvent.Connector,
        Variable = stationEvent.Variable,
        VariableInstance = stationEvent.VariableInstance,
        Value = stationEvent.Value,
    };

    private static StationEventRow ToRow(long station, StationEvent stationEvent, long now) => new()
    {
        StationNumber = station,
        EventId = stationEvent.EventId,
        At = stationEvent.At.ToUnixTimeMilliseconds(),
        ReceivedAt = now,
        TriggerWord = stationEvent.Trigger,
        Component = stationEvent.Component,
        ComponentInstance = stationEvent.ComponentInstance ?? "",
        Variable = stationEvent.Variable,
        VariableInstance = stationEvent.VariableInstance ?? "",
        Evse = stationEvent.Evse,
        Connector = stationEvent.Connector,
        Value = stationEvent.Value,
        Cleared = stationEvent.Cleared,
        OcppTransactionId = stationEvent.OcppTransactionId,
        TechCode = stationEvent.TechCode,
        TechDetail = stationEvent.TechDetail,
        Json = stationEvent.Json,
        MonitorId = stationEvent.MonitorId,
    };

    private static StationEvent ToEvent(StationEventRow row) => new()
    {
        EventId = row.EventId,
        At = Time(row.At),
        Trigger = row.TriggerWord,
        Component = row.Component,
        ComponentInstance = row.ComponentInstance.Length == 0 ? null : row.ComponentInstance,
        Variable = row.Variable,
        VariableInstance = row.VariableInstance.Length == 0 ? null : row.VariableInstance,
        Evse = row.Evse,
        Connector = row.Connector,
        Value = row.Value,
        Cleared = row.Cleared,
        OcppTransactionId = row.OcppTransactionId,
        TechCode = row.TechCode,
        TechDetail = row.TechDetail,
        Json = row.Json,
        MonitorId = row.MonitorId,
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
