using System.Globalization;
using Csms.Domain.Events;
using Csms.Domain.Outbox;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Alarms;
using Csms.Storage.Engine;
using Csms.Storage.Timeline;

namespace Csms.Domain.Alarms;

/// <summary>All alarms. Whoever notices something within a unit of work of its own raises it there, and tells after the commit.</summary>
public sealed class AlarmBook(Database database, EventStream events, OutboxBook outbox, TimeProvider clock)
{
    /// <summary>More than anybody looks through: a station that makes up components and monitors must not bury the alarms of the others.</summary>
    internal const int MostOfStation = 1_000;

    /// <summary>Raises what is not noticed within another unit of work.</summary>
    public async ValueTask RaiseAsync(AlarmSign sign, CancellationToken cancellation)
    {
        var now = Now();
        Tell(await database.WriteAsync(session => Raise(session, sign, now), cancellation));
    }

    /// <summary>Tells the listeners of an alarm that is kept; who is told by web hook or mail is in the outbox since the commit.</summary>
    public void Tell(Alarm? alarm)
    {
        if (alarm is null)
            return;
        outbox.Wake();
        if (events.HasSubscribers)
            events.Publish(EventKind.Alarm, alarm.StationId, alarm);
    }

    /// <summary>The newest first.</summary>
    public ValueTask<Page<Alarm>> ListAsync(AlarmQuery query, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut(
            [
                .. AlarmRows.List(
                    session, query.StationId, query.State is { } state ? state == AlarmState.Ended : null,
                    query.State is null or AlarmState.Ended ? null : query.State == AlarmState.Acknowledged, query.MaxSeverity, page.AfterId, page.Limit + 1),
            ],
            row => row.Id.ToString(CultureInfo.InvariantCulture), ToAlarm),
        cancellation);

