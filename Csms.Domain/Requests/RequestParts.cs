using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage.Engine;
using Csms.Storage.Requests;
using Csms.Storage.Timeline;

namespace Csms.Domain.Requests;

/// <summary>Puts the parts of results together, within the unit of work that keeps what they say.</summary>
internal static class RequestParts
{
    /// <summary>More parts than any result has: one variable in each would do.</summary>
    internal const int MostParts = 10_000;

    /// <summary>More text than any result has, of those whose parts are kept as text.</summary>
    internal const int MostCharacters = 16 * 1024 * 1024;

    /// <summary>
    /// Keeps a part and moves its request on. The same part again changes nothing. Of a request that was not made here none is kept, nor of a result that
    /// does not end: a station could go on for ever.
    /// </summary>
    /// <returns>The number of parts when this one has completed the result; null otherwise.</returns>
    public static int? Record(Session session, StationKey station, RequestPart part, long now)
    {
        if (StationRequestRows.Find(session, station.Number, part.RequestId) is not { } request || request.Kind != part.Kind)
        {
            TimelineRows.InsertDaily(
                session, station.Id, now, TimelineKind.Report, $"unasked {part.Kind}",
                $"A part of request {part.RequestId} ({part.Kind}) came, which nobody here made: no result is kept of it");
            return null;
        }
        // After a lost answer a station sends the last part again, and without numbers only what it says tells it from a new one.
        if (part.SeqNo is null && RequestPartRows.Has(session, station.Number, part.Kind, part.RequestId, part.MoreFollows, part.ContentJson))
            return null;
        var (before, ended) = RequestPartRows.Progress(session, station.Number, part.Kind, part.RequestId);
        // A new result under an old id is told from the old one by the old one's end.
        if (part.SeqNo is null && ended is not null)
        {
            RequestPartRows.Clear(session, station.Number, part.Kind, part.RequestId);
            before = 0;
        }
        if (before >= MostParts || part.SeqNo >= MostParts || IsTooLong(session, station, part))
        {
            GiveUp(session, station, part.RequestId, $"The result does not end: {before} parts have come.", now);
            return null;
        }
        var isNew = RequestPartRows.Put(session, new RequestPartRow
        {
            StationNumber = station.Number,
            Kind = part.Kind,
            RequestId = part.RequestId,
            SeqNo = part.SeqNo ?? before,
            GeneratedAt = part.GeneratedAt?.ToUnixTimeMilliseconds() ?? now,
            ReceivedAt = now,
            MoreFollows = part.MoreFollows,
            Content = part.ContentJson,
        });
        var (parts, last) = RequestPartRows.Progress(session, station.Number, part.Kind, part.RequestId);
        var isComplete = parts == last + 1;
        Move(session, request, isComplete, now);
        return isNew && isComplete ? parts : null;
    }

    private static bool IsTooLong(Session session, StationKey station, RequestPart part) => part.ContentJson is { } content
        && RequestPartRows.Length(session, station.Number, part.Kind, part.RequestId) + content.Length > MostCharacters;

    /// <summary>Ends a request whose parts do not end; the timeline says so once.</summary>
    public static void GiveUp(Session session, StationKey station, int requestId, string reason, long now)
    {
        if (StationRequestRows.Find(session, station.Number, requestId) is not { IsRunning: true } request)
            return;
        request.State = (int)RequestState.Failed;
        request.Reason = reason;
        request.EndedAt = now;
        StationRequestRows.Update(session, request);
        TimelineRows.Insert(session, station.Id, now, TimelineKind.Report, $"Request {requestId} ({request.Kind}) is given up: {reason}", null);
    }

    private static void Move(Session session, StationRequestRow request, bool isComplete, long now)
    {
        request.DueAt = now + request.PatienceMs;
        // Also one that was given up: what comes late has come.
        if (request.IsRunning || request.State == StationRequestRow.Abandoned)
        {
            request.State = isComplete ? StationRequestRow.Done : StationRequestRow.Running;
            request.EndedAt = isComplete ? now : null;
            request.Reason = null;
        }
        StationRequestRows.Update(session, request);
    }
}
