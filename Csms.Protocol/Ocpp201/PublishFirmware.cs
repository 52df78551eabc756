namespace Csms.Protocol.Ocpp201;

/// <summary>Asks a local controller to publish firmware. CSMS to station. OCPP 2.0.1 L03.</summary>
public sealed record PublishFirmwareRequest : IRequest<PublishFirmwareResponse>
{
    public required string Location { get; init; }

    public required string Checksum { get; init; }

    public required int RequestId { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }

    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="PublishFirmwareRequest"/>.</summary>
public sealed record PublishFirmwareResponse
{
    public required GenericStatus Status { get; init; }

    public StatusInfo? StatusInfo { get; init; }

    public CustomData? CustomData { get; init; }
}
