namespace Csms.Protocol.Ocpp201;

/// <summary>Tells where to fetch firmware and how to verify it. CSMS to station. OCPP 2.0.1 L01.</summary>
public sealed record UpdateFirmwareRequest : IRequest<UpdateFirmwareResponse>
{
    public required int RequestId { get; init; }

    public required Firmware Firmware { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="UpdateFirmwareRequest"/>.</summary>
public sealed record UpdateFirmwareResponse
{
    public required UpdateFirmwareStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Part of UpdateFirmware.</summary>
public sealed record Firmware
{
    public required string Location { get; init; }

    public required DateTimeOffset RetrieveDateTime { get; init; }

    public DateTimeOffset? InstallDateTime { get; init; }

    public string? SigningCertificate { get; init; }

    public string? Signature { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by UpdateFirmware.</summary>
public enum UpdateFirmwareStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
    InvalidCertificate,
    RevokedCertificate,
}
