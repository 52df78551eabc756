using Csms.Storage.Engine;
using Dapper;

namespace Csms.Storage.Transfers;

/// <summary>A vendor's data as stored.</summary>
internal sealed class DataTransferRow
{
    public long Id { get; init; }

    public long StationNumber { get; init; }

    public long ReceivedAt { get; init; }

    public string VendorId { get; init; } = "";

    public string? MessageId { get; init; }

    public string? Data { get; init; }

    public string Status { get; init; } = "";

    public string? Reason { get; init; }

    public string? Answer { get; init; }
}

/// <summary>SQL of the table data_transfers.</summary>
internal static class DataTransferRows
{
    /// <summary>Of each station the newest are kept, about so many: each may be as long as a message.</summary>
    private const int Kept = 2_000;

    public static void Insert(Session session, DataTransferRow row)
    {
        var id = session.Connection.ExecuteScalar<long>(
            """
            insert into data_transfers (station_number, received_at, vendor_id, message_id, data, status, reason, answer)
            values (@StationNumber, @ReceivedAt, @VendorId, @MessageId, @Data, @Status, @Reason, @Answer)
            returning id
            """,
            row);
        NewestRows.Keep(session, "data_transfers", "station_number", row.StationNumber, id, Kept);
    }

    /// <summary>Newest first.</summary>
    public static IEnumerable<DataTransferRow> List(Session session, long station, string? vendorId, long? before, int limit) =>
        session.Connection.Query<DataTransferRow>(
            """
            select * from data_transfers
            where station_number = @station and (@vendorId is null or lower(vendor_id) = lower(@vendorId)) and id < @before
            order by id desc limit @limit
            """,
            new { station, vendorId, before = before ?? long.MaxValue, limit });
}
