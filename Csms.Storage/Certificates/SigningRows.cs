using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Certificates;

/// <summary>SQL of the table certificate_requests.</summary>
internal static class SigningRows
{
    private const string Select =
        "select certificate_requests.*, stations.id as station_id from certificate_requests join stations on stations.number = station_number";

    public static long Insert(Session session, SigningRow row) => session.Connection.ExecuteScalar<long>(
        """
        insert into certificate_requests (station_number, use, fingerprint, csr, subject, state, next_try_at, created_at)
        values (@StationNumber, @Use, @Fingerprint, @Csr, @Subject, @State, @NextTryAt, @CreatedAt)
        returning number
        """,
        row);

    public static void Update(Session session, SigningRow row) => session.Connection.Execute(
        """
        update certificate_requests set
          subject = @Subject, state = @State, attempts = @Attempts, next_try_at = @NextTryAt, chain = @Chain, issuer = @Issuer, serial_number = @SerialNumber,
          not_before = @NotBefore, not_after = @NotAfter, answered_at = @AnsweredAt, reason = @Reason, announced = @Announced,
          renewal_asked_at = @RenewalAskedAt
        where number = @Number
        """,
        row);

    public static SigningRow? Find(Session session, long number) =>
        session.Connection.QuerySingleOrDefault<SigningRow>($"{Select} where certificate_requests.number = @number", new { number });

    /// <summary>The newest for the same wish.</summary>
    public static SigningRow? FindSame(Session session, long station, string use, string fingerprint) => session.Connection.QueryFirstOrDefault<SigningRow>(
        $"{Select} where station_number = @station and use = @use and fingerprint = @fingerprint order by certificate_requests.number desc limit 1",
        new { station, use, fingerprint });

    /// <summary>Those that are still to be signed or delivered, of all stations.</summary>
    public static IEnumerable<SigningRow> Open(Session session) => session.Connection.Query<SigningRow>(
        $"{Select} where state in (0, 1) and stations.removed_at is null order by next_try_at");

    /// <summary>A newer certificate or wish takes the place of the others that a station has for a use.</summary>
    public static void Replace(Session session, SigningRow by, params int[] states) => session.Connection.Execute(
        $"update certificate_requests set state = {SigningRow.Replaced} where station_number = @StationNumber and use = @Use and number <> @Number and state in @states",
        new { by.StationNumber, by.Use, by.Number, states });

    /// <summary>Those in use that end by a time.</summary>
    public static IEnumerable<SigningRow> Ending(Session session, long by) => session.Connection.Query<SigningRow>(
        $"{Select} where state = 2 and not_after <= @by and stations.removed_at is null order by not_after", new { by });

    public static bool HasOpen(Session session, long station, string use) => session.Connection.ExecuteScalar<long?>(
        "select 1 from certificate_requests where station_number = @station and use = @use and state in (0, 1) limit 1", new { station, use }) is not null;

    /// <summary>Newest first.</summary>
    public static IEnumerable<SigningRow> List(Session session, long station, long? before, int limit) => session.Connection.Query<SigningRow>(
        $"{Select} where station_number = @station and certificate_requests.number < @before order by certificate_requests.number desc limit @limit",
        new { station, before = before ?? long.MaxValue, limit });
}
