using Csms.Protocol.Ocpp16;
using Csms.Simulator.Certificates;
using Csms.Simulator.Connections;

namespace Csms.Simulator.Ocpp16;

/// <summary>Fetches the image (where the place does not speak HTTP, it is as if), and the station reboots with the version that the URL names.</summary>
internal static class SignedUpdateFirmwareHandler
{
    public static SignedUpdateFirmwareResponse Handle(Ocpp16Dialect dialect, SignedUpdateFirmwareRequest request)
    {
        var station = dialect.Station;
        if (!CertificateStore.IsCertificate(request.Firmware.SigningCertificate))
        {
            dialect.SecurityEvent("InvalidFirmwareSigningCertificate");
            return new SignedUpdateFirmwareResponse { Status = UpdateFirmwareStatus.InvalidCertificate };
        }
        var cancelled = dialect.FirmwareUpdate.DownloadAt(
            request.Firmware.RetrieveDateTime,
            request.Firmware.Location,
            request.RequestId,
            Report(SignedFirmwareStatus.DownloadFailed),
            Report(SignedFirmwareStatus.Downloading),
            Report(SignedFirmwareStatus.Downloaded),
            Report(SignedFirmwareStatus.SignatureVerified),
            Report(SignedFirmwareStatus.Installing),
            () =>
            {
                station.FirmwareVersion = Transfer.VersionIn(request.Firmware.Location) ?? station.FirmwareVersion;
                SignedFirmwareStatusNotificationSender.Send(station, SignedFirmwareStatus.Installed, request.RequestId);
                station.Boot.Reboot(BootCause.FirmwareUpdate, onlyWhenIdle: true);
            });
        return new SignedUpdateFirmwareResponse { Status = cancelled ? UpdateFirmwareStatus.AcceptedCanceled : UpdateFirmwareStatus.Accepted };

        Action Report(SignedFirmwareStatus status) => () => SignedFirmwareStatusNotificationSender.Send(station, status, request.RequestId);
    }
}
