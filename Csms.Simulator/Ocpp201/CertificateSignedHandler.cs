using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class CertificateSignedHandler
{
    public static CertificateSignedResponse Handle(Ocpp201Dialect dialect, CertificateSignedRequest request)
    {
        if (dialect.Station.Certificates.AcceptSigned(request.CertificateChain))
            return new CertificateSignedResponse { Status = CertificateSignedStatus.Accepted };
        // A02.FR.06: a certificate that does not fit is told.
        dialect.SecurityEvent("InvalidChargingStationCertificate");
        return new CertificateSignedResponse { Status = CertificateSignedStatus.Rejected };
    }
}
