namespace Csms.Protocol.Ocpp201;

/// <summary>Asks a local controller to withdraw published firmware. CSMS to station. OCPP 2.0.1 L04.</summary>
public sealed record UnpublishFirmwareRequest : IRequest<UnpublishFirmwareResponse>
{
    public required string Checksum { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="UnpublishFirmwareRequest"/>.</summary>
public sealed record UnpublishFirmwareResponse
{
    public required UnpublishFirmwareStatus Status { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Used by UnpublishFirmware.</summary>
public enum UnpublishFirmwareStatus
{
    DownloadOngoing,
    NoFirmware,
    Unpublished,
}
