using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Files;
using Csms.Storage.Timeline;

namespace Csms.Domain.Files;

/// <summary>Logs that stations were asked for: expected, brought, told of, listed, thrown away. OCPP 2.0.1 N01, OCPP 1.6 §5.9.</summary>
public sealed class LogBook(Database database, TimeProvider clock)
{
    // What one round of cleaning takes away; the next follows.
    private const int MostAtOnce = 500;

    /// <summary>Keeps that a request's log may be brought to the URL with this secret.</summary>
    public ValueTask ExpectAsync(StationKey station, int requestId, LogWish wish, string secret, CancellationToken cancellation)
    {
        var row = new LogUploadRow
        {
            StationNumber = station.Number,
            RequestId = requestId,
            LogType = wish.LogType,
            OldestAt = wish.From?.ToUnixTimeMilliseconds(),
            LatestAt = wish.To?.ToUnixTimeMilliseconds(),
            TokenHash = SecretPath.Hash(secret),
            AskedAt = Now(),
        };
        return database.WriteAsync(session => LogUploadRows.Put(session, row), cancellation);
    }

    /// <summary>Keeps the name that the station announced for its file.</summary>
    public ValueTask NamedAsync(StationKey station, int requestId, string fileName, CancellationToken cancellation) =>
        database.WriteAsync(session => LogUploadRows.Name(session, station.Number, requestId, fileName), cancellation);

    /// <summary>The log that may be brought with this secret; null when there is none, or its request is over.</summary>
    public ValueTask<LogUpload?> FindOpenAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (SecretPath.Hash(secret), Now());
        return database.ReadAsync(session => LogUploadRows.FindOpen(session, hash, now) is { } row ? ToUpload(row) : null, cancellation);
    }

    /// <summary>The file has come, whole. False when the log was thrown away meanwhile.</summary>
    public ValueTask<bool> ArrivedAsync(LogUpload upload, string? fileName, long sizeBytes, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (!LogUploadRows.Arrived(session, upload.Station.Number, upload.RequestId, fileName, sizeBytes, now))
                    return false;
                RequestSteps.GoOn(session, upload.Station, upload.RequestId, now);
                TimelineRows.Insert(
                    session, upload.StationId, now, TimelineKind.Report, $"{upload.LogType} of request {upload.RequestId} has come, {sizeBytes} bytes", null);
                return true;
            },
            cancellation);
    }

    /// <summary>Keeps what a station says of its upload.</summary>
    /// <param name="requestId">Null in 1.6's DiagnosticsStatusNotification, which names none.</param>
    public ValueTask ToldAsync(StationKey station, int? requestId, string status, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                // Idle is said when the station is asked and does nothing.
                var request = status == "Idle"
                    ? null
                    : RequestSteps.Record(session, station, RequestKind.Log, requestId, status, StateOf(status), WhyOf(status), now);
                var what = requestId is null ? "Log upload" : $"Log upload of request {requestId}";
                if (request is not null && status == "Uploaded" && LogUploadRows.Find(session, station.Number, request.Id) is { UploadedAt: null })
                    what = $"{what}: {status}, but no file has come here";
                else if (request is null && status != "Idle" && requestId is not null)
                    what = $"{what}: {status}; nobody here asked for it";
                else
                    what = $"{what}: {status}";
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Status, what, null);
            },
            cancellation);
    }

    public ValueTask<LogUpload?> FindAsync(StationKey station, int requestId, CancellationToken cancellation) => database.ReadAsync(
        session => LogUploadRows.Find(session, station.Number, requestId) is { } row ? ToUpload(row) : null, cancellation);

    /// <summary>The newest first.</summary>
    public ValueTask<Page<LogUpload>> ListAsync(StationKey station, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. LogUploadRows.List(session, station.Number, page.AfterId, page.Limit + 1)], row => $"{row.RequestId}", ToUpload), cancellation);

    /// <summary>Forgets a log; what is still on its way is then refused. False when there is none.</summary>
    public ValueTask<bool> RemoveAsync(LogUpload upload, CancellationToken cancellation) =>
        database.WriteAsync(session => LogUploadRows.Remove(session, upload.Station.Number, upload.RequestId), cancellation);

    /// <summary>Those that are over and were asked for before a time.</summary>
    public ValueTask<IReadOnlyList<LogUpload>> OldAsync(DateTimeOffset before, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<LogUpload>>(
        session => [.. LogUploadRows.Old(session, before.ToUnixTimeMilliseconds(), MostAtOnce).Select(ToUpload)], cancellation);

    private static RequestState StateOf(string status) => status switch
    {
        "Uploaded" => RequestState.Done,
        "Uploading" => RequestState.Running,
        _ => RequestState.Failed,
    };

    private static string? WhyOf(string status) => status switch
    {
        "Uploaded" or "Uploading" => null,
        "AcceptedCanceled" => "The station gave it up for a later request.",
        _ => $"The station says {status}.",
    };

    private static LogUpload ToUpload(LogUploadRow row) => new()
    {
        Station = new StationKey(row.StationNumber, row.StationId),
        RequestId = row.RequestId,
        LogType = row.LogType,
        From = Time(row.OldestAt),
        To = Time(row.LatestAt),
        AskedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.AskedAt),
        State = (RequestState)row.State,
        Status = row.Status,
        Reason = row.Reason,
        FileName = row.FileName,
        SizeBytes = row.SizeBytes,
        UploadedAt = Time(row.UploadedAt),
    };

    private static DateTimeOffset? Time(long? ms) => ms is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
