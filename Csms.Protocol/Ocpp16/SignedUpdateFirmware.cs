namespace Csms.Protocol.Ocpp16;

/// <summary>Tells where to fetch firmware and how to verify it. CSMS to station. OCPP 1.6 security extension, L01.</summary>
public sealed record SignedUpdateFirmwareRequest : IRequest<SignedUpdateFirmwareResponse>
{
    public required int RequestId { get; init; }

    public required Firmware Firmware { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }
}

/// <summary>Answers <see cref="SignedUpdateFirmwareRequest"/>.</summary>
public sealed record SignedUpdateFirmwareResponse
{
    public required UpdateFirmwareStatus Status { get; init; }
}

/// <summary>Part of SignedUpdateFirmware.</summary>
public sealed record Firmware
{
    public required string Location { get; init; }

    public required DateTimeOffset RetrieveDateTime { get; init; }

    public required string SigningCertificate { get; init; }

    public required string Signature { get; init; }

    public DateTimeOffset? InstallDateTime { get; init; }
}

/// <summary>Used by SignedUpdateFirmware.</summary>
public enum UpdateFirmwareStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
    InvalidCertificate,
    RevokedCertificate,
}
