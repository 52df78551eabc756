namespace Csms.Protocol.Ocpp16;

/// <summary>Tells where and from when to fetch firmware. CSMS to station. OCPP 1.6 §5.19, Firmware Management profile.</summary>
public sealed record UpdateFirmwareRequest : IRequest<UpdateFirmwareResponse>
{
    public required string Location { get; init; }

    public required DateTimeOffset RetrieveDate { get; init; }

    public int? Retries { get; init; }

    public int? RetryInterval { get; init; }
}

/// <summary>Answers <see cref="UpdateFirmwareRequest"/>.</summary>
public sealed record UpdateFirmwareResponse;
