namespace Csms.Protocol.Ocpp201;

/// <summary>Asks whether a token may charge. Station to CSMS. OCPP 2.0.1 C01.</summary>
public sealed record AuthorizeRequest : IRequest<AuthorizeResponse>
{
    public required IdToken IdToken { get; init; }

    public string? Certificate { get; init; }

    public IReadOnlyList<OCSPRequestData>? Iso15118CertificateHashData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="AuthorizeRequest"/>.</summary>
public sealed record AuthorizeResponse
{
    public required IdTokenInfo IdTokenInfo { get; init; }

    public AuthorizeCertificateStatus? CertificateStatus { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Authorize.</summary>
public enum AuthorizeCertificateStatus
{
    Accepted,
    SignatureError,
    CertificateExpired,
    CertificateRevoked,
    NoCertificateAvailable,
    CertChainError,
    ContractCancelled,
}
