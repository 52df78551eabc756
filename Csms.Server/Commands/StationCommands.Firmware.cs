using Csms.Domain.Files;
using Csms.Domain.Requests;
using Csms.Domain.Stations;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    // Beyond the time at which it is to be fetched and installed: an image over a slow line, and a station that waits until nobody charges.
    private static readonly TimeSpan FirmwarePatience = TimeSpan.FromDays(1);

    private static readonly string[] Schemes = ["http", "https", "ftp", "ftps", "sftp"];

    /// <summary>Asks a station to install firmware, from this server's library or from elsewhere. A signature is judged first (OCPP 2.0.1 A00.FR.706, A00.FR.707).</summary>
    /// <param name="campaignId">The campaign that it is a part of; null when an operator asks.</param>
    public async Task<RequestAnswer> UpdateFirmwareAsync(CommandOrigin origin, FirmwareUpdateCommand command, long? campaignId, CancellationToken cancellationToken)
    {
        RequireRetries(command.Retries, command.RetryIntervalSeconds);
        var firmware = await FirmwareOfAsync(command, cancellationToken);
        var (pem, signature) = firmware is null ? (command.SigningCertificate, command.Signature) : (firmware.SigningCertificate, firmware.Signature);
        if (pem is null != signature is null)
            throw new RuleBrokenException("OCPP 2.0.1 L01.FR.11", "signature", "A signature comes together with the certificate that made it.");
        if (pem is not null && signatures.WhyNot(pem, signature!, firmware is null ? null : Convert.FromHexString(firmware.Sha256)) is { } fault)
            throw new RuleBrokenException("OCPP 2.0.1 A00.FR.706", "signature", fault);
        var now = time.GetUtcNow();
        var retrieveAt = command.RetrieveAt ?? now;
        if (command.InstallAt < retrieveAt)
            throw new RuleBrokenException("range", "installAt", "What is installed was fetched before.");
        var last = command.InstallAt ?? retrieveAt;
        return await AskAsync(
            origin, "firmware-update", command,
            new NewRequest
            {
                Kind = RequestKind.Firmware,
                Patience = FirmwarePatience + Pauses(command.Retries, command.RetryIntervalSeconds) + (last > now ? last - now : TimeSpan.Zero),
            },
            async (version, station, id) =>
            {
                RequireFit(firmware, station.Session.Station);
                var secret = firmware is null ? null : SecretPath.Make();
                var offer = new OfferedFirmware
                {
                    Url = firmware is null ? command.Url! : urls.DownloadOf(station, secret!, firmware.Version),
                    RetrieveAt = retrieveAt,
                    InstallAt = command.InstallAt,
                    SigningCertificate = pem,
                    Signature = signature,
                    Retries = command.Retries,
                    RetryIntervalSeconds = command.RetryIntervalSeconds,
                };
                var wish = new UpdateWish { FirmwareId = firmware?.Id, Url = command.Url, Version = firmware?.Version ?? command.Version, CampaignId = campaignId, Secret = secret };
                await updates.ExpectAsync(station.Session.Station.Key, id, wish, cancellationToken);
                return await version.UpdateFirmwareAsync(station, id, offer, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Asks a local controller to publish an image of the library. OCPP 2.0.1 L03.</summary>
    public async Task<RequestAnswer> PublishFirmwareAsync(CommandOrigin origin, PublishFirmwareCommand command, CancellationToken cancellationToken)
    {
        RequireRetries(command.Retries, command.RetryIntervalSeconds);
        var firmware = await FirmwareOfAsync(new FirmwareUpdateCommand { FirmwareId = command.FirmwareId }, cancellationToken);
        return await AskAsync(
            origin, "publish-firmware", command, new NewRequest { Kind = RequestKind.PublishFirmware, Patience = FirmwarePatience + Pauses(command.Retries, command.RetryIntervalSeconds) },
            async (version, station, id) =>
            {
                var secret = SecretPath.Make();
                var url = urls.DownloadOf(station, secret, firmware!.Version);
                await updates.ExpectAsync(station.Session.Station.Key, id, new UpdateWish { FirmwareId = firmware.Id, Secret = secret }, cancellationToken);
                return await version.PublishFirmwareAsync(station, id, url, firmware.Md5, command, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<Firmware?> FirmwareOfAsync(FirmwareUpdateCommand command, CancellationToken cancellationToken)
    {
        if (command.FirmwareId is null == command.Url is null)
            throw new RuleBrokenException("oneOf", "firmwareId", "Either firmwareId or url.");
        if (command.FirmwareId is { } id)
        {
            return command.Version is null && command.SigningCertificate is null && command.Signature is null
                ? await library.FindAsync(id, cancellationToken) ?? throw new RuleBrokenException("exists", "firmwareId", $"The library has no firmware {id}.")
                : throw new RuleBrokenException("oneOf", "version", "Version, certificate and signature of firmware in the library are those that it was uploaded with.");
        }
        if (!Uri.TryCreate(command.Url, UriKind.Absolute, out var url) || !Schemes.Contains(url.Scheme))
            throw new RuleBrokenException("format", "url", $"A whole URL that begins with one of: {string.Join(", ", Schemes)}.");
        return null;
    }

    private static void RequireFit(Firmware? firmware, Station station)
    {
        if (firmware is not null && !firmware.IsFor(station))
            throw new RuleBrokenException(
                "fit", "firmwareId", $"The firmware is for {firmware.Vendor ?? "any vendor"}, {firmware.Model ?? "any model"}; the station is {station.Vendor} {station.Model}.");
    }
}
