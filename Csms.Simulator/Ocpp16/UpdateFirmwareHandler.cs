using Csms.Protocol.Ocpp16;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

/// <summary>Fetches the image (where the place does not speak HTTP, it is as if), and the station reboots with the version that the URL names.</summary>
internal static class UpdateFirmwareHandler
{
    public static UpdateFirmwareResponse Handle(Ocpp16Dialect dialect, UpdateFirmwareRequest request)
    {
        var station = dialect.Station;
        dialect.FirmwareUpdate.DownloadAt(
            request.RetrieveDate,
            request.Location,
            requestId: null,
            () => FirmwareStatusNotificationSender.Send(station, FirmwareStatus.DownloadFailed),
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
