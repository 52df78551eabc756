namespace Csms.Protocol.Ocpp16;

/// <summary>Lists the root certificates of one use. CSMS to station. OCPP 1.6 security extension, M03.</summary>
public sealed record GetInstalledCertificateIdsRequest : IRequest<GetInstalledCertificateIdsResponse>
{
    public required CertificateUse CertificateType { get; init; }
}

/// <summary>Answers <see cref="GetInstalledCertificateIdsRequest"/>.</summary>
public sealed record GetInstalledCertificateIdsResponse
{
    public required GetInstalledCertificateStatus Status { get; init; }

    public IReadOnlyList<CertificateHashData>? CertificateHashData { get; init; }
}

/// <summary>Used by GetInstalledCertificateIds.</summary>
public enum GetInstalledCertificateStatus
{
    Accepted,
    NotFound,
}
