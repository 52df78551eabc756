namespace Csms.Protocol.Ocpp16;

/// <summary>Delivers the certificate chain for an earlier signing request. CSMS to station. OCPP 1.6 security extension, A02.</summary>
public sealed record CertificateSignedRequest : IRequest<CertificateSignedResponse>
{
    public required string CertificateChain { get; init; }
}

/// <summary>Answers <see cref="CertificateSignedRequest"/>.</summary>
public sealed record CertificateSignedResponse
{
    public required CertificateSignedStatus Status { get; init; }
}

/// <summary>Used by CertificateSigned.</summary>
public enum CertificateSignedStatus
{
    Accepted,
    Rejected,
}
