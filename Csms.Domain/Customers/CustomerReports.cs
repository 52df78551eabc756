using System.Text.Json;
using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Requests;
using Csms.Storage.Timeline;
using Microsoft.Extensions.Options;

namespace Csms.Domain.Customers;

/// <summary>What stations were asked to say of customers. Personal data: kept for a short time, and only what somebody asked for.</summary>
public sealed class CustomerReports(Database database, IOptions<CustomerOptions> options, TimeProvider clock)
{
    /// <summary>Keeps one part. What nobody asked for is not kept; the timeline says that it came.</summary>
    public ValueTask RecordAsync(StationKey station, CustomerReportPart part, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (StationRequestRows.Find(session, station.Number, part.RequestId) is not { Kind: RequestKind.CustomerInformation })
                {
                    TimelineRows.Insert(
                        session, station.Id, now, TimelineKind.Report, $"Customer information for request {part.RequestId}, which nobody here made, is not kept", null);
                    return;
                }
                var kept = new RequestPart
                {
                    Kind = RequestKind.CustomerInformation,
                    RequestId = part.RequestId,
                    SeqNo = part.SeqNo,
                    GeneratedAt = part.GeneratedAt,
                    MoreFollows = part.MoreFollows,
                    ContentJson = JsonSerializer.Serialize(part.Text),
                };
                // What it says stands nowhere but in the parts.
                if (RequestParts.Record(session, station, kept, now) is { } parts)
                    TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"Customer information {part.RequestId} is complete, in {parts} parts", null);
            },
            cancellation);
    }

    /// <summary>What has come of a request; null when there is no such request.</summary>
    public ValueTask<CustomerReport?> FindAsync(StationKey station, int requestId, CancellationToken cancellation) => database.ReadAsync(
        session =>
        {
            if (StationRequestRows.Find(session, station.Number, requestId) is not { Kind: RequestKind.CustomerInformation } row)
                return null;
            var parts = RequestPartRows.Contents(session, station.Number, row.Kind, requestId).OfType<string>().Select(json => JsonSerializer.Deserialize<string>(json)).ToList();
            return new CustomerReport
            {
                RequestId = requestId,
                State = (RequestState)row.State,
                Reason = row.Reason,
                Text = parts.Count == 0 ? null : string.Concat(parts),
                IsDeleted = row.Parts > 0 && parts.Count == 0,
            };
        },
        cancellation);

    /// <summary>Deletes what was kept for long enough.</summary>
    public async ValueTask ForgetAsync(CancellationToken cancellation)
    {
        var before = (clock.GetUtcNow() - options.Value.KeepFor).ToUnixTimeMilliseconds();
        // There is seldom any, and a look costs no flush of the disk.
        if (await database.ReadAsync(session => RequestPartRows.HasOlder(session, RequestKind.CustomerInformation, before), cancellation))
            await database.WriteAsync(session => RequestPartRows.Empty(session, RequestKind.CustomerInformation, before), cancellation);
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
