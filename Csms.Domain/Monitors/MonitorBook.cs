using System.Globalization;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Monitors;
using Csms.Storage.Timeline;

namespace Csms.Domain.Monitors;

/// <summary>The monitors that stations have, as far as they were set from here or reported.</summary>
public sealed class MonitorBook(Database database, TimeProvider clock)
{
    /// <summary>More monitors than any station has: one that makes up ids must not fill the database.</summary>
    internal const int MostMonitors = 5_000;

    /// <summary>The station took monitors.</summary>
    public ValueTask SetAsync(StationKey station, IReadOnlyList<StationMonitor> monitors, string operatorName, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                foreach (var monitor in monitors)
                    MonitorRows.Put(session, ToRow(station, monitor, operatorName, now));
            },
            cancellation);
    }

    /// <summary>The station has them no longer.</summary>
    public ValueTask ClearedAsync(StationKey station, IReadOnlyList<int> ids, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            foreach (var id in ids)
                MonitorRows.Remove(session, station.Number, id);
        },
        cancellation);

    /// <summary>The station took a base. All but All takes away what was set from here: OCPP 2.0.1 N03.</summary>
    public ValueTask BaseSetAsync(StationKey station, string word, CancellationToken cancellation) => database.WriteAsync(
        session =>
        {
            MonitorRows.PutBase(session, station.Number, word);
            if (word == "All")
                return;
            foreach (var custom in MonitorRows.List(session, station.Number).Where(row => row.SetBy is not null).ToList())
                MonitorRows.Remove(session, station.Number, custom.Id);
        },
        cancellation);

    /// <summary>The station took a level.</summary>
    public ValueTask LevelSetAsync(StationKey station, int level, CancellationToken cancellation) =>
        database.WriteAsync(session => MonitorRows.PutLevel(session, station.Number, level), cancellation);

    /// <summary>All monitors are going to be asked for: those that the report does not name are gone.</summary>
    public ValueTask AskingForAllAsync(StationKey station, int requestId, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(session => MonitorRows.PutReport(session, station.Number, requestId, now), cancellation);
    }

    /// <summary>The station answered that it reports, or that there is nothing to be reported.</summary>
    public ValueTask ReportAnsweredAsync(StationKey station, int requestId, bool isEmpty, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                MonitorRows.ReportAnswered(session, station.Number, now);
                if (isEmpty)
                    Forget(session, station, requestId, now);
            },
            cancellation);
    }

    /// <summary>Keeps one part of a report and the monitors in it.</summary>
    public ValueTask RecordAsync(StationKey station, MonitorReport report, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                int? count = null;
                foreach (var monitor in report.Monitors)
                {
                    if (!MonitorRows.Has(session, station.Number, monitor.Id) && (count = (count ?? MonitorRows.Count(session, station.Number)) + 1) > MostMonitors)
                        continue;
                    MonitorRows.Put(session, ToRow(station, monitor, null, now));
                }
                if (count > MostMonitors)
                    TimelineRows.InsertDaily(
                        session, station.Id, now, TimelineKind.Report, "monitors", $"The station reports more than {MostMonitors} monitors: the rest is not kept");
                var part = new RequestPart
                {
                    Kind = RequestKind.MonitoringReport, RequestId = report.RequestId, SeqNo = report.SeqNo, GeneratedAt = report.GeneratedAt, MoreFollows = report.MoreFollows,
                };
                if (RequestParts.Record(session, station, part, now) is not { } parts)
                    return;
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"Monitoring report {report.RequestId} is complete, in {parts} parts", null);
                Forget(session, station, report.RequestId, now);
            },
            cancellation);
    }

    public ValueTask<Monitoring> FindAsync(StationKey station, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            var row = MonitorRows.Find(session, station.Number);
            return new Monitoring
            {
                Base = row?.Base,
                Level = row?.Level,
                ReportAskedAt = row?.ReportAskedAt is { } asked ? Time(asked) : null,
                Monitors = [.. MonitorRows.List(session, station.Number).Select(ToMonitor)],
            };
        },
        cancellation);

    /// <summary>OCPP 2.0.1 N04.FR.19: stations that booted since they were last asked, and had monitors of ours.</summary>
    public ValueTask<IReadOnlyList<string>> UnreportedAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(session => [.. MonitorRows.Unreported(session)], cancellation);

    // Only a report of all says by its silence that a monitor is gone.
    private static void Forget(Session session, StationKey station, int requestId, long now)
    {
        if (MonitorRows.Find(session, station.Number) is not { ReportAskedAt: { } asked } row || row.ReportId != requestId)
            return;
        foreach (var gone in MonitorRows.RemoveOlder(session, station.Number, asked).Where(gone => gone.SetBy is not null))
        {
            TimelineRows.Insert(
                session, station.Id, now, TimelineKind.Status,
                $"Monitor {gone.Id} ({gone.Type} of {gone.Component}/{gone.Variable}), set by {gone.SetBy}, is gone: the station does not report it", null);
        }
    }

    private static MonitorRow ToRow(StationKey station, StationMonitor monitor, string? setBy, long now) => new()
    {
        StationNumber = station.Number,
        Id = monitor.Id,
        Component = monitor.Component,
        ComponentInstance = monitor.ComponentInstance ?? "",
        Evse = monitor.EvseId ?? MonitorRow.Unnamed,
        Connector = monitor.ConnectorId ?? MonitorRow.Unnamed,
        Variable = monitor.Variable,
        VariableInstance = monitor.VariableInstance ?? "",
        Type = monitor.Type,
        Value = monitor.Value.ToString(CultureInfo.InvariantCulture),
        Severity = monitor.Severity,
        InTransaction = monitor.InTransaction,
        SetBy = setBy,
        UpdatedAt = now,
    };

    private static StationMonitor ToMonitor(MonitorRow row) => new()
    {
        Id = row.Id,
        Component = row.Component,
        ComponentInstance = row.ComponentInstance.Length == 0 ? null : row.ComponentInstance,
        EvseId = row.Evse == MonitorRow.Unnamed ? null : row.Evse,
        ConnectorId = row.Connector == MonitorRow.Unnamed ? null : row.Connector,
        Variable = row.Variable,
        VariableInstance = row.VariableInstance.Length == 0 ? null : row.VariableInstance,
        Type = row.Type,
        Value = decimal.Parse(row.Value, CultureInfo.InvariantCulture),
        Severity = row.Severity,
        InTransaction = row.InTransaction,
        SetBy = row.SetBy,
        UpdatedAt = Time(row.UpdatedAt),
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
