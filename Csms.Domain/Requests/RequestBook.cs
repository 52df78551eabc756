using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage;
using Csms.Storage.Configuration;
using Csms.Storage.Engine;
using Csms.Storage.Files;
using Csms.Storage.Requests;
using Csms.Storage.Timeline;

namespace Csms.Domain.Requests;

/// <summary>What stations were asked for and send later, from the question to the end of the result.</summary>
public sealed class RequestBook(Database database, TimeProvider clock)
{
    /// <summary>Keeps a request before it is sent.</summary>
    /// <returns>The id to ask with.</returns>
    public ValueTask<int> OpenAsync(StationKey station, NewRequest request, string operatorName, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var id = request.Id ?? StationRequestRows.FreeId(session, station.Number);
                RequestPartRows.Clear(session, station.Number, request.Kind, id);
                if (request.IsInventory)
                    InventoryRows.Asked(session, station.Number, id, now);
                StationRequestRows.Put(session, new StationRequestRow
                {
                    StationNumber = station.Number,
                    Id = id,
                    Kind = request.Kind,
                    Operator = operatorName,
                    AskedAt = now,
                    PatienceMs = (long)request.Patience.TotalMilliseconds,
                    DueAt = now + (long)request.Patience.TotalMilliseconds,
                });
                return id;
            },
            cancellation);
    }

    /// <summary>Keeps the station's answer in its word: <c>Accepted</c> and what begins so lets it run, everything else is a no.</summary>
    public ValueTask AnsweredAsync(StationKey station, int id, string status, CancellationToken cancellation)
    {
        var isGranted = status.StartsWith("Accepted", StringComparison.Ordinal);
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (StationRequestRows.Find(session, station.Number, id) is not { } row)
                    return;
                // A result may be faster than the answer.
                if (row.State == StationRequestRow.Asked)
                    Change(session, row, StateOf(status), status, StateOf(status) == RequestState.Refused ? $"The station answered {status}." : null, now);
                if (status == StationRequestRow.LetGo)
                    RequestSteps.EndOthers(session, row, now);
            },
            cancellation);
    }

    // That there is nothing to be reported is the whole result.
    private static RequestState StateOf(string answer) =>
        answer.StartsWith("Accepted", StringComparison.Ordinal) ? RequestState.Running
        : answer == "EmptyResultSet" ? RequestState.Done
        : RequestState.Refused;

    /// <summary>No answer came that can be read, or an error: the request is over.</summary>
    public ValueTask FailedAsync(StationKey station, int id, string reason, CancellationToken cancellation) =>
        ChangeAsync(station, id, row => row.IsRunning, RequestState.Failed, null, reason, cancellation);

    /// <summary>Keeps what a station says of a running request.</summary>
    /// <param name="id">Null for messages that name no request: then the last of the kind is meant.</param>
    /// <param name="state">Running, or how it ended.</param>
    /// <returns>The request; null when nobody made it.</returns>
    public ValueTask<StationRequest?> NotedAsync(
        StationKey station, string kind, int? id, string status, RequestState state, string? reason, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                var row = id is { } number ? StationRequestRows.Find(session, station.Number, number) : StationRequestRows.FindLast(session, station.Number, kind);
                if (row is null || row.Kind != kind)
                    return null;
                Change(session, row, state, status, reason, now);
                return ToRequest(row);
            },
            cancellation);
    }

    /// <summary>Keeps a part of a result that has no tables of its own; the timeline says when every part has come.</summary>
    public ValueTask RecordAsync(StationKey station, RequestPart part, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (RequestParts.Record(session, station, part, now) is { } parts)
                    TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"Report {part.RequestId} ({part.Kind}) is complete, in {parts} parts", null);
            },
            cancellation);
    }

    /// <summary>Gives up those that nothing was heard of for too long.</summary>
    public ValueTask ExpireAsync(CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                foreach (var row in StationRequestRows.Due(session, now))
                {
                    var file = row.Kind == RequestKind.Log ? LogUploadRows.Find(session, row.StationNumber, row.Id) : null;
                    if (file is { UploadedAt: not null })
                    {
                        const string Arrived = "The file has come; the station never said that it brought it.";
                        Change(session, row, RequestState.Done, row.Status, Arrived, now);
                        TimelineRows.Insert(session, row.StationId, now, TimelineKind.Report, $"Request {row.Id} ({row.Kind}) is over. {Arrived}", null);
                        continue;
                    }
                    var heard = row.Parts > 0 ? $"{row.Parts} parts have come, not all"
                        : file is { FileName: null } ? "no file has come, nor was one named"
                        : "nothing of it has come";
                    Change(session, row, RequestState.Abandoned, row.Status, $"The station fell silent: {heard}.", now);
                    TimelineRows.Insert(session, row.StationId, now, TimelineKind.Report, $"Request {row.Id} ({row.Kind}) is given up: {heard}", null);
                }
            },
            cancellation);
    }

    public ValueTask<StationRequest?> FindAsync(StationKey station, int id, CancellationToken cancellation) => database.ReadAsync(
        session => StationRequestRows.Find(session, station.Number, id) is { } row ? ToRequest(row) : null, cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="kind">One of <see cref="RequestKind"/>; null for all.</param>
    public ValueTask<Page<StationRequest>> ListAsync(StationKey station, string? kind, PageRequest page, CancellationToken cancellation) => database.ReadAsync(
        session => page.Cut([.. StationRequestRows.List(session, station.Number, kind, page.AfterId, page.Limit + 1)], row => $"{row.Id}", ToRequest),
        cancellation);

    /// <summary>What the parts of a result hold, each as JSON, in their order.</summary>
    public ValueTask<IReadOnlyList<string>> ContentsAsync(StationKey station, string kind, int id, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<string>>(
            session => [.. RequestPartRows.Contents(session, station.Number, kind, id).OfType<string>()], cancellation);

    private ValueTask ChangeAsync(
        StationKey station, int id, Func<StationRequestRow, bool> when, RequestState state, string? status, string? reason, CancellationToken cancellation)
    {
        var now = Now();
        return database.WriteAsync(
            session =>
            {
                if (StationRequestRows.Find(session, station.Number, id) is { } row && when(row))
                    Change(session, row, state, status, reason, now);
            },
            cancellation);
    }

    private static void Change(Session session, StationRequestRow row, RequestState state, string? status, string? reason, long now)
    {
        row.State = (int)state;
        row.Status = status ?? row.Status;
        row.Reason = reason;
        row.DueAt = now + row.PatienceMs;
        row.EndedAt = state is RequestState.Asked or RequestState.Running ? null : now;
        StationRequestRows.Update(session, row);
    }

    private static StationRequest ToRequest(StationRequestRow row) => new()
    {
        Id = row.Id,
        StationId = row.StationId,
        Kind = row.Kind,
        Operator = row.Operator,
        AskedAt = Time(row.AskedAt),
        State = (RequestState)row.State,
        Status = row.Status,
        Reason = row.Reason,
        Parts = row.Parts,
        DueAt = row.IsRunning ? Time(row.DueAt) : null,
        EndedAt = row.EndedAt is { } ended ? Time(ended) : null,
    };

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
