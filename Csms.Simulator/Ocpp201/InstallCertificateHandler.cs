using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class InstallCertificateHandler
{
    public static InstallCertificateResponse Handle(Ocpp201Dialect dialect, InstallCertificateRequest request) => new()
    {
        Status = dialect.Station.Certificates.Install(request.CertificateType.ToString(), request.Certificate)
            ? InstallCertificateStatus.Accepted
            : InstallCertificateStatus.Rejected,
    };
}
