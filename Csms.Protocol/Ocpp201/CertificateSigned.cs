namespace Csms.Protocol.Ocpp201;

/// <summary>Delivers the certificate chain for an earlier signing request. CSMS to station. OCPP 2.0.1 A02.</summary>
public sealed record CertificateSignedRequest : IRequest<CertificateSignedResponse>
{
    public required string CertificateChain { get; init; }

    public CertificateSigningUse? CertificateType { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="CertificateSignedRequest"/>.</summary>
public sealed record CertificateSignedResponse
{
    public required CertificateSignedStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by CertificateSigned.</summary>
public enum CertificateSignedStatus
{
    Accepted,
    Rejected,
}
