using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class InstallCertificateHandler
{
    public static InstallCertificateResponse Handle(Ocpp16Dialect dialect, InstallCertificateRequest request) => new()
    {
        Status = dialect.Station.Certificates.Install(request.CertificateType.ToString(), request.Certificate)
            ? InstallCertificateStatus.Accepted
            : InstallCertificateStatus.Rejected,
    };
}
