namespace Csms.Protocol.Ocpp201;

/// <summary>Removes a certificate, named by its hashes. CSMS to station. OCPP 2.0.1 M04.</summary>
public sealed record DeleteCertificateRequest : IRequest<DeleteCertificateResponse>
{
    public required CertificateHashData CertificateHashData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="DeleteCertificateRequest"/>.</summary>
public sealed record DeleteCertificateResponse
{
    public required DeleteCertificateStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by DeleteCertificate.</summary>
public enum DeleteCertificateStatus
{
    Accepted,
    Failed,
    NotFound,
}
