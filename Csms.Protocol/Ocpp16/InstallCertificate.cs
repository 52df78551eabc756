namespace Csms.Protocol.Ocpp16;

/// <summary>Installs a root certificate. CSMS to station. OCPP 1.6 security extension, M05.</summary>
public sealed record InstallCertificateRequest : IRequest<InstallCertificateResponse>
{
    public required CertificateUse CertificateType { get; init; }

    public required string Certificate { get; init; }
}

/// <summary>Answers <see cref="InstallCertificateRequest"/>.</summary>
public sealed record InstallCertificateResponse
{
    public required InstallCertificateStatus Status { get; init; }
}

/// <summary>Used by InstallCertificate.</summary>
public enum InstallCertificateStatus
{
    Accepted,
    Failed,
    Rejected,
}
