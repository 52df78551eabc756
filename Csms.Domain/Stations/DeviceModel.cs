using System.Globalization;
using Csms.Domain.Configuration;
using Csms.Domain.Events;
using Csms.Domain.Requests;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Configuration;
using Csms.Storage.Stations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Stations;

/// <summary>The variables that 2.0.1 stations report, and the events of those variables.</summary>
public sealed class DeviceModel(Database database, EventStream events, TimeProvider clock)
{
    /// <summary>More parts than any report has: one variable in each would do.</summary>
    internal const int MostParts = 10_000;

    /// <summary>Keeps one part of a report and the variables in it; the timeline says when every part has come.</summary>
    public ValueTask RecordAsync(StationKey station, DeviceReport report, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (report.SeqNo >= MostParts)
                {
                    RequestParts.GiveUp(session, station, report.RequestId, $"The report does not end: {MostParts} parts have come.", now);
                    return;
                }
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

    /// <summary>Keeps events of variables; a repeat of the same event is kept once.</summary>
    public async ValueTask RecordAsync(StationKey station, IReadOnlyList<StationEvent> stationEvents, CancellationToken cancellation)
    {
        var now = Now();
        var rows = stationEvents.Select(stationEvent => ToRow(station.Number, stationEvent, now)).ToList();
        await database.WriteAsync(
            session =>
            {
                StationEventRows.Put(session, rows);
                Inventory.Tell(session, station, new ToldSettings([.. stationEvents.Select(ToSetting)], SettingSource.Event), now);
                foreach (var failure in stationEvents.Where(IsLockFailure))
                {
                    TimelineRows.Insert(
                        session, station.Id, now, TimelineKind.Status, $"Connector {failure.Evse}/{failure.Connector}: the plug could not be locked; it does not charge", null);
                }
            },
            cancellation);
        if (!events.HasSubscribers)
            return;
        foreach (var alarm in stationEvents.Where(stationEvent => stationEvent.Trigger == "Alerting" || IsLockFailure(stationEvent)))
            events.Publish(EventKind.Alarm, station.Id, alarm);
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
        var isNew = await database.WriteAsync(
            session =>
            {
                if (!StationEventRows.PutSecurity(session, station.Number, securityEvent.Type, at, now, securityEvent.TechDetail ?? ""))
                    return false;
                var reason = securityEvent.TechDetail is null ? securityEvent.Type : $"{securityEvent.Type}: {securityEvent.TechDetail}";
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Security, reason, null);
                return true;
            },
            cancellation);
        if (isNew && events.HasSubscribers)
            events.Publish(EventKind.Alarm, station.Id, securityEvent);
    }

    /// <summary>The newest security events first.</summary>
    public ValueTask<Page<SecurityEvent>> SecurityEventsAsync(StationKey station, PageRequest page, CancellationToken cancellation) =>
        database.ReadAsync(
            session => page.Cut(
                [.. StationEventRows.ListSecurity(session, station.Number, page.AfterId, page.Limit + 1)],
                row => $"{row.Id}",
                row => new SecurityEvent(row.Type, Time(row.At), row.TechDetail.Length == 0 ? null : row.TechDetail) { ReceivedAt = Time(row.ReceivedAt) }),
            cancellation);

    // OCPP 2.0.1 G05: told as a change of the variable, and an alarm nevertheless.
    private static bool IsLockFailure(StationEvent stationEvent) =>
        stationEvent.Component.Equals("ConnectorPlugRetentionLock", StringComparison.OrdinalIgnoreCase)
        && stationEvent.Variable.Equals("Problem", StringComparison.OrdinalIgnoreCase)
        && !stationEvent.Cleared && bool.TryParse(stationEvent.Value, out var isProblem) && isProblem;

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
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
