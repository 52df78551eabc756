namespace Csms.Protocol.Ocpp16;

/// <summary>Asks for a certificate by a signing request (PEM). Station to CSMS. OCPP 1.6 security extension, A02.</summary>
public sealed record SignCertificateRequest : IRequest<SignCertificateResponse>
{
    public required string Csr { get; init; }
}

/// <summary>Answers <see cref="SignCertificateRequest"/>.</summary>
public sealed record SignCertificateResponse
{
    public required SignCertificateStatus Status { get; init; }
}

/// <summary>Used by SignCertificate.</summary>
public enum SignCertificateStatus
{
    Accepted,
    Rejected,
}
