namespace Csms.Protocol.Ocpp201;

/// <summary>Forwards a vehicle's certificate request (EXI, Base64). Station to CSMS. OCPP 2.0.1 M01.</summary>
public sealed record Get15118EVCertificateRequest : IRequest<Get15118EVCertificateResponse>
{
    public required string Iso15118SchemaVersion { get; init; }

    public required CertificateAction Action { get; init; }

    public required string ExiRequest { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="Get15118EVCertificateRequest"/>.</summary>
public sealed record Get15118EVCertificateResponse
{
    public required Iso15118EVCertificateStatus Status { get; init; }

    public required string ExiResponse { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by Get15118EVCertificate.</summary>
public enum CertificateAction
{
    Install,
    Update,
}

/// <summary>Used by Get15118EVCertificate.</summary>
public enum Iso15118EVCertificateStatus
{
    Accepted,
    Failed,
}
