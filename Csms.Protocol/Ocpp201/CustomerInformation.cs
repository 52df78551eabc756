namespace Csms.Protocol.Ocpp201;

/// <summary>Asks to report or clear what the station knows of a customer. CSMS to station. OCPP 2.0.1 N09.</summary>
public sealed record CustomerInformationRequest : IRequest<CustomerInformationResponse>
{
    public required int RequestId { get; init; }

    public required bool Report { get; init; }

    public required bool Clear { get; init; }

    public CertificateHashData? CustomerCertificate { get; init; }

    public IdToken? IdToken { get; init; }

    public string? CustomerIdentifier { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="CustomerInformationRequest"/>.</summary>
public sealed record CustomerInformationResponse
{
    public required CustomerInformationStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by CustomerInformation.</summary>
public enum CustomerInformationStatus
{
    Accepted,
    Rejected,
    Invalid,
}
