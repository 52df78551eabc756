using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    // L01.FR.11: with certificate and signature, when the image has them.
    public async Task<CommandAnswer> UpdateFirmwareAsync(StationConnection station, int requestId, OfferedFirmware firmware, CancellationToken cancellationToken)
    {
        var request = new UpdateFirmwareRequest
        {
            RequestId = requestId,
            Firmware = new Firmware
            {
                Location = firmware.Url,
                RetrieveDateTime = firmware.RetrieveAt,
                InstallDateTime = firmware.InstallAt,
                SigningCertificate = firmware.SigningCertificate,
                Signature = firmware.Signature,
            },
            Retries = firmware.Retries,
            RetryInterval = firmware.RetryIntervalSeconds,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> PublishFirmwareAsync(
        StationConnection station, int requestId, string url, string checksum, PublishFirmwareCommand command, CancellationToken cancellationToken)
    {
        var request = new PublishFirmwareRequest
        {
            RequestId = requestId, Location = url, Checksum = checksum, Retries = command.Retries, RetryInterval = command.RetryIntervalSeconds,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> UnpublishFirmwareAsync(StationConnection station, string checksum, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new UnpublishFirmwareRequest { Checksum = checksum }, cancellationToken);
        return Answer(answer.Status, null);
    }
}
