using Csms.Domain.Stations;
using Csms.Storage.Engine;
using Csms.Storage.Requests;

namespace Csms.Domain.Requests;

/// <summary>Moves requests on by the statuses that stations tell of them, within the unit of work that keeps what they mean.</summary>
internal static class RequestSteps
{
    /// <summary>
    /// Keeps a status. One that is over stays as it ended; but one that was given up runs again when it is heard of, and so does one that failed when the
    /// station tries again (retries, retryInterval).
    /// </summary>
    /// <param name="id">Null for messages that name no request: then the one of the kind that runs is meant.</param>
    /// <returns>The request as it is now; null when nobody made it.</returns>
    public static StationRequestRow? Record(
        Session session, StationKey station, string kind, int? id, string status, RequestState state, string? reason, long now)
    {
        var row = id is { } number ? StationRequestRows.Find(session, station.Number, number) : StationRequestRows.FindLast(session, station.Number, kind);
        if (row is null || row.Kind != kind)
            return null;
        if (row.IsRunning || row.State == StationRequestRow.Abandoned || (row.MayGoOn(now) && state != RequestState.Failed))
            Move(session, row, status, state, reason, now);
        return row;
    }

    /// <summary>Something has come of a request that its station called failed: it tried again.</summary>
    public static void GoOn(Session session, StationKey station, int id, long now)
    {
        if (StationRequestRows.Find(session, station.Number, id) is { } row && row.MayGoOn(now))
            Move(session, row, row.Status!, RequestState.Running, null, now);
    }

    /// <summary>The station has let go of what it was asked for before. OCPP 2.0.1 L01.FR.24, N01.FR.12.</summary>
    public static void EndOthers(Session session, StationRequestRow kept, long now)
    {
        foreach (var other in StationRequestRows.Running(session, kept.StationNumber, kept.Kind).Where(other => other.Id != kept.Id))
            Move(session, other, StationRequestRow.LetGo, RequestState.Failed, $"The station gave it up for request {kept.Id}.", now);
    }

    private static void Move(Session session, StationRequestRow row, string status, RequestState state, string? reason, long now)
    {
        row.State = (int)state;
        row.Status = status;
        row.Reason = reason;
        row.DueAt = now + row.PatienceMs;
        row.EndedAt = state is RequestState.Asked or RequestState.Running ? null : now;
        StationRequestRows.Update(session, row);
    }
}
