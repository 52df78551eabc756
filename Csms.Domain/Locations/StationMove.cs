using Csms.Domain.Timeline;
using Csms.Storage.Engine;
using Csms.Storage.Locations;
using Csms.Storage.Timeline;

namespace Csms.Domain.Locations;

/// <summary>Has a station stand somewhere else, and says so in its timeline.</summary>
internal static class StationMove
{
    /// <param name="location">Null for nowhere.</param>
    public static void Do(Session session, long station, string stationId, LocationRow? location, string operatorName, long at)
    {
        StandingRows.Move(session, station, location?.Number);
        TimelineRows.Insert(session, stationId, at, TimelineKind.Command, location is null ? $"{operatorName} took it away from its location" : $"{operatorName} put it at the location {NameOf(location)}", null);
    }

    private static string NameOf(LocationRow location) => location.Name is null ? location.Id : $"{location.Id} ({location.Name})";
}
