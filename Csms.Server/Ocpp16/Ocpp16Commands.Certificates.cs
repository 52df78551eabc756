using Csms.Domain.Certificates;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> DeliverCertificateAsync(StationConnection station, string chain, SigningUse use, CancellationToken cancellationToken) =>
        use == SigningUse.V2G
            ? await DeliverV2GAsync(station, chain, cancellationToken)
            : Answer((await caller.CallAsync(station, new CertificateSignedRequest { CertificateChain = chain }, cancellationToken)).Status);

    public async Task<CommandAnswer> RenewCertificateAsync(StationConnection station, SigningUse use, CancellationToken cancellationToken)
    {
        if (use == SigningUse.V2G)
            return await TriggerV2GAsync(station, cancellationToken);
        var request = new ExtendedTriggerMessageRequest { RequestedMessage = ExtendedMessageTrigger.SignChargePointCertificate };
        return Answer((await caller.CallAsync(station, request, cancellationToken)).Status);
    }

    public async Task<CommandAnswer> InstallRootAsync(StationConnection station, InstalledUse use, string certificate, CancellationToken cancellationToken)
    {
        if (use is not (InstalledUse.Csms or InstalledUse.Manufacturer))
            return await InstallContractRootAsync(station, use, certificate, cancellationToken);
        var type = use == InstalledUse.Csms ? CertificateUse.CentralSystemRootCertificate : CertificateUse.ManufacturerRootCertificate;
        return Answer((await caller.CallAsync(station, new InstallCertificateRequest { CertificateType = type, Certificate = certificate }, cancellationToken)).Status);
    }

    public async Task<CommandAnswer> DeleteCertificateAsync(StationConnection station, InstalledCertificate certificate, CancellationToken cancellationToken)
    {
        var hash = certificate.Hash;
        if (certificate.Use is not (InstalledUse.Csms or InstalledUse.Manufacturer))
            return await DeleteContractRootAsync(station, hash, cancellationToken);
        var request = new DeleteCertificateRequest
        {
            CertificateHashData = new CertificateHashData
            {
                HashAlgorithm = Enum.Parse<HashAlgorithm>(hash.HashAlgorithm),
                IssuerNameHash = hash.IssuerNameHash,
                IssuerKeyHash = hash.IssuerKeyHash,
                SerialNumber = hash.SerialNumber,
            },
        };
        return Answer((await caller.CallAsync(station, request, cancellationToken)).Status);
    }

    public async Task<IReadOnlyList<InstalledCertificate>> ReadInstalledAsync(StationConnection station, bool withContracts, CancellationToken cancellationToken)
    {
        var held = new List<InstalledCertificate>();
        // One use can be asked for at a time.
        foreach (var (type, use) in new[] { (CertificateUse.CentralSystemRootCertificate, InstalledUse.Csms), (CertificateUse.ManufacturerRootCertificate, InstalledUse.Manufacturer) })
        {
            var answer = await caller.CallAsync(station, new GetInstalledCertificateIdsRequest { CertificateType = type }, cancellationToken);
            held.AddRange(answer.CertificateHashData?.Select(hash => new InstalledCertificate { Use = use, Hash = HashOf(hash) }) ?? []);
        }
        if (withContracts)
            held.AddRange(await ReadContractRootsAsync(station, cancellationToken));
        return held;
    }

    private static CertificateHash HashOf(CertificateHashData hash) => new($"{hash.HashAlgorithm}", hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
}
