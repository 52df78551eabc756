namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for a certificate by a signing request (PEM). Station to CSMS. OCPP 2.0.1 A02.</summary>
public sealed record SignCertificateRequest : IRequest<SignCertificateResponse>
{
    public required string Csr { get; init; }

    public CertificateSigningUse? CertificateType { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="SignCertificateRequest"/>.</summary>
public sealed record SignCertificateResponse
{
    public required GenericStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}
