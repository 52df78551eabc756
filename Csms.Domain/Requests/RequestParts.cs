using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage.Engine;
using Csms.Storage.Requests;
using Csms.Storage.Timeline;

namespace Csms.Domain.Requests;

/// <summary>Puts the parts of results together, within the unit of work that keeps what they say.</summary>
internal static class RequestParts
{
    /// <summary>Keeps a part and moves its request on. Parts of a request that was not made here are kept too.</summary>
    /// <returns>The number of parts when this one has completed the result; null otherwise.</returns>
    public static int? Record(Session session, StationKey station, RequestPart part, long now)
    {
        var request = StationRequestRows.Find(session, station.Number, part.RequestId);
        if (request is not null && request.Kind != part.Kind)
            request = null;
        // Without numbers a new result under an old id is told from the old one by the old one's end.
        var (before, ended) = RequestPartRows.Progress(session, station.Number, part.Kind, part.RequestId);
        if (part.SeqNo is null && ended is not null)
        {
            RequestPartRows.Clear(session, station.Number, part.Kind, part.RequestId);
            before = 0;
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
        if (request is not null)
            Move(session, request, isComplete, now);
        return isNew && isComplete ? parts : null;
    }

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
