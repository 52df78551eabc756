using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class GetInstalledCertificateIdsHandler
{
    public static GetInstalledCertificateIdsResponse Handle(Ocpp16Dialect dialect, GetInstalledCertificateIdsRequest request)
    {
        var found = dialect.Station.Certificates.Installed
            .Where(certificate => certificate.Use == request.CertificateType.ToString())
            .Select(certificate => new CertificateHashData
            {
                HashAlgorithm = HashAlgorithm.SHA256,
                IssuerNameHash = certificate.IssuerNameHash,
                IssuerKeyHash = certificate.IssuerKeyHash,
                SerialNumber = certificate.SerialNumber,
            })
            .ToArray();
        return found.Length == 0
            ? new GetInstalledCertificateIdsResponse { Status = GetInstalledCertificateStatus.NotFound }
            : new GetInstalledCertificateIdsResponse { Status = GetInstalledCertificateStatus.Accepted, CertificateHashData = found };
    }
}
