namespace Csms.Protocol.Ocpp16;

/// <summary>Asks for the version of the local authorization list; -1 means none is supported. CSMS to station. OCPP 1.6 §5.10, Local Auth List profile.</summary>
public sealed record GetLocalListVersionRequest : IRequest<GetLocalListVersionResponse>;

/// <summary>Answers <see cref="GetLocalListVersionRequest"/>.</summary>
public sealed record GetLocalListVersionResponse
{
    public required int ListVersion { get; init; }
}
