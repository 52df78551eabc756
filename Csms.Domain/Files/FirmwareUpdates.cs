using System.Text.Json;
using Csms.Domain.Alarms;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Files;
using Csms.Storage.Timeline;

namespace Csms.Domain.Files;

/// <summary>Firmware updates from the wish to the end, and images that local controllers publish. OCPP 2.0.1 L01 to L04, OCPP 1.6 §5.19.</summary>
public sealed class FirmwareUpdates(Database database, AlarmBook alarms, TimeProvider clock)
{
    /// <summary>Keeps what a request is about.</summary>
    public ValueTask ExpectAsync(StationKey station, int requestId, UpdateWish wish, CancellationToken cancellation)
    {
        var row = new FirmwareUpdateRow
        {
            StationNumber = station.Number,
            RequestId = requestId,
            FirmwareId = wish.FirmwareId,
            // Sent now and never again: nothing needs its password here.
            Location = wish.Url is null ? null : UrlSecrets.Hidden(wish.Url),
            Version = wish.Version,
            CampaignId = wish.CampaignId,
            TokenHash = wish.Secret is null ? null : SecretPath.Hash(wish.Secret),
        };
        return database.WriteAsync(session => FirmwareRows.PutUpdate(session, row), cancellation);
    }

    /// <summary>The update whose image may be fetched with this secret; null when there is none, or it is over.</summary>
    public ValueTask<FirmwareUpdate?> FindOpenAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (SecretPath.Hash(secret), Now());
        return database.ReadAsync(session => FirmwareRows.FindOpen(session, hash, now) is { } row ? ToUpdate(row) : null, cancellation);
    }

    /// <summary>Counts what a station has fetched; written with the next commit and not waited for.</summary>
    public void Served(FirmwareUpdate update, long bytes) =>
        database.Post(session => FirmwareRows.Served(session, update.Station.Number, update.RequestId, bytes));

    /// <summary>Keeps what a station says of its update; an end in failure raises an alarm.</summary>
    /// <param name="requestId">Null in 1.6's FirmwareStatusNotification, which names none.</param>
    public ValueTask ToldAsync(StationKey station, int? requestId, string status, CancellationToken cancellation) =>
        ToldAsync(station, RequestKind.Firmware, requestId, status, null, cancellation);

    /// <summary>Keeps what a local controller says of an image that it publishes. OCPP 2.0.1 L03.</summary>
    /// <param name="locations">Where stations find it; come with <c>Published</c>.</param>
    public ValueTask PublishToldAsync(StationKey station, int? requestId, string status, IReadOnlyList<string>? locations, CancellationToken cancellation) =>
        ToldAsync(station, RequestKind.PublishFirmware, requestId, status, locations, cancellation);

    public ValueTask<FirmwareUpdate?> FindAsync(StationKey station, int requestId, CancellationToken cancellation) => database.ReadSettledAsync(
        session => FirmwareRows.FindUpdate(session, station.Number, requestId) is { } row ? ToUpdate(row) : null, cancellation);

    /// <summary>The newest first.</summary>
    public ValueTask<Page<FirmwareUpdate>> ListAsync(StationKey station, PageRequest page, CancellationToken cancellation) => database.ReadSettledAsync(
        session => page.Cut([.. FirmwareRows.ListUpdates(session, station.Number, page.AfterId, page.Limit + 1)], row => $"{row.RequestId}", ToUpdate), cancellation);

    private async ValueTask ToldAsync(
        StationKey station, string kind, int? requestId, string status, IReadOnlyList<string>? locations, CancellationToken cancellation)
    {
        var now = Now();
        var state = StateOf(status);
        var name = kind == RequestKind.Firmware ? "Firmware update" : "Publishing of firmware";
        var what = (requestId is null ? name : $"{name} of request {requestId}") + $": {status}" + (locations is { Count: > 0 } ? UrlSecrets.Hidden($" at {string.Join(", ", locations)}") : "");
        alarms.Tell(await database.WriteAsync(
            session =>
            {
                // Idle is said when the station is asked and does nothing.
                var request = status == "Idle" ? null : RequestSteps.Record(session, station, kind, requestId, status, state, state == RequestState.Failed ? $"The station says {status}." : null, now);
                if (request is not null && locations is not null)
                    RequestParts.Record(session, station, PartOf(kind, request.Id, locations), now);
                var isStrange = request is null && status != "Idle" && requestId is not null;
                TimelineRows.Insert(session, station.Id, now, TimelineKind.Status, isStrange ? what + "; nobody here asked for it" : what, null);
                // All that nobody asked for is one alarm, whatever numbers the station gives it.
                return state == RequestState.Failed ? AlarmBook.Raise(session, Sign(station, request is null ? null : requestId, status, what, now), now) : null;
            },
            cancellation));
    }

    private static AlarmSign Sign(StationKey station, int? requestId, string status, string reason, long now) => new()
    {
        StationId = station.Id,
        Source = AlarmSource.Firmware,
        Kind = status,
        Place = $"{requestId}",
        Severity = status is "InvalidSignature" or "InvalidChecksum" ? 3 : 4,
        Reason = reason,
        At = DateTimeOffset.FromUnixTimeMilliseconds(now),
    };

    private static RequestPart PartOf(string kind, int requestId, IReadOnlyList<string> locations) =>
        new() { Kind = kind, RequestId = requestId, MoreFollows = false, ContentJson = UrlSecrets.Hidden(JsonSerializer.Serialize(new { locations })) };

    private static RequestState StateOf(string status) => status switch
    {
        "Installed" or "Published" => RequestState.Done,
        "DownloadFailed" or "InstallationFailed" or "InstallVerificationFailed" or "InvalidSignature" or "InvalidChecksum" or "PublishFailed" => RequestState.Failed,
        _ => RequestState.Running,
    };

    private static FirmwareUpdate ToUpdate(FirmwareUpdateRow row) => new()
    {
        Station = new StationKey(row.StationNumber, row.StationId),
        RequestId = row.RequestId,
        FirmwareId = row.FirmwareId,
        Url = row.Location,
        Version = row.Version,
        CampaignId = row.CampaignId,
        AskedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.AskedAt),
        State = (RequestState)row.State,
        Status = row.Status,
        Reason = row.Reason,
        BytesServed = row.BytesServed,
        SizeBytes = row.SizeBytes,
        EndedAt = row.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
    };

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
