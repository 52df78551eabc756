using Csms.Domain.Certificates;

namespace Csms.Server.Commands;

internal sealed partial class StationCommands
{
    /// <summary>Hands a station the certificate that it asked for.</summary>
    public Task<CommandAnswer> DeliverCertificateAsync(CommandOrigin origin, string chain, SigningUse use, CancellationToken cancellationToken) => RunAsync(
        origin, "deliver-certificate", new { use }, (version, station) => version.DeliverCertificateAsync(station, chain, use, cancellationToken), cancellationToken);

    /// <summary>Asks a station to make a new key and to have it signed. OCPP 2.0.1 A02, 1.6 security A02.</summary>
    public Task<CommandAnswer> RenewCertificateAsync(CommandOrigin origin, SigningUse use, CancellationToken cancellationToken) => RunAsync(
        origin, "renew-certificate", new { use }, (version, station) => version.RenewCertificateAsync(station, use, cancellationToken), cancellationToken);

    /// <summary>Gives a station a root certificate; what it took is known here from then on.</summary>
    public Task<CommandAnswer> InstallRootAsync(CommandOrigin origin, InstallRootCommand command, CancellationToken cancellationToken) => RunAsync(
        origin, "install-certificate", new { command.Use },
        async (version, station) =>
        {
            using var certificate = RootCertificate.Read(command.Certificate, time.GetUtcNow());
            var answer = await version.InstallRootAsync(station, command.Use, certificate.ExportCertificatePem(), cancellationToken);
            // Kept even when nobody waits for the answer any more.
            if (answer.Status == "Accepted")
                await installed.InstalledAsync(
                    station.Session.Station.Key, command.Use, certificate.Subject, RootCertificate.Describe(certificate, command.Use), CancellationToken.None);
            return answer;
        },
        cancellationToken);

    /// <summary>Takes a certificate from a station, named as the station names it. OCPP 2.0.1 M04.FR.07.</summary>
    /// <param name="number">Of the list of installed certificates.</param>
    public Task<CommandAnswer> DeleteCertificateAsync(CommandOrigin origin, long number, CancellationToken cancellationToken) => RunAsync(
        origin, "delete-certificate", new { number },
        async (version, station) =>
        {
            var held = await installed.ListAsync(station.Session.Station.Key, cancellationToken);
            var certificate = held.FirstOrDefault(certificate => certificate.Number == number)
                ?? throw new NotKnownException($"The station is not known to hold a certificate {number}: read them anew first.");
            var answer = await version.DeleteCertificateAsync(station, certificate, cancellationToken);
            if (answer.Status is "Accepted" or "NotFound")
                await installed.DeletedAsync(station.Session.Station.Key, certificate.Hash, CancellationToken.None);
            return answer;
        },
        cancellationToken);

    /// <summary>Reads what a station holds of others' certificates, and keeps it.</summary>
    /// <param name="withContracts">A 1.6 station is asked for those of Plug &amp; Charge too, as one always is that is known to hold some.</param>
    public Task<IReadOnlyList<InstalledCertificate>> ReadInstalledAsync(CommandOrigin origin, bool withContracts, CancellationToken cancellationToken) => RunAsync(
        origin, "read-certificates", withContracts ? new { withContracts } : null,
        async (version, station) =>
        {
            var key = station.Session.Station.Key;
            var ask = withContracts || (await installed.ListAsync(key, cancellationToken)).Any(held => held.Use is not (InstalledUse.Csms or InstalledUse.Manufacturer));
            await installed.ReportedAsync(key, await version.ReadInstalledAsync(station, ask, cancellationToken), cancellationToken);
            return await installed.ListAsync(key, cancellationToken);
        },
        cancellationToken);
}
