using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class GetInstalledCertificateIdsHandler
{
    public static GetInstalledCertificateIdsResponse Handle(Ocpp201Dialect dialect, GetInstalledCertificateIdsRequest request)
    {
        CertificateHashDataChain[] found = [.. dialect.Station.Certificates.Installed
            .Select(certificate => new CertificateHashDataChain
            {
                CertificateType = Enum.Parse<GetCertificateIdUse>(certificate.Use),
                CertificateHashData = new CertificateHashData
                {
                    HashAlgorithm = HashAlgorithm.SHA256,
                    IssuerNameHash = certificate.IssuerNameHash,
                    IssuerKeyHash = certificate.IssuerKeyHash,
                    SerialNumber = certificate.SerialNumber,
                },
            })
            .Where(chain => request.CertificateType?.Contains(chain.CertificateType) ?? true)];
        return found.Length == 0
            ? new GetInstalledCertificateIdsResponse { Status = GetInstalledCertificateStatus.NotFound }
            : new GetInstalledCertificateIdsResponse { Status = GetInstalledCertificateStatus.Accepted, CertificateHashDataChain = found };
    }
}
