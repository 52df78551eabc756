namespace Csms.Protocol.Ocpp16;

/// <summary>Shows the station is alive and fetches the time. Station to CSMS. OCPP 1.6 §4.6, Core profile.</summary>
public sealed record HeartbeatRequest : IRequest<HeartbeatResponse>;

/// <summary>Answers <see cref="HeartbeatRequest"/>.</summary>
public sealed record HeartbeatResponse
{
    public required DateTimeOffset CurrentTime { get; init; }
}
