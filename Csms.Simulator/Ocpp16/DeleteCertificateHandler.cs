using Csms.Protocol.Ocpp16;

namespace Csms.Simulator.Ocpp16;

internal static class DeleteCertificateHandler
{
    public static DeleteCertificateResponse Handle(Ocpp16Dialect dialect, DeleteCertificateRequest request)
    {
        var hash = request.CertificateHashData;
        var deleted = hash.HashAlgorithm == HashAlgorithm.SHA256
            && dialect.Station.Certificates.Delete(hash.IssuerNameHash, hash.IssuerKeyHash, hash.SerialNumber);
        return new DeleteCertificateResponse { Status = deleted ? DeleteCertificateStatus.Accepted : DeleteCertificateStatus.NotFound };
    }
}
