using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transfers;

/// <summary>A vendor's schema as stored; a message without an id has the empty one.</summary>
internal sealed class TransferSchemaRow
{
    public string VendorKey { get; init; } = "";

    public string MessageKey { get; init; } = "";

    public string VendorId { get; init; } = "";

    public string MessageId { get; init; } = "";

    public string Json { get; init; } = "";

    public long ChangedAt { get; init; }
}

/// <summary>SQL of the table transfer_schemas.</summary>
internal static class TransferSchemaRows
{
    /// <summary>Adds a schema or replaces it; true when it is new.</summary>
    public static bool Put(Session session, TransferSchemaRow row)
    {
        var isNew = Find(session, row.VendorKey, row.MessageKey) is null;
        session.Connection.Execute(
            """
            insert into transfer_schemas (vendor_key, message_key, vendor_id, message_id, json, changed_at)
            values (@VendorKey, @MessageKey, @VendorId, @MessageId, @Json, @ChangedAt)
            on conflict (vendor_key, message_key) do update set
              vendor_id = excluded.vendor_id, message_id = excluded.message_id, json = excluded.json, changed_at = excluded.changed_at
            """,
            row);
        return isNew;
    }

    public static bool Remove(Session session, string vendorKey, string messageKey) => session.Connection.Execute(
        "delete from transfer_schemas where vendor_key = @vendorKey and message_key = @messageKey", new { vendorKey, messageKey }) > 0;

    public static TransferSchemaRow? Find(Session session, string vendorKey, string messageKey) => session.Connection.QuerySingleOrDefault<TransferSchemaRow>(
        "select * from transfer_schemas where vendor_key = @vendorKey and message_key = @messageKey", new { vendorKey, messageKey });

    public static bool HasAny(Session session, string vendorKey) =>
        session.Connection.ExecuteScalar<bool>("select exists (select 1 from transfer_schemas where vendor_key = @vendorKey)", new { vendorKey });

    public static IEnumerable<TransferSchemaRow> All(Session session) =>
        session.Connection.Query<TransferSchemaRow>("select * from transfer_schemas order by vendor_key, message_key");
}
