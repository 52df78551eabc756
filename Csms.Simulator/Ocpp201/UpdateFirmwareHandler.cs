using Csms.Protocol.Ocpp201;
using Csms.Simulator.Certificates;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp201;

/// <summary>Fetches the image (where the place does not speak HTTP, it is as if), and the station reboots with the version that the URL names.</summary>
internal static class UpdateFirmwareHandler
{
    public static UpdateFirmwareResponse Handle(Ocpp201Dialect dialect, UpdateFirmwareRequest request)
    {
        var station = dialect.Station;
        var firmware = request.Firmware;
        if (firmware.SigningCertificate is { } pem && !CertificateStore.IsCertificate(pem))
        {
            // L01.FR.02
            dialect.SecurityEvent("InvalidFirmwareSigningCertificate");
            return new UpdateFirmwareResponse { Status = UpdateFirmwareStatus.InvalidCertificate };
        }
        List<Action> steps = [Report(FirmwareStatus.Downloading), Report(FirmwareStatus.Downloaded)];
        if (firmware.Signature is not null)
            steps.Add(Report(FirmwareStatus.SignatureVerified));
        steps.Add(Report(FirmwareStatus.Installing));
        steps.Add(() =>
        {
            station.FirmwareVersion = Transfer.VersionIn(firmware.Location) ?? station.FirmwareVersion;
            FirmwareStatusNotificationSender.Send(station, FirmwareStatus.Installed, request.RequestId);
            station.Boot.Reboot(BootCause.FirmwareUpdate, onlyWhenIdle: true);
        });
        var waits = firmware.RetrieveDateTime > station.Now;
        var cancelled = dialect.FirmwareUpdate.DownloadAt(
            firmware.RetrieveDateTime, firmware.Location, request.RequestId, Report(FirmwareStatus.DownloadFailed), [.. steps]);
        if (waits)
            FirmwareStatusNotificationSender.Send(station, FirmwareStatus.DownloadScheduled, request.RequestId);
        return new UpdateFirmwareResponse { Status = cancelled ? UpdateFirmwareStatus.AcceptedCanceled : UpdateFirmwareStatus.Accepted };

        Action Report(FirmwareStatus status) => () => FirmwareStatusNotificationSender.Send(station, status, request.RequestId);
    }
}
