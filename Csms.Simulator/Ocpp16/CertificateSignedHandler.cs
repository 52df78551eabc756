using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class CertificateSignedHandler
{
    public static CertificateSignedResponse Handle(Ocpp16Dialect dialect, CertificateSignedRequest request)
    {
        if (dialect.Station.Certificates.AcceptSigned(request.CertificateChain))
            return new CertificateSignedResponse { Status = CertificateSignedStatus.Accepted };
        // A02.FR.06: a certificate that does not fit is told.
        dialect.SecurityEvent("InvalidChargePointCertificate");
        return new CertificateSignedResponse { Status = CertificateSignedStatus.Rejected };
    }
}
