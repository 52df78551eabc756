using System.Text;
using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Outbox;

/// <summary>Something to be delivered as stored.</summary>
internal sealed class OutboxRow
{
    public const int Waiting = 0;
    public const int Delivered = 1;
    public const int Dead = 2;

    public long Id { get; set; }

    public long Receiver { get; init; }

    /// <summary>Filled in by lists only, as the next.</summary>
    public string ReceiverId { get; init; } = "";

    public int ReceiverKind { get; init; }

    public string DeliveryId { get; init; } = "";

    public string Event { get; init; } = "";

    public string? StationId { get; init; }

    public string Content { get; init; } = "";

    public long At { get; init; }

    public int State { get; set; }

    public int Attempts { get; set; }

    public long? LastAttemptAt { get; set; }

    public long? NextAttemptAt { get; set; }

    public int? LastStatus { get; set; }

    public string? LastAnswer { get; set; }

    public long? DoneAt { get; set; }
}

/// <summary>How many of a receiver's deliveries wait, and how many are dead.</summary>
internal sealed class OutboxCountRow
{
    public long Receiver { get; init; }

    public int Waiting { get; init; }

    public int Dead { get; init; }
}

/// <summary>SQL of the table outbox.</summary>
internal static class OutboxRows
{
    // To look costs as much as the rows that stay.
    private const int Every = 256;

    private const string Select = "select outbox.*, receivers.id as receiver_id, receivers.kind as receiver_kind from outbox join receivers on number = receiver";

    public static void Insert(Session session, OutboxRow row, int mostWaiting, int kept)
    {
        var insert = session
            .Prepare(
                """
                insert into outbox (receiver, delivery_id, event, station_id, content, at, state)
                select @receiver, @delivery_id, @event, @station_id, @content, @at, 0 where exists (select 1 from receivers where number = @receiver) returning id
                """)
            .Bind(row.Receiver).Bind(row.DeliveryId).Bind(row.Event).Bind(row.StationId).Bind(row.Content).Bind(row.At);
        // Its receiver was removed meanwhile.
        row.Id = insert.Step() ? insert.Long(0) : 0;
        insert.Reset();
        if (row.Id % Every != 0 || row.Id == 0)
            return;
        session.Connection.Execute(
            """
            update outbox set state = 2, done_at = @At, next_attempt_at = null, last_answer = @why
            where receiver = @Receiver and state = 0
              and id <= (select id from outbox where receiver = @Receiver and state = 0 order by id desc limit 1 offset @mostWaiting)
            """,
            new { row.At, row.Receiver, mostWaiting, why = $"More than {mostWaiting} deliveries waited: it was given up unsent, the oldest first." });
        NewestRows.Keep(session, "outbox", "receiver", row.Receiver, row.Id, kept, over: "state <> 0");
    }

    /// <summary>The oldest that wait for a receiver.</summary>
    public static IEnumerable<OutboxRow> Next(Session session, long receiver, int limit) => session.Connection.Query<OutboxRow>(
        "select * from outbox where receiver = @receiver and state = 0 order by id limit @limit", new { receiver, limit });

    /// <summary>The receivers for which something waits and who are to be told.</summary>
    public static IEnumerable<long> WithWaiting(Session session) => session.Connection.Query<long>(
        "select number from receivers where enabled and exists (select 1 from outbox where receiver = number and state = 0)");

    public static void Update(Session session, OutboxRow row) => session.Connection.Execute(
        """
        update outbox set
          state = @State, attempts = @Attempts, last_attempt_at = @LastAttemptAt, next_attempt_at = @NextAttemptAt, last_status = @LastStatus, last_answer = @LastAnswer,
          done_at = @DoneAt
        where id = @Id and state = 0
        """,
        row);

    public static OutboxRow? Find(Session session, long id) => session.Connection.QuerySingleOrDefault<OutboxRow>($"{Select} where outbox.id = @id", new { id });

    /// <summary>Lets a dead one wait again in its old place, or all dead ones of a receiver, or all there are.</summary>
    /// <returns>How many there were.</returns>
    public static int Resend(Session session, long? id, long? receiver) => session.Connection.Execute(
        $"""
        update outbox set state = 0, attempts = 0, next_attempt_at = null, done_at = null
        where state = 2 {(id is null ? "" : "and id = @id")} {(receiver is null ? "" : "and receiver = @receiver")}
        """,
        new { id, receiver });

    /// <summary>The newest first.</summary>
    public static IEnumerable<OutboxRow> List(Session session, long? receiver, int? state, long? before, int limit)
    {
        var sql = new StringBuilder(Select).Append(" where outbox.id < @before");
        if (receiver is not null)
            sql.Append(" and receiver = @receiver");
        if (state is { } wanted)
            // In the words of the partial indexes.
            sql.Append(wanted switch { OutboxRow.Waiting => " and state = 0", OutboxRow.Dead => " and state = 2", _ => " and state = 1" });
        sql.Append(" order by outbox.id desc limit @limit");
        return session.Connection.Query<OutboxRow>(sql.ToString(), new { receiver, before = before ?? long.MaxValue, limit });
    }

    public static IEnumerable<OutboxCountRow> Counts(Session session) => session.Connection.Query<OutboxCountRow>(
        """
        select receiver, sum(state = 0) as waiting, sum(state = 2) as dead from (
          select receiver, state from outbox where state = 0 union all select receiver, state from outbox where state = 2)
        group by receiver
        """);
}
