using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

/// <summary>Nothing is downloaded; the statuses come as if it were, and the station reboots with the new version.</summary>
internal static class UpdateFirmwareHandler
{
    public static UpdateFirmwareResponse Handle(Ocpp16Dialect dialect, UpdateFirmwareRequest request)
    {
        var station = dialect.Station;
        dialect.FirmwareUpdate.BeginAt(
            request.RetrieveDate,
            requestId: null,
            () => FirmwareStatusNotificationSender.Send(station, FirmwareStatus.Downloading),
            () => FirmwareStatusNotificationSender.Send(station, FirmwareStatus.Downloaded),
            () => FirmwareStatusNotificationSender.Send(station, FirmwareStatus.Installing),
            () =>
            {
                station.FirmwareVersion = Transfer.VersionIn(request.Location) ?? station.FirmwareVersion;
                FirmwareStatusNotificationSender.Send(station, FirmwareStatus.Installed);
                station.Boot.Reboot(BootCause.FirmwareUpdate, onlyWhenIdle: true);
            });
        return new UpdateFirmwareResponse();
    }
}
