using Csms.Domain.Certificates;
using Csms.Protocol.Ocpp201;
using Csms.Server.Commands;
using Csms.Server.Connections;

namespace Csms.Server.Ocpp201;

internal sealed partial class Ocpp201Commands
{
    public async Task<CommandAnswer> DeliverCertificateAsync(StationConnection station, string chain, SigningUse use, CancellationToken cancellationToken)
    {
        // A02.FR.14: the type that was asked for.
        var request = new CertificateSignedRequest
        {
            CertificateChain = chain,
            CertificateType = use == SigningUse.V2G ? CertificateSigningUse.V2GCertificate : CertificateSigningUse.ChargingStationCertificate,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> RenewCertificateAsync(StationConnection station, SigningUse use, CancellationToken cancellationToken)
    {
        var request = new TriggerMessageRequest
        {
            RequestedMessage = use == SigningUse.V2G ? MessageTrigger.SignV2GCertificate : MessageTrigger.SignChargingStationCertificate,
        };
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> InstallRootAsync(StationConnection station, InstalledUse use, string certificate, CancellationToken cancellationToken)
    {
        var type = use switch
        {
            InstalledUse.Csms => InstallCertificateUse.CSMSRootCertificate,
            InstalledUse.Manufacturer => InstallCertificateUse.ManufacturerRootCertificate,
            InstalledUse.V2G => InstallCertificateUse.V2GRootCertificate,
            InstalledUse.MobilityOperator => InstallCertificateUse.MORootCertificate,
            _ => throw new RuleBrokenException("OCPP 2.0.1 M05", "use", "A 2.0.1 station can be given roots for: Csms, Manufacturer, V2G, MobilityOperator."),
        };
        var answer = await caller.CallAsync(station, new InstallCertificateRequest { CertificateType = type, Certificate = certificate }, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<CommandAnswer> DeleteCertificateAsync(StationConnection station, InstalledCertificate certificate, CancellationToken cancellationToken)
    {
        var hash = certificate.Hash;
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
        var answer = await caller.CallAsync(station, request, cancellationToken);
        return Answer(answer.Status, answer.StatusInfo);
    }

    public async Task<IReadOnlyList<InstalledCertificate>> ReadInstalledAsync(StationConnection station, bool withContracts, CancellationToken cancellationToken)
    {
        var answer = await caller.CallAsync(station, new GetInstalledCertificateIdsRequest(), cancellationToken);
        return [.. answer.CertificateHashDataChain?.SelectMany(Held) ?? []];
    }

    internal static IEnumerable<InstalledCertificate> Held(CertificateHashDataChain chain)
    {
        var use = chain.CertificateType switch
        {
            GetCertificateIdUse.V2GRootCertificate => InstalledUse.V2G,
            GetCertificateIdUse.MORootCertificate => InstalledUse.MobilityOperator,
            GetCertificateIdUse.CSMSRootCertificate => InstalledUse.Csms,
            GetCertificateIdUse.V2GCertificateChain => InstalledUse.V2GChain,
            _ => InstalledUse.Manufacturer,
        };
        yield return new InstalledCertificate { Use = use, Hash = HashOf(chain.CertificateHashData) };
        foreach (var child in chain.ChildCertificateHashData ?? [])
            yield return new InstalledCertificate { Use = use, Hash = HashOf(child), ParentSerialNumber = chain.CertificateHashData.SerialNumber };
    }

    private static InstalledUse UseOf(InstallCertificateUse type) => type switch
    {
        InstallCertificateUse.V2GRootCertificate => InstalledUse.V2G,
        InstallCertificateUse.MORootCertificate => InstalledUse.MobilityOperator,
        InstallCertificateUse.CSMSRootCertificate => InstalledUse.Csms,
        _ => InstalledUse.Manufacturer,
    };

    private static CertificateHash HashOf(CertificateHashData hash) => new($"{hash.HashAlgorithm}", hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
}
