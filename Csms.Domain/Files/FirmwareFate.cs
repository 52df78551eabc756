using Csms.Domain.Requests;
using Csms.Domain.Stations;
using Csms.Domain.Timeline;
using Csms.Storage.Engine;
using Csms.Storage.Files;
using Csms.Storage.Timeline;

namespace Csms.Domain.Files;

/// <summary>How an update ends that its station never says a last word of; within the unit of work that keeps a boot.</summary>
internal static class FirmwareFate
{
    /// <summary>A station has booted. One that did not run the version before and does now has installed it, whether it says so or not.</summary>
    /// <param name="before">The version that it reported at the boot before.</param>
    public static void Follow(Session session, StationKey station, string? before, string? booted, long now)
    {
        if (booted is null || booted == before || FirmwareRows.FindOpen(session, station.Number, booted, now) is not { } update)
            return;
        RequestSteps.Record(session, station, RequestKind.Firmware, update.RequestId, "Installed", RequestState.Done, null, now);
        TimelineRows.Insert(session, station.Id, now, TimelineKind.Status, $"Firmware update of request {update.RequestId}: installed, the station booted with {booted}", null);
    }
}
