namespace Csms.Protocol.Ocpp201;

/// <summary>Asks for the version of the local authorization list; 0 means none. CSMS to station. OCPP 2.0.1 D02.</summary>
public sealed record GetLocalListVersionRequest : IRequest<GetLocalListVersionResponse>
{
    public CustomData? CustomData { get; init; }
}

/// <summary>Answers <see cref="GetLocalListVersionRequest"/>.</summary>
public sealed record GetLocalListVersionResponse
{
    public required int VersionNumber { get; init; }

    public CustomData? CustomData { get; init; }
}
