using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Outbox;

/// <summary>A receiver as stored.</summary>
internal sealed class ReceiverRow
{
    public const int WebHook = 0;
    public const int Mail = 1;

    public long Number { get; set; }

    public int Kind { get; init; }

    public string Id { get; init; } = "";

    public string Address { get; set; } = "";

    public string Secret { get; set; } = "";

    public string? OldSecret { get; set; }

    public long? OldSecretUntil { get; set; }

    public string Events { get; set; } = "";

    public string AlarmKind { get; set; } = "*";

    public int? MaxSeverity { get; set; }

    public string Station { get; set; } = "*";

    public string Language { get; set; } = "";

    public bool TellsEnd { get; set; }

    public bool Enabled { get; set; }

    public string? StoppedBecause { get; set; }

    public long CreatedAt { get; init; }

    public long ChangedAt { get; set; }
}

/// <summary>SQL of the table receivers; there are a few dozen at most.</summary>
internal static class ReceiverRows
{
    public static IEnumerable<ReceiverRow> All(Session session) => session.Connection.Query<ReceiverRow>("select * from receivers order by kind, id");

    public static ReceiverRow? Find(Session session, int kind, string id) =>
        session.Connection.QuerySingleOrDefault<ReceiverRow>("select * from receivers where kind = @kind and id = @id", new { kind, id });

    public static ReceiverRow? Find(Session session, long number) =>
        session.Connection.QuerySingleOrDefault<ReceiverRow>("select * from receivers where number = @number", new { number });

    public static void Insert(Session session, ReceiverRow row) => row.Number = session.Connection.ExecuteScalar<long>(
        """
        insert into receivers (kind, id, address, secret, events, alarm_kind, max_severity, station, language, tells_end, enabled, created_at, changed_at)
        values (@Kind, @Id, @Address, @Secret, @Events, @AlarmKind, @MaxSeverity, @Station, @Language, @TellsEnd, @Enabled, @CreatedAt, @ChangedAt)
        returning number
        """,
        row);

    public static void Update(Session session, ReceiverRow row) => session.Connection.Execute(
        """
        update receivers set
          address = @Address, secret = @Secret, old_secret = @OldSecret, old_secret_until = @OldSecretUntil, events = @Events, alarm_kind = @AlarmKind,
          max_severity = @MaxSeverity, station = @Station, language = @Language, tells_end = @TellsEnd, enabled = @Enabled, stopped_because = @StoppedBecause,
          changed_at = @ChangedAt
        where number = @Number
        """,
        row);

    /// <summary>Removes it with all that was to be delivered to it.</summary>
    public static void Remove(Session session, long number) => session.Connection.Execute(
        "delete from outbox where receiver = @number; delete from receivers where number = @number", new { number });
}
