using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Certificates;

/// <summary>SQL of the table installed_certificates.</summary>
internal static class InstalledRows
{
    /// <summary>Keeps what a station holds; what is known of it already, beyond its hashes, stays known.</summary>
    public static void Put(Session session, InstalledRow row) => session.Connection.Execute(
        """
        insert into installed_certificates (
          station_number, use, hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number, parent_serial_number, subject, not_after, reported_at)
        values (
          @StationNumber, @Use, @HashAlgorithm, @IssuerNameHash, @IssuerKeyHash, @SerialNumber, @ParentSerialNumber, @Subject, @NotAfter, @ReportedAt)
        on conflict (station_number, use, issuer_name_hash, issuer_key_hash, serial_number) do update set
          hash_algorithm = excluded.hash_algorithm, issuer_name_hash = excluded.issuer_name_hash, issuer_key_hash = excluded.issuer_key_hash,
          serial_number = excluded.serial_number, parent_serial_number = excluded.parent_serial_number,
          subject = coalesce(excluded.subject, subject), not_after = coalesce(excluded.not_after, not_after), reported_at = excluded.reported_at
        """,
        row);

    public static void Remove(Session session, long number) =>
        session.Connection.Execute("delete from installed_certificates where number = @number", new { number });

    public static void RemoveByHash(Session session, long station, string issuerNameHash, string issuerKeyHash, string serialNumber) => session.Connection.Execute(
        """
        delete from installed_certificates
        where station_number = @station and issuer_name_hash = @issuerNameHash and issuer_key_hash = @issuerKeyHash and serial_number = @serialNumber
        """,
        new { station, issuerNameHash, issuerKeyHash, serialNumber });

    public static IEnumerable<InstalledRow> List(Session session, long station) => session.Connection.Query<InstalledRow>(
        "select * from installed_certificates where station_number = @station order by use, parent_serial_number is not null, number", new { station });

    /// <summary>Those whose end is known and comes by a time.</summary>
    public static IEnumerable<InstalledRow> Ending(Session session, long by) => session.Connection.Query<InstalledRow>(
        """
        select installed_certificates.*, stations.id as station_id from installed_certificates join stations on stations.number = station_number
        where not_after is not null and not_after <= @by and stations.removed_at is null order by not_after
        """,
        new { by });

    public static void Announced(Session session, long number, int level) =>
        session.Connection.Execute("update installed_certificates set announced = @level where number = @number", new { number, level });
}
