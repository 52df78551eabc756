using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    /// <summary>What is signed goes by SignedUpdateFirmware of the security extension and by nothing else: a station must not install it unchecked.</summary>
    public async Task<CommandAnswer> UpdateFirmwareAsync(StationConnection station, int requestId, OfferedFirmware firmware, CancellationToken cancellationToken)
    {
        if (firmware is { SigningCertificate: { } certificate, Signature: { } signature })
        {
            var signed = new SignedUpdateFirmwareRequest
            {
                RequestId = requestId,
                Firmware = new Firmware
                {
                    Location = firmware.Url,
                    RetrieveDateTime = firmware.RetrieveAt,
                    InstallDateTime = firmware.InstallAt,
                    SigningCertificate = certificate,
                    Signature = signature,
                },
                Retries = firmware.Retries,
                RetryInterval = firmware.RetryIntervalSeconds,
            };
            var answer = await caller.CallAsync(station, signed, cancellationToken);
            return Answer(answer.Status);
        }
        if (firmware.InstallAt is not null)
            throw new RuleBrokenException("OCPP 1.6 §6.19", "installAt", "A 1.6 station takes a time of installation with signed firmware only.");
        var request = new UpdateFirmwareRequest
        {
            Location = firmware.Url, RetrieveDate = firmware.RetrieveAt, Retries = firmware.Retries, RetryInterval = firmware.RetryIntervalSeconds,
        };
        await caller.CallAsync(station, request, cancellationToken);
        // The answer has no status: who does not want it answers with an error.
        return new CommandAnswer { Status = "Accepted" };
    }

    public Task<CommandAnswer> PublishFirmwareAsync(
        StationConnection station, int requestId, string url, string checksum, PublishFirmwareCommand command, CancellationToken cancellationToken) => throw NoController();

    public Task<CommandAnswer> UnpublishFirmwareAsync(StationConnection station, string checksum, CancellationToken cancellationToken) => throw NoController();

    private static RuleBrokenException NoController() => new("OCPP 2.0.1 L03", "", "Local controllers publish firmware in OCPP 2.0.1 only.");
}
