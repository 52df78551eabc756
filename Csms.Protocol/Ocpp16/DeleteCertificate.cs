namespace Csms.Protocol.Ocpp16;

/// <summary>Removes a certificate, named by its hashes. CSMS to station. OCPP 1.6 security extension, M04.</summary>
public sealed record DeleteCertificateRequest : IRequest<DeleteCertificateResponse>
{
    public required CertificateHashData CertificateHashData { get; init; }
}

/// <summary>Answers <see cref="DeleteCertificateRequest"/>.</summary>
public sealed record DeleteCertificateResponse
{
    public required DeleteCertificateStatus Status { get; init; }
}

/// <summary>Used by DeleteCertificate.</summary>
public enum DeleteCertificateStatus
{
    Accepted,
    Failed,
    NotFound,
}
