using Csms.Domain.Certificates;
using Csms.Protocol.Ocpp16;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp16;

internal sealed partial class Ocpp16Commands
{
    public async Task<CommandAnswer> DeliverCertificateAsync(StationConnection station, string chain, SigningUse use, CancellationToken cancellationToken) =>
        Answer((await caller.CallAsync(station, new CertificateSignedRequest { CertificateChain = chain }, cancellationToken)).Status);

    public async Task<CommandAnswer> RenewCertificateAsync(StationConnection station, SigningUse use, CancellationToken cancellationToken)
    {
        if (use != SigningUse.Station)
            throw new RuleBrokenException("OCPP 1.6 security A02", "use", "OCPP 1.6 knows no certificate towards vehicles.");
        var request = new ExtendedTriggerMessageRequest { RequestedMessage = ExtendedMessageTrigger.SignChargePointCertificate };
        return Answer((await caller.CallAsync(station, request, cancellationToken)).Status);
    }

    public async Task<CommandAnswer> InstallRootAsync(StationConnection station, InstalledUse use, string certificate, CancellationToken cancellationToken)
    {
        var type = use switch
        {
            InstalledUse.Csms => CertificateUse.CentralSystemRootCertificate,
            InstalledUse.Manufacturer => CertificateUse.ManufacturerRootCertificate,
            _ => throw new RuleBrokenException("OCPP 1.6 security M05", "use", "A 1.6 station can be given roots for: Csms, Manufacturer."),
        };
        return Answer((await caller.CallAsync(station, new InstallCertificateRequest { CertificateType = type, Certificate = certificate }, cancellationToken)).Status);
    }

    public async Task<CommandAnswer> DeleteCertificateAsync(StationConnection station, CertificateHash hash, CancellationToken cancellationToken)
    {
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

    public async Task<IReadOnlyList<InstalledCertificate>> ReadInstalledAsync(StationConnection station, CancellationToken cancellationToken)
    {
        var held = new List<InstalledCertificate>();
        // One use can be asked for at a time.
        foreach (var (type, use) in new[] { (CertificateUse.CentralSystemRootCertificate, InstalledUse.Csms), (CertificateUse.ManufacturerRootCertificate, InstalledUse.Manufacturer) })
        {
            var answer = await caller.CallAsync(station, new GetInstalledCertificateIdsRequest { CertificateType = type }, cancellationToken);
            held.AddRange(answer.CertificateHashData?.Select(hash => new InstalledCertificate { Use = use, Hash = HashOf(hash) }) ?? []);
        }
        return held;
    }

    private static CertificateHash HashOf(CertificateHashData hash) => new($"{hash.HashAlgorithm}", hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
}
