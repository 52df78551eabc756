namespace Csms.Protocol.Ocpp201;

/// <summary>Lists installed certificates. CSMS to station. OCPP 2.0.1 M03.</summary>
public sealed record GetInstalledCertificateIdsRequest : IRequest<GetInstalledCertificateIdsResponse>
{
    public IReadOnlyList<GetCertificateIdUse>? CertificateType { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetInstalledCertificateIdsRequest"/>.</summary>
public sealed record GetInstalledCertificateIdsResponse
{
    public required GetInstalledCertificateStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public IReadOnlyList<CertificateHashDataChain>? CertificateHashDataChain { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of GetInstalledCertificateIds.</summary>
public sealed record CertificateHashDataChain
{
    public required CertificateHashData CertificateHashData { get; init; }

    public required GetCertificateIdUse CertificateType { get; init; }

    public IReadOnlyList<CertificateHashData>? ChildCertificateHashData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetInstalledCertificateIds.</summary>
public enum GetCertificateIdUse
{
    V2GRootCertificate,
    MORootCertificate,
    CSMSRootCertificate,
    V2GCertificateChain,
    ManufacturerRootCertificate,
}

/// <summary>Used by GetInstalledCertificateIds.</summary>
public enum GetInstalledCertificateStatus
{
    Accepted,
    NotFound,
}
