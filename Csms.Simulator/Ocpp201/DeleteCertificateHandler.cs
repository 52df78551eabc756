using Csms.Protocol.Ocpp201;

namespace Csms.Simulator.Ocpp201;

internal static class DeleteCertificateHandler
{
    public static DeleteCertificateResponse Handle(Ocpp201Dialect dialect, DeleteCertificateRequest request)
    {
        var hash = request.CertificateHashData;
        var deleted = hash.HashAlgorithm == HashAlgorithm.SHA256
            && dialect.Station.Certificates.Delete(hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
        return new DeleteCertificateResponse { Status = deleted ? DeleteCertificateStatus.Accepted : DeleteCertificateStatus.NotFound };
    }
}
