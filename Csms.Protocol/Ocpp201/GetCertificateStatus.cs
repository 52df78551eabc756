namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for the revocation status of a certificate. Station to CSMS. OCPP 2.0.1 M06.</summary>
public sealed record GetCertificateStatusRequest : IRequest<GetCertificateStatusResponse>
{
    public required OCSPRequestData OcspRequestData { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetCertificateStatusRequest"/>.</summary>
public sealed record GetCertificateStatusResponse
{
    public required GetCertificateStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public string? OcspResult { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by GetCertificateStatus.</summary>
public enum GetCertificateStatus
{
    Accepted,
    Failed,
}
