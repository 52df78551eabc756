namespace Csms.Protocol.Ocpp201;

/// <summary>Installs a root certificate. CSMS to station. OCPP 2.0.1 M05.</summary>
public sealed record InstallCertificateRequest : IRequest<InstallCertificateResponse>
{
    public required InstallCertificateUse CertificateType { get; init; }

    public required string Certificate { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="InstallCertificateRequest"/>.</summary>
public sealed record InstallCertificateResponse
{
    public required InstallCertificateStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by InstallCertificate.</summary>
public enum InstallCertificateStatus
{
    Accepted,
    Rejected,
    Failed,
}

/// <summary>Used by InstallCertificate.</summary>
public enum InstallCertificateUse
{
    V2GRootCertificate,
    MORootCertificate,
    CSMSRootCertificate,
    ManufacturerRootCertificate,
}