    public ValueTask<Alarm?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => AlarmRows.Find(session, id) is { } row ? ToAlarm(row) : null, cancellation);

    /// <summary>Somebody looks after it. Null when there is none of this id; one that is over stays so.</summary>
    public ValueTask<Alarm?> AcknowledgeAsync(long id, string operatorName, CancellationToken cancellation)
    {
        var now = Now();
        return ChangeAsync(id, row => (row.AcknowledgedBy, row.AcknowledgedAt) = (operatorName, now), cancellation);
    }

    /// <summary>Ends it by hand. Null when there is none of this id; one that is over stays as it is.</summary>
    public ValueTask<Alarm?> CloseAsync(long id, string operatorName, string? reason, CancellationToken cancellation)
    {
        var now = Now();
        var words = string.IsNullOrWhiteSpace(reason) ? $"Closed by {operatorName}." : $"Closed by {operatorName}: {reason}";
        return ChangeAsync(id, row => (row.EndedAt, row.EndReason) = (now, words), cancellation);
    }

    /// <summary>Raises, counts or ends an alarm within a unit of work.</summary>
    /// <returns>The alarm when it is news for whoever listens; null otherwise.</returns>
    internal static Alarm? Raise(Session session, AlarmSign sign, long now) => Raise(session, sign, [.. AlarmRules.All(session)], now);

    internal static Alarm? Raise(Session session, AlarmSign sign, IReadOnlyList<AlarmRule> rules, long now)
    {
        var last = AlarmRows.FindLast(session, sign.Key);
        var at = PlausibleClock.TimeOf(sign.At, now);
        if (sign.IsCleared)
        {
            if (last is not { EndedAt: null } || at < last.LastEventAt)
                return null;
            last.ClearedAt = at;
            return End(session, last, "Its cause is over.", now);
        }
        if (rules.FirstOrDefault(rule => rule.Matches(sign)) is not { Raises: true } rule)
            return null;
        var severity = rule.Severity ?? sign.Severity;
        if (last is { EndedAt: null })
            return Repeat(session, last, sign, severity, at, now);
        // It comes late, and it is known to be over.
        if (at < last?.ClearedAt)
            return null;
        if (sign.StationId is { } station && AlarmRows.CountLive(session, station) >= MostOfStation)
        {
            TimelineRows.InsertDaily(
                session, station, now, TimelineKind.Security, "alarms",
                $"The station has {MostOfStation} alarms that are not over: no more are raised until some are closed. The first left out: {sign.Reason}");
            return null;
        }
        var row = new AlarmRow
        {
            StationId = sign.StationId,
            Source = sign.Source.ToString(),
            Subject = sign.Kind,
            AlarmKey = sign.Key,
            Severity = severity,
            Reason = sign.Reason,
            RaisedAt = now,
            LastAt = now,
            LastEventAt = at,
            Repeats = 1,
        };
        row.Id = AlarmRows.Insert(session, row);
        return News(session, row, now);
    }

    /// <summary>Ends an alarm by itself, within a unit of work.</summary>
    internal static Alarm End(Session session, AlarmRow row, string reason, long now)
    {
        (row.EndedAt, row.EndReason) = (now, reason);
        AlarmRows.Update(session, row);
        return News(session, row, now);
    }

    private static Alarm? Repeat(Session session, AlarmRow row, AlarmSign sign, int severity, long at, long now)
    {
        // Each security event is one of its own: who has seen the last has not seen this one.
        var isNews = severity < row.Severity || (row.AcknowledgedAt is not null && sign.Source == AlarmSource.SecurityEvent);
        if (isNews)
            (row.AcknowledgedBy, row.AcknowledgedAt) = (null, null);
        if (at >= row.LastEventAt)
            (row.Reason, row.LastEventAt) = (sign.Reason, at);
        (row.Severity, row.LastAt, row.Repeats) = (Math.Min(row.Severity, severity), now, row.Repeats + 1);
        AlarmRows.Update(session, row);
        return isNews ? News(session, row, now) : null;
    }

    private async ValueTask<Alarm?> ChangeAsync(long id, Action<AlarmRow> change, CancellationToken cancellation)
    {
        var now = Now();
        var (alarm, isNews) = await database.WriteAsync(
            session =>
            {
                if (AlarmRows.Find(session, id) is not { } row)
                    return default;
                if (row.EndedAt is not null)
                    return (ToAlarm(row), false);
                change(row);
                AlarmRows.Update(session, row);
                return (News(session, row, now), true);
            },
            cancellation);
        if (isNews)
            Tell(alarm);
        return alarm;
    }

    /// <summary>The alarm as it is now; whoever is to be told of it is owed that from this commit on.</summary>
    private static Alarm News(Session session, AlarmRow row, long now)
    {
        var alarm = ToAlarm(row);
        OutboxBook.Add(session, alarm, now);
        return alarm;
    }

    private static Alarm ToAlarm(AlarmRow row) => new()
    {
        Id = row.Id,
        StationId = row.StationId,
        Source = Enum.Parse<AlarmSource>(row.Source),
        Kind = row.Subject,
        Severity = row.Severity,
        Reason = row.Reason,
        State = row.EndedAt is not null ? AlarmState.Ended : row.AcknowledgedAt is not null ? AlarmState.Acknowledged : AlarmState.Active,
        Since = DateTimeOffset.FromUnixTimeMilliseconds(row.RaisedAt),
        LastAt = DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt),
        Count = row.Repeats,
        AcknowledgedBy = row.AcknowledgedBy,
        AcknowledgedAt = Time(row.AcknowledgedAt),
        EndedAt = Time(row.EndedAt),
        EndReason = row.EndReason,
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>Which alarms are asked for; null asks for all.</summary>
public sealed record AlarmQuery
{
    public string? StationId { get; init; }

    public AlarmState? State { get; init; }

    /// <summary>Only those that are this grave or graver.</summary>
    public int? MaxSeverity { get; init; }
}
