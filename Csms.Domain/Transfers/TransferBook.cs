using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Timeline;
using Csms.Storage.Transfers;

namespace Csms.Domain.Transfers;

/// <summary>
/// What was agreed with vendors about their own data, and the data that came. Upper and lower case are the same vendor and message, as OCPP 1.6 has it.
/// </summary>
public sealed class TransferBook(Database database, TimeProvider clock)
{
    /// <summary>Adds a schema or replaces it; true when it is new.</summary>
    public ValueTask<bool> PutSchemaAsync(TransferSchema schema, CancellationToken cancellation)
    {
        var row = new TransferSchemaRow
        {
            VendorKey = KeyOf(schema.VendorId),
            MessageKey = KeyOf(schema.MessageId),
            VendorId = schema.VendorId,
            MessageId = schema.MessageId ?? "",
            Json = schema.Json,
            ChangedAt = Now(),
        };
        return database.WriteAsync(session => TransferSchemaRows.Put(session, row), cancellation);
    }

    /// <summary>False when there is none.</summary>
    public ValueTask<bool> RemoveSchemaAsync(string vendorId, string? messageId, CancellationToken cancellation) =>
        database.WriteAsync(session => TransferSchemaRows.Remove(session, KeyOf(vendorId), KeyOf(messageId)), cancellation);

    /// <param name="messageId">Null for messages without an id.</param>
    public ValueTask<TransferSchema?> FindSchemaAsync(string vendorId, string? messageId, CancellationToken cancellation) => database.ReadAsync(
        session => TransferSchemaRows.Find(session, KeyOf(vendorId), KeyOf(messageId)) is { } row ? ToSchema(row) : null, cancellation);

    /// <summary>By vendor and message.</summary>
    public ValueTask<IReadOnlyList<TransferSchema>> SchemasAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<TransferSchema>>(session => [.. TransferSchemaRows.All(session).Select(ToSchema)], cancellation);

    /// <summary>Sets who handles a vendor's data; true when nobody did.</summary>
    public ValueTask<bool> PutHookAsync(WebHook hook, CancellationToken cancellation)
    {
        var row = new WebHookRow
        {
            VendorKey = KeyOf(hook.VendorId), VendorId = hook.VendorId, Url = hook.Url, Secret = hook.Secret ?? "", TimeoutMs = (long)hook.Timeout.TotalMilliseconds, ChangedAt = Now(),
        };
        return database.WriteAsync(session => WebHookRows.Put(session, row), cancellation);
    }

    /// <summary>False when there is none.</summary>
    public ValueTask<bool> RemoveHookAsync(string vendorId, CancellationToken cancellation) =>
        database.WriteAsync(session => WebHookRows.Remove(session, KeyOf(vendorId)), cancellation);

    public ValueTask<WebHook?> FindHookAsync(string vendorId, CancellationToken cancellation) =>
        database.ReadAsync(session => WebHookRows.Find(session, KeyOf(vendorId)) is { } row ? ToHook(row) : null, cancellation);

    /// <summary>By vendor.</summary>
    public ValueTask<IReadOnlyList<WebHook>> HooksAsync(CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<WebHook>>(session => [.. WebHookRows.All(session).Select(ToHook)], cancellation);

    public ValueTask<TransferAgreement> AgreementAsync(string vendorId, string? messageId, CancellationToken cancellation)
    {
        var vendor = KeyOf(vendorId);
        return database.ReadAsync(
            session => new TransferAgreement
            {
                SchemaJson = TransferSchemaRows.Find(session, vendor, KeyOf(messageId))?.Json,
                HasSchemas = TransferSchemaRows.HasAny(session, vendor),
                Hook = WebHookRows.Find(session, vendor) is { } hook ? ToHook(hook) : null,
            },
            cancellation);
    }

    /// <summary>Keeps what a station sent and is going to be answered.</summary>
    /// <param name="trouble">What the timeline says of it; null where all went well.</param>
    public ValueTask KeepAsync(StationKey station, DataTransfer transfer, string? trouble, CancellationToken cancellation)
    {
        var row = new DataTransferRow
        {
            StationNumber = station.Number,
            ReceivedAt = transfer.ReceivedAt.ToUnixTimeMilliseconds(),
            VendorId = transfer.VendorId,
            MessageId = transfer.MessageId,
            Data = transfer.DataJson,
            Status = $"{transfer.Status}",
            Reason = transfer.Reason,
            Answer = transfer.AnswerJson,
        };
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                DataTransferRows.Insert(session, row);
                if (trouble is not null)
                    TimelineRows.Insert(session, station.Id, now, TimelineKind.Violation, trouble, null);
            },
            cancellation);
    }

    /// <summary>The newest first.</summary>
    /// <param name="vendorId">Null for all.</param>
    public ValueTask<Page<DataTransfer>> ListAsync(StationKey station, string? vendorId, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. DataTransferRows.List(session, station.Number, vendorId, page.AfterId, page.Limit + 1)], row => $"{row.Id}", ToTransfer),
        cancellation);

    private static TransferSchema ToSchema(TransferSchemaRow row) => new()
    {
        VendorId = row.VendorId, MessageId = row.MessageId.Length == 0 ? null : row.MessageId, Json = row.Json, ChangedAt = Time(row.ChangedAt),
    };

    private static WebHook ToHook(WebHookRow row) => new()
    {
        VendorId = row.VendorId,
        Url = row.Url,
        Secret = row.Secret.Length == 0 ? null : row.Secret,
        Timeout = TimeSpan.FromMilliseconds(row.TimeoutMs),
        ChangedAt = Time(row.ChangedAt),
    };

    private static DataTransfer ToTransfer(DataTransferRow row) => new()
    {
        ReceivedAt = Time(row.ReceivedAt),
        VendorId = row.VendorId,
        MessageId = row.MessageId,
        DataJson = row.Data,
        Status = Enum.Parse<TransferStatus>(row.Status),
        Reason = row.Reason,
        AnswerJson = row.Answer,
    };

    private static string KeyOf(string? id) => (id ?? "").ToLowerInvariant();

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
