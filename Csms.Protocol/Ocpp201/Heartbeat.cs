namespace Csms.Protocol.Ocpp201;

/// <summary>Shows the station is alive and fetches the time. Station to CSMS. OCPP 2.0.1 G02.</summary>
public sealed record HeartbeatRequest : IRequest<HeartbeatResponse>
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="HeartbeatRequest"/>.</summary>
public sealed record HeartbeatResponse
{
    public required DateTimeOffset CurrentTime { get; init; }

    public CustomData? CustomData { get; init; }
}
