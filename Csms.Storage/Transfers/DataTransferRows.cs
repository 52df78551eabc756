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
    public static void Insert(Session session, DataTransferRow row) => session.Connection.Execute(
        """
        insert into data_transfers (station_number, received_at, vendor_id, message_id, data, status, reason, answer)
        values (@StationNumber, @ReceivedAt, @VendorId, @MessageId, @Data, @Status, @Reason, @Answer)
        """,
        row);

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
