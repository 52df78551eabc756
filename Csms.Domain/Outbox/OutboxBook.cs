using System.Globalization;
using Csms.Domain.Alarms;
using Csms.Domain.Events;
using Csms.Storage;
using Csms.Storage.Engine;
using Csms.Storage.Outbox;

namespace Csms.Domain.Outbox;

/// <summary>
/// What receivers are owed. Deliveries about an alarm or a transaction are committed with what they tell of; whoever delivers takes them from here, in order, and says what became
/// of them, so that a process that ends in between owes nothing less afterwards.
/// </summary>
public sealed class OutboxBook(Database database, Receivers receivers, EventText text, TimeProvider clock)
{
    /// <summary>The event of a delivery that an operator tries a receiver with.</summary>
    public const string Test = "test";

    /// <summary>What waits for one receiver at most, about; then the oldest are given up, visibly, and can be sent again by hand.</summary>
    internal const int MostWaiting = 10_000;

    /// <summary>What is kept of one receiver when it is done, about.</summary>
    private const int Kept = 20_000;

    private const int LongestAnswer = 500;

    /// <summary>Raised when something is to be delivered.</summary>
    public event Action? Added;

    internal void Wake() => Added?.Invoke();

    /// <summary>An alarm that is news, for all who want it, within the unit of work that made it so.</summary>
    internal static void Add(Session session, Alarm alarm, long now)
    {
        foreach (var receiver in Receivers.All(session).Where(receiver => receiver.Wants(alarm)))
            Insert(session, receiver.Number, EventKind.Alarm, alarm.StationId, AlarmJson.Write(alarm), now);
    }

    /// <summary>The kinds of events that are owed from the commit on that made them.</summary>
    public static bool IsOwedByCommit(string kind) => kind is EventKind.Alarm or EventKind.Transaction;

    /// <summary>An event for all who want it, within the unit of work that made it.</summary>
    internal void Add(Session session, string kind, string stationId, Func<object> content, long now)
    {
        string? written = null;
        foreach (var receiver in receivers.Known(session))
        {
            if (receiver.Wants(kind, stationId))
                Insert(session, receiver.Number, kind, stationId, written ??= text(content()), now);
        }
    }

    /// <summary>Events that have been told, each with the receiver that wants it and its data as JSON.</summary>
    public async ValueTask AddAsync(IReadOnlyList<(Receiver Receiver, DomainEvent Happened, string Content)> told, CancellationToken cancellation)
    {
        await database.WriteAsync(
            session =>
            {
                foreach (var (receiver, happened, content) in told)
                    Insert(session, receiver.Number, happened.Kind, happened.StationId, content, happened.At.ToUnixTimeMilliseconds());
            },
            cancellation);
        Wake();
    }

    /// <summary>The oldest that wait for a receiver, in order.</summary>
    public ValueTask<IReadOnlyList<DueDelivery>> NextAsync(long receiver, int limit, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<DueDelivery>>(
        session =>
        [
            .. OutboxRows.Next(session, receiver, limit).Select(row =>
                new DueDelivery(row.Id, row.DeliveryId, row.Event, row.StationId, row.Content, Time(row.At), row.Attempts)),
        ],
        cancellation);

    /// <summary>The receivers for which something waits.</summary>
    public ValueTask<IReadOnlyList<long>> WithWaitingAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<long>>(session => [.. OutboxRows.WithWaiting(session)], cancellation);

    /// <summary>What became of an attempt.</summary>
    /// <param name="nextAttempt">Null when there is none.</param>
    public ValueTask AttemptedAsync(IReadOnlyList<DueDelivery> deliveries, DeliveryState state, int? status, string? answer, TimeSpan? nextAttempt, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var shortened = answer?.Length > LongestAnswer ? answer[..LongestAnswer] : answer;
        return database.WriteAsync(
            session =>
            {
                foreach (var delivery in deliveries)
                {
                    if (OutboxRows.Find(session, delivery.Id) is not { State: OutboxRow.Waiting } row)
                        continue;
                    (row.State, row.Attempts, row.LastAttemptAt) = ((int)state, row.Attempts + 1, now.ToUnixTimeMilliseconds());
                    (row.LastStatus, row.LastAnswer, row.NextAttemptAt) = (status, shortened, (now + nextAttempt)?.ToUnixTimeMilliseconds());
                    row.DoneAt = state == DeliveryState.Waiting ? null : now.ToUnixTimeMilliseconds();
                    OutboxRows.Update(session, row);
                }
            },
            cancellation);
    }

    /// <summary>The newest first.</summary>
    /// <param name="receiver">Its number; null for all.</param>
    public ValueTask<Page<OutgoingDelivery>> ListAsync(long? receiver, DeliveryState? state, PageRequest page, CancellationToken cancellation) => database.ReadSettledAsync(
        session => page.Cut(
            [.. OutboxRows.List(session, receiver, (int?)state, page.AfterId, page.Limit + 1)], row => row.Id.ToString(CultureInfo.InvariantCulture), ToDelivery),
        cancellation);

    /// <summary>How much waits and is dead, by the receiver's number; those with neither are left out.</summary>
    public ValueTask<IReadOnlyDictionary<long, Backlog>> BacklogsAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<long, Backlog>>(
            session => OutboxRows.Counts(session).ToDictionary(row => row.Receiver, row => new Backlog(row.Waiting, row.Dead)), cancellation);

    /// <summary>Sends one that is dead again. Null when there is none of this id; one that is not dead stays as it is.</summary>
    public async ValueTask<OutgoingDelivery?> ResendAsync(long id, CancellationToken cancellation)
    {
        var resent = await database.WriteAsync(
            session =>
            {
                if (OutboxRows.Find(session, id) is not { } row)
                    return null;
                OutboxRows.Resend(session, id, null);
                return ToDelivery(row);
            },
            cancellation);
        Wake();
        return resent;
    }

    /// <summary>Sends all that are dead again, of one receiver or of all.</summary>
    /// <returns>How many there were.</returns>
    public async ValueTask<int> ResendAllAsync(long? receiver, CancellationToken cancellation)
    {
        var count = await database.WriteAsync(session => OutboxRows.Resend(session, null, receiver), cancellation);
        Wake();
        return count;
    }

    private static void Insert(Session session, long receiver, string happened, string? stationId, string content, long at) => OutboxRows.Insert(
        session,
        new OutboxRow { Receiver = receiver, DeliveryId = Guid.NewGuid().ToString(), Event = happened, StationId = stationId, Content = content, At = at },
        MostWaiting,
        Kept);

    private static OutgoingDelivery ToDelivery(OutboxRow row) => new()
    {
        Id = row.Id,
        ReceiverKind = (ReceiverKind)row.ReceiverKind,
        ReceiverId = row.ReceiverId,
        DeliveryId = row.DeliveryId,
        Event = row.Event,
        StationId = row.StationId,
        Reason = row.Event == EventKind.Alarm ? AlarmJson.Read(row.Content).Reason : null,
        At = Time(row.At),
        State = (DeliveryState)row.State,
        Attempts = row.Attempts,
        LastAttemptAt = Time(row.LastAttemptAt),
        NextAttemptAt = Time(row.NextAttemptAt),
        LastStatus = row.LastStatus,
        LastAnswer = row.LastAnswer,
        DoneAt = Time(row.DoneAt),
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? Time(known) : null;
}
