using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transfers;

/// <summary>A vendor's web hook as stored.</summary>
internal sealed class WebHookRow
{
    public string VendorKey { get; init; } = "";

    public string VendorId { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>Empty for none.</summary>
    public string Secret { get; init; } = "";

    public long TimeoutMs { get; init; }

    public long ChangedAt { get; init; }
}

/// <summary>SQL of the table web_hooks.</summary>
internal static class WebHookRows
{
    /// <summary>Adds a hook or replaces it; true when it is new.</summary>
    public static bool Put(Session session, WebHookRow row)
    {
        var isNew = Find(session, row.VendorKey) is null;
        session.Connection.Execute(
            """
            insert into web_hooks (vendor_key, vendor_id, url, secret, timeout_ms, changed_at) values (@VendorKey, @VendorId, @Url, @Secret, @TimeoutMs, @ChangedAt)
            on conflict (vendor_key) do update set
              vendor_id = excluded.vendor_id, url = excluded.url, secret = excluded.secret, timeout_ms = excluded.timeout_ms, changed_at = excluded.changed_at
            """,
            row);
        return isNew;
    }

    public static bool Remove(Session session, string vendorKey) =>
        session.Connection.Execute("delete from web_hooks where vendor_key = @vendorKey", new { vendorKey }) > 0;

    public static WebHookRow? Find(Session session, string vendorKey) =>
        session.Connection.QuerySingleOrDefault<WebHookRow>("select * from web_hooks where vendor_key = @vendorKey", new { vendorKey });

    public static IEnumerable<WebHookRow> All(Session session) => session.Connection.Query<WebHookRow>("select * from web_hooks order by vendor_key");
}
